// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdlib.h>
#include <string.h>
#include "frontend/base/fail.h"
#include "checker/counted.h"
#include "checker/covered.h"
#include "checker/findings.h"
#include "checker/judge.h"
#include "checker/objects.h"
#include "checker/stale.h"
#include "checker/trust.h"
#include "checker/uaccess.h"
#include "frontend/walk.h"

/* ---- options -------------------------------------------------------- */

bool is_off(const struct options *o, enum property p)
{
	switch (p) {
#define PROPERTY(word, depends, what) case PROP_##word: return o->no_##word;
#include "checker/property.def"
#undef PROPERTY
	case PROPERTIES:
		break;
	}
	return false;
}

static bool is_base_off(const struct options *o, enum property p)
{
#define P(word) (1u << PROP_##word)
#define PROPERTY(word, depends, what) depends,
	static const uint32_t bases[] = {
#include "checker/property.def"
	};
#undef PROPERTY
#undef P

	for (unsigned int b = 0; b < PROPERTIES; b++) {
		if (bases[p] & 1u << b && is_off(o, b))
			return true;
	}
	return false;
}

/* ---- facts ---------------------------------------------------------- */

bool fn_reached(const struct fn *f, op_id at)
{
	return at == NO_OP || !f->facts || facts_reached(f->facts, at);
}

enum null_fact fn_null(const struct fn *f, op_id value)
{
	if (value == NO_OP || !f->facts)
		return NULL_MAYBE;
	return facts_null(f->facts, value);
}

bool fn_doubted(const struct fn *f, op_id value)
{
	return value == NO_OP || !f->facts ||
	       f->options->prove == PROVE_NONE ||
	       facts_doubted(f->facts, value);
}

struct object_fact fn_object(const struct fn *f, op_id value)
{
	if (value == NO_OP || !f->facts)
		return (struct object_fact){ .known = false };
	return facts_object(f->facts, value);
}

bool fn_range(const struct fn *f, op_id value, int64_t *lo, int64_t *hi)
{
	struct range_fact r;

	if (value == NO_OP || !f->facts)
		return false;
	r = facts_range(f->facts, value);
	if (r.empty || (r.is_unsigned && (r.lo < 0 || r.hi < 0)))
		return false;
	*lo = r.lo;
	*hi = r.hi;
	return true;
}

/* ---- dispositions --------------------------------------------------- */

static int compare_premises(const void *x, const void *y)
{
	const struct premise *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return strcmp(a->subject, b->subject);
}

static void copy_premises(struct fn *f, struct obligation *o,
			  const struct premises *p)
{
	struct premise *at;
	const struct premise **list;

	if (!p || !p->n)
		return;
	at = arena_array(f->arena, p->n, sizeof(*at));
	list = arena_array(f->arena, p->n, sizeof(*list));
	memcpy(at, p->at, p->n * sizeof(*at));
	qsort(at, p->n, sizeof(*at), compare_premises);
	for (uint32_t i = 0; i < p->n; i++) {
		if (i && !compare_premises(&at[i - 1], &at[i]))
			continue;
		at[i].subject = arena_strndup(f->arena, at[i].subject,
					      strlen(at[i].subject));
		list[o->npremises++] = &at[i];
	}
	o->premises = list;
}

static bool proof_counts(const struct fn *f, const struct claim *c)
{
	return (c->proved || !fn_reached(f, c->op)) && !f->verdict->trusted &&
	       f->options->prove != PROVE_NONE &&
	       !is_base_off(f->options, c->property);
}

/* Neither trivial nor refuted: what settles it? */
static void settle(struct fn *f, const struct claim *c, struct obligation *o)
{
	enum reason why = c->reason ? c->reason : REASON_NOT_CHECKED;
	enum reason hindered;

	o->reason = REASON_NONE;
	if (proof_counts(f, c)) {
		o->disposition = DISP_PROVED;
		copy_premises(f, o, c->premises);
		return;
	}
	if (c->guard && c->guard_enough) {
		o->disposition = DISP_GUARDED;
		o->guard = c->guard;
		return;
	}
	if (c->check.form != CHECK_NONE && !c->weak) {
		hindered = o->check.form != CHECK_NONE ? REASON_NONE :
			   insertable(f, &c->check);
		if (hindered == REASON_NONE) {
			o->disposition = DISP_CHECKED;
			copy_premises(f, o, c->premises);
			return;
		}
		why = hindered;
	}
	if (c->guard) {
		o->disposition = DISP_GUARDED;
		o->guard = c->guard;
		return;
	}
	if (f->verdict->trusted)
		why = REASON_TRUSTED;
	else if (c->proved && is_base_off(f->options, c->property))
		why = REASON_PROPERTY_OFF;
	o->disposition = DISP_ASSUMED;
	o->reason = why;
}

static void see_constant_p(void *ctx, const struct expr *e)
{
	bool *found = ctx;

	if (e->builtin && !strcmp(e->builtin, "__builtin_constant_p"))
		*found = true;
}

