// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Lowering without the checker: every access of every function of the unit gets
 * every check that has operands, proved or not.  What comes out must compile
 * without a warning and run as the plain program does.
 *
 *	force [-soft] [-extend] [-mutate=N] [-nothing] file.i > file.saner.i
 *
 * It stands in for checker/verdict.h: bounds are those of arrays, variables
 * and companions; every local pointer that has no address taken has one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checker/verdict.h"
#include "frontend/base/fail.h"
#include "frontend/parse/parse.h"
#include "lowering/lower.h"
#include "lowering/prelude.h"
#include "frontend/walk.h"

struct force {
	struct verdicts *v;
	struct func_verdict *fv;
	uint32_t room;
};

/* ---- what the checker would say -------------------------------------- */

static const struct bounds unknown = { .form = BOUNDS_UNKNOWN };

static const struct expr *below(const struct expr *e)
{
	while (e->kind == EXPR_CONVERT || e->kind == EXPR_CAST)
		e = e->sub[0];
	return e;
}

static const struct bounds *make(const struct verdicts *v, struct bounds b)
{
	struct bounds *n = arena_new_of(v->arena, struct bounds);

	*n = b;
	return n;
}

static bool is_companion(const struct sym *s)
{
	return (s->kind == SYM_LOCAL || s->kind == SYM_PARAM) && s->name &&
	       s->type->kind == TYPE_POINTER &&
	       s->type->of->kind != TYPE_FUNC &&
	       !(s->flags & (SYM_ADDRESS_TAKEN | SYM_VOLATILE |
			     SYM_REGISTER_ASM));
}

static const struct bounds *bounds_of_object(const struct verdicts *v,
					     const struct expr *lv)
{
	struct bounds b = { .form = BOUNDS_OBJECT, .expr = lv,
			    .known = true };

	if (!lv->type->complete || !lv->type->size || lv->type->vla)
		return &unknown;
	b.size = lv->type->size;
	return make(v, b);
}

static const struct bounds *bounds_of_cond(const struct verdicts *v,
					   const struct func_verdict *fv,
					   const struct expr *e)
{
	struct bounds b = { .form = BOUNDS_COND, .expr = e };

	b.a = bounds_of(v, fv, e->sub[1] ? e->sub[1] : e->sub[0]);
	b.b = bounds_of(v, fv, e->sub[2]);
	return make(v, b);
}

static const struct bounds *bounds_of_load(const struct verdicts *v,
					   const struct func_verdict *fv,
					   const struct expr *e)
{
	const struct expr *lv = e->sub[0];
	struct bounds b = { .form = BOUNDS_COMPANION };

	if (lv->kind == EXPR_VAR && is_companion(lv->sym) &&
	    fv->companion[lv->sym->id]) {
		b.sym = lv->sym;
		return make(v, b);
	}
	if (lv->kind == EXPR_MEMBER && lv->field->kind) {
		b.form = BOUNDS_KIND;
		b.expr = e;
		b.kind = lv->field->kind;
		return make(v, b);
	}
	return &unknown;
}

static const struct bounds *bounds_of_call(const struct verdicts *v,
					   const struct expr *e)
{
	const struct expr *f = below(e->sub[0]);
	const struct contract *c;
	struct bounds b = { .form = BOUNDS_ALLOC, .expr = e };

	if (f->kind == EXPR_DECAY)
		f = f->sub[0];
	c = f->kind == EXPR_FUNC ? f->sym->contract : NULL;
	return c && c->alloc ? make(v, b) : &unknown;
}

const struct bounds *bounds_of(const struct verdicts *v,
			       const struct func_verdict *fv,
			       const struct expr *e)
{
	static const struct bounds nothing = { .form = BOUNDS_NOTHING };

	e = below(e);
	if (e->kind == EXPR_INT && !e->value)
		return &nothing;
	if ((e->kind == EXPR_DECAY || e->kind == EXPR_ADDR) &&
	    e->sub[0]->type->kind != TYPE_FUNC)
		return bounds_of_object(v, e->sub[0]);
	if (e->kind == EXPR_LOAD)
		return bounds_of_load(v, fv, e);
	if (e->kind == EXPR_CALL)
		return bounds_of_call(v, e);
	if (e->kind == EXPR_COND)
		return bounds_of_cond(v, fv, e);
	if (e->kind == EXPR_BINARY && e->type->kind == TYPE_POINTER)
		return bounds_of(v, fv, e->sub[0]->type->kind == TYPE_POINTER ?
				 e->sub[0] : e->sub[1]);
	if ((e->kind == EXPR_INCDEC || e->kind == EXPR_ASSIGN_OP) &&
	    e->sub[0]->kind == EXPR_VAR && is_companion(e->sub[0]->sym)) {
		struct bounds b = { .form = BOUNDS_COMPANION,
				    .sym = e->sub[0]->sym };

		return make(v, b);
	}
	return &unknown;
}

