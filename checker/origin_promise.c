// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What is promised behind a pointer (checker/origin.h).
 *
 * A pointer to a complete struct or union has at least that many bytes behind
 * it wherever a *place* gives it (parameter, field, static object, result):
 * that is what the type of a place promises.  A conversion makes no promise, it
 * has to keep one, and a pointer that was computed with has none left.
 */
#include "checker/access.h"
#include "checker/origin_state.h"

#define EVERYTHING UINT64_MAX

struct ctx {
	const struct origin *origin;
	const struct fn_origin *fo;
	struct premises *premises;	/* NULL while the fixpoint runs */
	bool *seen;			/* by sym id: premises were added */
	struct arena *arena;
};

static uint64_t promised(const struct ctx *c, const struct expr *e);

void premises_add(struct premises *p, struct arena *a, enum premise_kind kind,
		  const char *subject)
{
	struct premise *n;

	if (!p)
		return;
	n = arena_grow(a, (void **)&p->at, &p->n, &p->room, sizeof(*n));
	n->kind = kind;
	n->subject = subject;
}

static uint64_t min_of(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/* By its type alone, and by its kind when that is a constant. */
static uint64_t place_promise(const struct type *pointer,
			      const struct kind *k)
{
	const struct type *of = pointer && pointer->kind == TYPE_POINTER ?
				pointer->of : NULL;

	if (!of || pointer->tags & (TAG_USER | TAG_IOMEM | TAG_PERCPU |
				    TAG_SEG))
		return 0;
	if (k && k->form == KIND_UNSAFE)
		return 0;
	if (k && k->form == KIND_SINGLE)
		return of->complete ? of->size : 0;
	if (k && k->amount && k->amount->op == AMOUNT_CONST) {
		if (k->form == KIND_SIZED)
			return k->amount->value;
		if (k->form == KIND_COUNTED && of->complete)
			return k->amount->value * of->size;
	}
	if (k && (k->form == KIND_SIZED || k->form == KIND_COUNTED ||
		  k->form == KIND_ENDED))
		return 0;
	return type_is_sized_record(of) ? of->size : 0;
}

static const char *name_of(const struct sym *s)
{
	return s && s->name ? s->name->text : "?";
}

static const char *field_name(const struct ctx *c, const struct expr *member)
{
	const struct type *t = member->sub[0]->type;
	const char *field = member->field->name ? member->field->name->text :
			    "?";

	return arena_printf(c->arena, "%s.%s",
			    t && t->tag ? t->tag->text : "?", field);
}

/* ---- places --------------------------------------------------------- */

/* A local or parameter that only assignments change. */
static bool is_followed(const struct ctx *c, const struct sym *s)
{
	return c->fo && s &&
	       (s->kind == SYM_LOCAL || s->kind == SYM_PARAM) &&
	       s->id < c->fo->func->nsyms && c->fo->func->syms[s->id] == s &&
	       c->fo->eligible[s->id];
}

/* Static functions with every call in sight: the least that is passed. */
static uint64_t from_callers(const struct ctx *c, const struct sym *p)
{
	uint64_t least = EVERYTHING;

	if (!c->fo->extendable || !c->fo->ncalls)
		return 0;
	for (uint32_t i = 0; i < c->fo->ncalls; i++) {
		const struct call_site *site = &c->fo->calls[i];
		struct ctx caller = *c;

		caller.fo = &c->origin->funcs[site->caller];
		caller.premises = NULL;
		least = min_of(least, promised(&caller,
					site->call->sub[p->param_index + 1]));
	}
	return least;
}

static uint64_t param_promise(const struct ctx *c, const struct sym *p)
{
	uint64_t type = place_promise(p->type, p->pkind);
	uint64_t passed = from_callers(c, p);

	/* What the callers rest on is theirs to say. */
	if (passed >= type && passed)
		return passed;
	if (breach_of_sym(c->origin->breaches, p))
		return 0;
	if (type)
		premises_add(c->premises, c->arena, PREMISE_PARAM,
			     name_of(c->fo->func->sym));
	return type;
}

/* The least of what is assigned to @s, without looking at the fixpoint. */
static uint64_t local_promise(const struct ctx *c, const struct sym *s)
{
	uint64_t least = EVERYTHING;

	if (c->fo->moved[s->id])
		return 0;
	if (s->kind == SYM_PARAM)
		least = param_promise(c, s);
	for (uint32_t i = 0; i < c->fo->nassigns && least; i++) {
		if (c->fo->assigns[i].sym == s)
			least = min_of(least,
				       promised(c, c->fo->assigns[i].rhs));
	}
	return least;
}

static uint64_t var_promise(const struct ctx *c, const struct sym *s)
{
	if (c->premises && !c->seen[s->id]) {
		c->seen[s->id] = true;
		local_promise(c, s);
	}
	return c->fo->promised[s->id];
}

/* The pointer read from the place @lv: a field, a static object, memory. */
static uint64_t load_promise(const struct ctx *c, const struct expr *lv)
{
	const struct expr *p = lvalue_array(lv);
	const char *what;
	uint64_t bytes;

	if (lv->kind == EXPR_VAR && is_followed(c, lv->sym))
		return var_promise(c, lv->sym);
	bytes = place_promise(lv->type, lv->kind == EXPR_MEMBER ?
			      lv->field->kind : NULL);
	if (!bytes || breach_of_place(c->origin->breaches, lv))
		return 0;
	if (p->kind == EXPR_MEMBER) {
		what = field_name(c, p);
		premises_add(c->premises, c->arena, PREMISE_FIELD, what);
	} else if (p->kind == EXPR_VAR && p->sym &&
		   p->sym->kind == SYM_STATIC) {
		what = name_of(p->sym);
		premises_add(c->premises, c->arena, PREMISE_EXTERN, what);
	} else {
		return 0;
	}
	if (breach_anywhere(c->origin->breaches))
		premises_add(c->premises, c->arena, PREMISE_ALIAS, what);
	return bytes;
}

/* ---- objects -------------------------------------------------------- */

static uint64_t object_promise(const struct ctx *c, const struct expr *e)
{
	const struct bounds *b = origin_bounds(c->origin, c->fo, e, c->arena);
	const struct expr *lv = e->sub[0];

	if (e->kind == EXPR_ADDR && first_record_of(lv))
		lv = first_record_of(lv);
	if (lv->kind == EXPR_DEREF && e->kind == EXPR_ADDR)
		return promised(c, lv->sub[0]);
	if (b->form != BOUNDS_OBJECT)
		return 0;
	if (b->expr->kind == EXPR_VAR && b->expr->sym &&
	    b->expr->sym->kind == SYM_STATIC &&
	    !(b->expr->sym->flags & SYM_DEFINED))
		premises_add(c->premises, c->arena, PREMISE_EXTERN,
			     name_of(b->expr->sym));
	if (b->expr == lv)
		return b->size;
	/* &a[i]: what is left of a */
	if (lv->kind == EXPR_INDEX && lv->type && lv->type->complete) {
		const struct expr *i = expr_strip(lv->sub[1]);
		uint64_t left = b->size;

		if (i->kind != EXPR_INT || i->value < 0 || !lv->type->size ||
		    (uint64_t)i->value > left / lv->type->size)
			return 0;
		return left - (uint64_t)i->value * lv->type->size;
	}
	return 0;
}

static bool constant_amount(const struct amount *m, const struct expr *call,
			    uint64_t *out)
{
	uint64_t a, b;
	const struct expr *arg;

	switch (m->op) {
	case AMOUNT_CONST:
		*out = m->value;
		return true;
	case AMOUNT_PARAM:
		if (m->index + 1 >= call->nsub)
			return false;
		arg = expr_strip(call->sub[m->index + 1]);
		*out = (uint64_t)arg->value;
		return arg->kind == EXPR_INT && arg->value >= 0;
	case AMOUNT_ADD:
		return constant_amount(m->a, call, &a) &&
		       constant_amount(m->b, call, &b) &&
		       !__builtin_add_overflow(a, b, out);
	case AMOUNT_MUL:
		return constant_amount(m->a, call, &a) &&
		       constant_amount(m->b, call, &b) &&
		       !__builtin_mul_overflow(a, b, out);
	case AMOUNT_FIELD:
	case AMOUNT_SYM:
	case AMOUNT_RESULT:
	case AMOUNT_STRLEN:
	case AMOUNT_SUB:
	case AMOUNT_MIN:
		return false;
	}
	return false;
}

bool origin_allocated(const struct expr *call, uint64_t *bytes)
{
	const struct sym *f = callee_of(call);
	const struct contract *k = f ? f->contract : NULL;

	return k && k->alloc && constant_amount(k->alloc, call, bytes);
}

static uint64_t call_promise(const struct ctx *c, const struct expr *e)
{
	const struct sym *f = callee_of(e);
	const struct contract *k = f ? f->contract : NULL;
	uint64_t bytes;

	if (k && k->alloc) {
		if (!constant_amount(k->alloc, e, &bytes))
			return 0;
	} else if (k && k->returns_param >= 0) {
		return 0;
	} else if (f && breach_of_sym(c->origin->breaches, f)) {
		return 0;
	} else {
		bytes = place_promise(e->type, k ? k->result : NULL);
	}
	if (bytes)
		premises_add(c->premises, c->arena, PREMISE_CONTRACT,
			     f ? name_of(f) : "*");
	return bytes;
}

/* ---- expressions ---------------------------------------------------- */

static uint64_t binary_promise(const struct ctx *c, const struct expr *e)
{
	const struct expr *p = e->sub[0];
	const struct expr *n = expr_strip(e->sub[1]);
	uint64_t bytes, skip;

	if (e->op != OP_ADD || !p->type || p->type->kind != TYPE_POINTER ||
	    n->kind != EXPR_INT || n->value < 0 || !p->type->of ||
	    !p->type->of->complete)
		return 0;
	/* p = p + 1 would count down for ever */
	if (expr_strip(p)->kind == EXPR_LOAD || expr_strip(p)->kind == EXPR_VAR)
		return 0;
	bytes = promised(c, p);
	if (__builtin_mul_overflow((uint64_t)n->value, p->type->of->size,
				   &skip) || bytes == EVERYTHING ||
	    skip > bytes)
		return 0;
	return bytes - skip;
}

static uint64_t convert_promise(const struct ctx *c, const struct expr *e)
{
	const struct expr *s = e->sub[0];
	const struct expr *n;

	if (s->type && s->type->kind == TYPE_POINTER)
		return promised(c, s);
	n = expr_strip(s);
	if (n->kind == EXPR_INT && (n->value == 0 ||
				    (n->value < 0 && n->value >= -4095)))
		return EVERYTHING;
	return 0;
}

static uint64_t stmt_promise(const struct ctx *c, const struct expr *e)
{
	const struct expr *value = stmt_expr_value(e);

	return value ? promised(c, value) : 0;
}

static uint64_t promised(const struct ctx *c, const struct expr *e)
{
	if (!e)
		return 0;
	switch (e->kind) {
	case EXPR_INT:
		return e->value == 0 ? EVERYTHING : 0;
	case EXPR_LOAD:
		return load_promise(c, e->sub[0]);
	case EXPR_ADDR:
	case EXPR_DECAY:
		return object_promise(c, e);
	case EXPR_CONVERT:
	case EXPR_CAST:
		return convert_promise(c, e);
	case EXPR_BINARY:
		return binary_promise(c, e);
	case EXPR_COND:
		return min_of(promised(c, e->sub[1] ? e->sub[1] : e->sub[0]),
			      promised(c, e->sub[2]));
	case EXPR_COMMA:
		return promised(c, e->sub[e->nsub - 1]);
	case EXPR_ASSIGN:
		return promised(c, e->sub[1]);
	case EXPR_CALL:
		return call_promise(c, e);
	case EXPR_STMT:
		return stmt_promise(c, e);
	case EXPR_FLOAT:
	case EXPR_STRING:
	case EXPR_VAR:
	case EXPR_FUNC:
	case EXPR_MEMBER:
	case EXPR_DEREF:
	case EXPR_INDEX:
	case EXPR_UNARY:
	case EXPR_LOGICAL:
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
	case EXPR_COMPOUND:
	case EXPR_INIT:
	case EXPR_VA_ARG:
	case EXPR_LABEL_ADDR:
	case EXPR_ATOMIC:
	case EXPR_UNKNOWN:
		return 0;
	}
	return 0;
}

bool promise_round(struct origin *o, struct arena *scratch)
{
	const struct unit *u = o->verdicts->unit;
	bool changed = false;

	for (uint32_t i = 0; i < u->nfuncs; i++) {
		struct fn_origin *fo = &o->funcs[i];
		struct ctx c = { .origin = o, .fo = fo, .arena = scratch };

		for (uint32_t k = 0; fo->func->reached &&
		     k < fo->func->nsyms; k++) {
			uint64_t bytes;

			if (!fo->eligible[k])
				continue;
			bytes = local_promise(&c, fo->func->syms[k]);
			if (bytes < fo->promised[k]) {
				fo->promised[k] = bytes;
				changed = true;
			}
		}
	}
	return changed;
}

uint64_t origin_promised(const struct origin *o, const struct func *f,
			 const struct expr *e, struct premises *p,
			 struct arena *a)
{
	struct ctx c = {
		.origin = o, .fo = f ? origin_func(o, f) : NULL,
		.premises = p, .arena = a,
	};

	if (f && !c.fo)
		return 0;
	if (f)
		c.seen = arena_array(a, f->nsyms + 1, sizeof(bool));
	return promised(&c, e);
}