static bool asks_constant(const struct expr *e)
{
	bool found = false;
	struct walk w = { .expr = see_constant_p, .ctx = &found };

	walk_expr(&w, e);
	return found;
}

/* Code behind a __builtin_constant_p() is for constants: what it would do with
 * the values that it is not for is no fault. */
static bool is_for_constants(const struct claim *c)
{
	const struct stmt *s = c->at ? c->at->in : c->stmt;

	for (const struct expr *e = c->at; e; e = e->parent) {
		if (e->parent && e->parent->kind == EXPR_COND &&
		    asks_constant(e->parent->sub[0]))
			return true;
	}
	while (s) {
		if (s->kind == STMT_IF && asks_constant(s->expr))
			return true;
		if (s->parent)
			s = s->parent;
		else
			s = s->holder ? s->holder->in : NULL;
	}
	return false;
}

/* A check that does not know the bounds cannot fail; what is broken whenever it
 * is reached has none. */
static const struct bounds no_bounds = {
	.form = BOUNDS_NOTHING, .known = true,
};

bool oblige(struct fn *f, struct claim c)
{
	struct func_verdict *v = f->verdict;
	struct obligation *o;

	o = arena_grow(f->arena, (void **)&v->obligations, &v->nobligations,
		       &f->room, sizeof(*o));
	o->property = c.property;
	o->rule = c.rule;
	o->at = c.at;
	o->stmt = c.stmt;
	o->offset = c.at ? c.at->at : c.stmt->range.begin;
	o->op = c.op == NO_OP ? NULL : &f->func->ops[c.op];
	o->variable = c.variable;
	o->what = c.what;
	if (c.trivial) {
		o->disposition = DISP_TRIVIAL;
		return false;
	}
	if (is_off(f->options, c.property)) {
		o->disposition = DISP_ASSUMED;
		o->reason = REASON_PROPERTY_OFF;
		return false;
	}
	if (c.check.form != CHECK_NONE &&
	    insertable(f, &c.check) == REASON_NONE)
		o->check = c.check;
	if (c.refuted && fn_reached(f, c.op) && !is_for_constants(&c)) {
		o->disposition = DISP_REFUTED;
		if (c.weak && o->check.bounds)
			o->check.bounds = &no_bounds;
	} else {
		settle(f, &c, o);
	}
	return o->disposition == DISP_REFUTED;
}

/* ---- names for reports ---------------------------------------------- */

static const char *record_of(struct fn *f, const struct expr *member)
{
	const struct type *t = member->sub[0]->type;

	if (!t || !t->tag)
		return "";
	return arena_printf(f->arena, " (%s %s)",
			    t->kind == TYPE_UNION ? "union" : "struct",
			    t->tag->text);
}

const char *what_of(struct fn *f, const struct expr *e)
{
	for (;;) {
		e = expr_strip(e);
		switch (e->kind) {
		case EXPR_MEMBER:
			if (!e->field->name)
				break;
			return arena_printf(f->arena, "'%s'%s",
					    e->field->name->text,
					    record_of(f, e));
		case EXPR_VAR:
		case EXPR_FUNC:
			if (!e->sym || !e->sym->name)
				break;
			return arena_printf(f->arena, "'%s'",
					    e->sym->name->text);
		case EXPR_CALL:
			if (!callee_name(e))
				break;
			return arena_printf(f->arena, "result of '%s'",
					    callee_name(e));
		case EXPR_STRING:
			return "string";
		case EXPR_INDEX:
		case EXPR_DEREF:
		case EXPR_LOAD:
		case EXPR_DECAY:
		case EXPR_ADDR:
		case EXPR_INCDEC:
		case EXPR_BINARY:
			e = e->sub[0];
			continue;
		default:	/* nothing with a name */
			break;
		}
		return "object";
	}
}

/* ---- the unit ------------------------------------------------------- */