const struct bounds *bounds_at_entry(const struct verdicts *v,
				     const struct func_verdict *fv,
				     const struct sym *param)
{
	struct bounds b = { .form = BOUNDS_KIND, .sym = param,
			    .kind = param->pkind };

	(void)fv;
	return param->pkind ? make(v, b) : &unknown;
}

const struct func_verdict *extended_callee(const struct verdicts *v,
					   const struct expr *call)
{
	const struct expr *f = below(call->sub[0]);
	uint32_t i;

	if (f->kind == EXPR_DECAY)
		f = f->sub[0];
	for (i = 0; f->kind == EXPR_FUNC && i < v->nfuncs; i++)
		if (v->funcs[i].is_extended &&
		    v->funcs[i].func->sym == f->sym)
			return &v->funcs[i];
	return NULL;
}

const char *property_word(enum property p)
{
	static const char *const words[] = {
#define PROPERTY(word, depends, what) #word,
#include "checker/property.def"
#undef PROPERTY
	};

	return words[p];
}

/* ---- obligations ----------------------------------------------------- */

static struct check *oblige(struct force *x, enum property p, const char *rule,
			    const struct expr *at, enum check_form form)
{
	struct obligation *o = arena_grow(x->v->arena,
					  (void **)&x->fv->obligations,
					  &x->fv->nobligations, &x->room,
					  sizeof(*o));

	o->id = x->fv->nobligations;
	o->property = p;
	o->rule = rule;
	o->at = at;
	o->disposition = DISP_CHECKED;
	o->what = "'forced' \"check\"";
	o->check.form = form;
	o->check.anchor = at;
	return &o->check;
}

/* True when @e is only looked at for its address or its size. */
static bool is_accessed(const struct expr *e)
{
	const struct expr *up = e->parent;

	/* p->a[i] reads through p for the element */
	while (up && (up->kind == EXPR_MEMBER ||
		      (up->kind == EXPR_DECAY && up->parent &&
		       up->parent->kind == EXPR_INDEX)))
		up = up->parent;
	return up && up->kind != EXPR_ADDR && up->kind != EXPR_DECAY &&
	       e->type->complete && e->type->size;
}

static bool is_plain_pointer(const struct expr *e)
{
	return e->type->kind == TYPE_POINTER && !e->no_insert &&
	       !e->type->of->tags && e->type->of->kind != TYPE_FUNC;
}

static void on_access(struct force *x, const struct expr *e)
{
	struct check *c;

	if (!is_plain_pointer(e->sub[0]) || !is_accessed(e))
		return;
	if (below(e->sub[0])->kind != EXPR_DECAY &&
	    below(e->sub[0])->kind != EXPR_ADDR)
		oblige(x, PROP_null, "null-deref", e, CHECK_NULL);
	c = oblige(x, PROP_bounds, "bounds-access", e, CHECK_ACCESS);
	c->lo = 0;
	c->hi = (int64_t)e->type->size;
	c->bounds = bounds_of(x->v, x->fv, e->sub[0]);
}

static void on_index(struct force *x, const struct expr *e)
{
	const struct expr *base = below(e->sub[0]);
	const struct type *t = base->kind == EXPR_DECAY ? base->sub[0]->type :
							  NULL;
	struct check *c;

	if (t && t->kind == TYPE_ARRAY && t->count > 1 && !t->vla &&
	    !e->sub[1]->no_insert && is_accessed(e)) {
		c = oblige(x, PROP_bounds, "bounds-index", e, CHECK_INDEX);
		c->count = t->count;
	} else {
		on_access(x, e);
	}
}

static void on_expr(void *ctx, const struct expr *e)
{
	struct force *x = ctx;
	struct check *c;

	if (e->kind == EXPR_DEREF)
		on_access(x, e);
	else if (e->kind == EXPR_INDEX)
		on_index(x, e);
	else if ((e->kind == EXPR_BINARY || e->kind == EXPR_ASSIGN_OP) &&
		 (e->op == OP_DIV || e->op == OP_REM) &&
		 e->type->kind == TYPE_INT && e->sub[1]->kind != EXPR_INT &&
		 e->sub[1]->type->kind == TYPE_INT)
		oblige(x, PROP_arith, "arith-divisor", e, CHECK_DIVISOR);
	else if ((e->kind == EXPR_BINARY || e->kind == EXPR_ASSIGN_OP) &&
		 (e->op == OP_SHL || e->op == OP_SHR)) {
		c = oblige(x, PROP_arith, "arith-shift", e, CHECK_SHIFT);
		c->count = (e->compute_type ? e->compute_type : e->type)->size
			   * 8;
	}
}