static int compare_obligations(const void *x, const void *y)
{
	const struct obligation *a = x, *b = y;

	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	if (a->property != b->property)
		return a->property < b->property ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* Numbers them in the order of the text. */
static void number(struct func_verdict *v)
{
	for (uint32_t i = 0; i < v->nobligations; i++)
		v->obligations[i].id = i + 1;
	if (v->nobligations)
		qsort(v->obligations, v->nobligations,
		      sizeof(*v->obligations), compare_obligations);
	for (uint32_t i = 0; i < v->nobligations; i++)
		v->obligations[i].id = i + 1;
}

/* A function that was not understood: an error where that is not allowed. */
static void report_unknown(const struct judge *j, const struct func *fn)
{
	struct fn f = {
		.judge = j, .unit = j->verdicts.unit, .func = fn,
	};
	const struct expr at = { .at = fn->unknown_at };

	if (fn->unknown && j->verdicts.options->strict)
		diag_subset_unknown(finding_at(&f, &at), fn->unknown);
}

static void judge_func(const struct judge *j, struct func_verdict *v)
{
	struct fn f = {
		.judge = j, .unit = j->verdicts.unit,
		.options = j->verdicts.options, .func = v->func, .verdict = v,
		.arena = j->verdicts.arena, .scratch = j->scratch,
	};
	struct accesses accesses = { .n = 0 };

	f.map = opmap_new(j->scratch, v->func);
	if (f.map && !v->trusted && f.options->prove != PROVE_NONE)
		f.facts = facts_compute(f.unit, v->func,
					origin_breaches(j->origin), j->scratch);
	accesses_collect(&accesses, f.unit, v->func, f.map, j->scratch);
	f.accesses = &accesses;
	declared_collect(&f);
	f.stale = stale_compute(&f);
	for (uint32_t i = 0; i < v->func->nsyms; i++) {
		if (v->func->syms[i]->flags & SYM_REGISTER_ASM)
			f.register_asm = true;
	}
#define PASS(phase, name, what) phase##_##name(&f);
#include "checker/pass.def"
#undef PASS
	report_unknown(j, v->func);
	number(v);
	covered_find(&f);
	counted_find(&f);
	arena_clear(j->scratch);
}

static void see_copy_out(void *ctx, const struct expr *e)
{
	const struct sym *s = e->kind == EXPR_CALL ? callee_of(e) : NULL;
	const struct contract *c = s ? s->contract : NULL;
	bool *found = ctx;

	for (uint32_t i = 0; c && i < c->nparams; i++) {
		if (c->params[i].user && c->params[i].access != ACCESS_READ)
			*found = true;
	}
}

static bool has_copy_out(const struct unit *u)
{
	bool found = false;
	struct walk w = { .expr = see_copy_out, .ctx = &found };

	for (uint32_t i = 0; i < u->nfuncs && !found; i++) {
		if (u->funcs[i]->reached)
			walk_stmt(&w, u->funcs[i]->body);
	}
	return found;
}

struct verdicts *check_unit(const struct unit *u, const struct options *o,
			    struct arena *a)
{
	struct judge *j = arena_new_of(a, struct judge);
	struct verdicts *v = &j->verdicts;

	v->unit = u;
	v->options = o;
	v->arena = a;
	v->findings = arena_new_of(a, struct diags);
	v->findings->arena = a;
	v->nfuncs = u->nfuncs;
	v->funcs = arena_array(a, u->nfuncs + 1, sizeof(*v->funcs));
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		struct func_verdict *fv = &v->funcs[i];

		fv->func = u->funcs[i];
		fv->companion = arena_array(a, u->funcs[i]->nsyms + 1,
					    sizeof(bool));
		fv->room = arena_array(a, u->funcs[i]->nsyms + 1,
				       sizeof(bool));
		fv->extended = arena_array(a, u->funcs[i]->nsyms + 1,
					   sizeof(bool));
	}
	trust_find(v);
	j->origin = origin_new(v, a);
	j->uaccess = uaccess_new(u, a);
	j->scratch = arena_new();
	j->copies_out = has_copy_out(u);
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		if (u->funcs[i]->reached)
			judge_func(j, &v->funcs[i]);
	}
	arena_free(j->scratch);
	j->scratch = NULL;
	origin_settle(j->origin, v);
	objects_collect(v);
	return v;
}

/* Those that are covered by a check go with it. */
static void weaken(struct func_verdict *fv, struct obligation *o)
{
	if (o->disposition != DISP_CHECKED)
		return;
	o->disposition = DISP_ASSUMED;
	o->reason = REASON_NO_BOUNDS;
	for (uint32_t i = 0; i < fv->nobligations; i++) {
		if (fv->obligations[i].covered_by == o->id)
			weaken(fv, &fv->obligations[i]);
	}
}

void companion_assume(struct verdicts *v, const struct func_verdict *fv,
		      const struct sym *s)
{
	struct judge *j = (struct judge *)v;

	origin_lose(j->origin, fv->func, s);
	for (uint32_t i = 0; i < v->nfuncs; i++) {
		struct func_verdict *f = &v->funcs[i];

		for (uint32_t k = 0; k < f->nobligations; k++) {
			struct obligation *o = &f->obligations[k];

			if (origin_is_lost(j->origin, f->func,
					   o->check.bounds))
				weaken(f, o);
		}
	}
}

void obligation_assume(struct verdicts *v, const struct obligation *o,
		       enum reason why)
{
	for (uint32_t i = 0; i < v->nfuncs; i++) {
		const struct func_verdict *fv = &v->funcs[i];
		struct obligation *mine;

		if (!fv->nobligations || o < fv->obligations ||
		    o >= fv->obligations + fv->nobligations)
			continue;
		mine = &fv->obligations[o - fv->obligations];
		mine->check.form = CHECK_NONE;
		if (mine->disposition == DISP_CHECKED) {
			mine->disposition = DISP_ASSUMED;
			mine->reason = why;
		}
		for (uint32_t k = 0; k < fv->nobligations; k++)
			if (fv->obligations[k].covered_by == mine->id)
				obligation_assume(v, &fv->obligations[k], why);
		return;
	}
	bug("an obligation of another unit");
}