static void on_stmt(void *ctx, const struct stmt *s)
{
	struct force *x = ctx;
	uint32_t i;

	for (i = 0; i < s->ndecls; i++) {
		const struct sym *sym = s->decls[i].sym;

		if (s->decls[i].init || !sym->name || sym->kind != SYM_LOCAL)
			continue;
		oblige(x, PROP_init, "init-local", NULL, CHECK_ZERO)->sym =
			sym;
	}
}

static bool may_extend(const struct func *f)
{
	uint32_t no = SYM_OTHER_MENTION | SYM_WEAK | SYM_ALIAS | SYM_USED |
		      SYM_NAKED | SYM_SECTION | SYM_GNU_INLINE;

	return (f->sym->flags & SYM_INTERNAL) && !(f->sym->flags & no) &&
	       f->sym->type->prototyped && !f->sym->type->variadic;
}

static void force_func(struct force *x, struct func *f, bool extend)
{
	uint32_t i;

	x->fv->func = f;
	x->fv->companion = arena_array(x->v->arena, f->nsyms + 1, sizeof(bool));
	x->fv->extended = arena_array(x->v->arena, f->nsyms + 1, sizeof(bool));
	if (!f->reached || !f->body)
		return;
	for (i = 0; i < f->nsyms; i++) {
		x->fv->companion[i] = is_companion(f->syms[i]);
		x->fv->extended[i] = extend && may_extend(f) &&
				     i < f->nparams && x->fv->companion[i];
		x->fv->is_extended |= x->fv->extended[i];
	}
}

static void oblige_func(struct force *x, const struct func *f)
{
	struct walk v = { .expr = on_expr, .stmt = on_stmt, .ctx = x };

	x->room = 0;
	if (f->reached && f->body)
		walk_stmt(&v, f->body);
}

/* ---- main ------------------------------------------------------------ */

static char *slurp(struct arena *a, const char *name, uint32_t *len)
{
	FILE *f = fopen(name, "r");
	struct buf b;
	char part[4096];
	size_t n;

	if (!f)
		die("cannot open '%s'", name);
	buf_init(&b, a);
	buf_puts(&b, "");
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_put(&b, part, n);
	fclose(f);
	*len = (uint32_t)b.len;
	return b.at;
}

static void force_unit(const struct unit *u, const struct options *o,
		       struct arena *a, bool extend, bool nothing)
{
	struct verdicts v = { .unit = u, .options = o, .arena = a,
			      .nfuncs = u->nfuncs };
	struct force x = { .v = &v };
	struct lowered info;
	struct buf out;
	uint32_t i;

	v.funcs = arena_array(a, u->nfuncs + 1, sizeof(*v.funcs));
	for (i = 0; i < u->nfuncs; i++) {
		x.fv = &v.funcs[i];
		force_func(&x, u->funcs[i], extend && !nothing);
	}
	for (i = 0; i < u->nfuncs; i++) {
		x.fv = &v.funcs[i];
		if (nothing)
			memset(x.fv->companion, 0, u->funcs[i]->nsyms);
		else
			oblige_func(&x, u->funcs[i]);
	}
	buf_init(&out, a);
	lower_unit(u, &v, prelude_text(a, u->text, false,
				       o->mode == MODE_HARD, false), &out, &info);
	fwrite(out.at, 1, out.len, stdout);
	for (i = 0; i < info.nrefused; i++)
		fprintf(stderr, "refused: %s, reason %d\n",
			info.refused[i].obligation->rule,
			(int)info.refused[i].reason);
	fprintf(stderr, "checks %u companions %u\n", info.checks,
		info.companions);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct parse_request rq = { 0 };
	struct options o = { .mode = MODE_HARD };
	bool extend = false, nothing = false;
	struct unit *u;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		if (!strcmp(argv[i], "-soft"))
			o.mode = MODE_SOFT;
		else if (!strcmp(argv[i], "-extend"))
			extend = true;
		else if (!strcmp(argv[i], "-nothing"))
			nothing = true;
		else if (!strncmp(argv[i], "-mutate=", 8))
			o.mutate = atoi(argv[i] + 8);
		else
			die("unknown option '%s'", argv[i]);
	}
	if (i + 1 != argc)
		die("usage: force [-soft] [-extend] [-mutate=N] [-nothing] "
		    "FILE.i");
	rq.text = slurp(a, argv[i], &rq.len);
	u = parse_unit(&rq, a);
	if (u->parse_error)
		die("%s: %s", argv[i], u->parse_error);
	force_unit(u, &o, a, extend, nothing);
	arena_free(a);
	return 0;
}
