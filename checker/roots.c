// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/roots.h"

#define MAX_VISITED 64

struct seen {
	const struct sym *sym;
	const struct type *moved;
};

/* What the address was moved in steps of since it left its root is @moved:
 * NULL, not at all; &many, of several things. */
struct visit {
	const struct origin *origin;
	const struct fn_origin *fo;
	on_root *found;
	void *ctx;
	struct seen seen[MAX_VISITED];
	uint32_t nseen;
	bool full;
	const struct type *as;	/* what the pointers between are to, the last
				 * that is not void; NULL: none */
};

static const struct type many = { .kind = TYPE_OTHER, .unqual = &many };

static void visit(struct visit *v, const struct expr *e,
		  const struct type *moved);

static const struct type *step_of(const struct type *pointer)
{
	const struct type *of = pointer && pointer->kind == TYPE_POINTER ?
				pointer->of : NULL;

	return of ? of->unqual : &many;
}

static const struct type *moved_by(const struct type *moved,
				   const struct type *pointer)
{
	const struct type *step = step_of(pointer);

	return !moved || moved == step ? step : &many;
}

/* From element to element of an array is no move.  What declares nothing is
 * taken for what it is kept as. */
static void tell(const struct visit *v, const struct type *t,
		 const struct expr *place, const struct type *moved)
{
	struct root r = { .place = place };

	r.declared = t && t->kind != TYPE_VOID;
	r.type = r.declared ? t : v->as;
	r.moved = moved && (!r.type || moved != r.type->unqual);

	v->found(v->ctx, &r);
}

static void tell_pointee(const struct visit *v, const struct type *pointer,
			 const struct type *moved)
{
	tell(v, pointer && pointer->kind == TYPE_POINTER ? pointer->of : NULL,
	     NULL, moved);
}

/* False when it was there already. */
static bool enter(struct visit *v, const struct sym *s,
		  const struct type *moved)
{
	for (uint32_t i = 0; i < v->nseen; i++) {
		if (v->seen[i].sym == s && v->seen[i].moved == moved)
			return false;
	}
	if (v->nseen == MAX_VISITED) {
		v->full = true;
		return false;
	}
	v->seen[v->nseen++] = (struct seen){ s, moved };
	return true;
}

/* What the callers pass, when they are all known. */
static void visit_callers(struct visit *v, const struct sym *param,
			  const struct type *moved)
{
	const struct fn_origin *callee = v->fo;

	if (!callee->extendable || !callee->ncalls) {
		tell_pointee(v, param->type, moved);
		return;
	}
	for (uint32_t i = 0; i < callee->ncalls; i++) {
		const struct call_site *c = &callee->calls[i];

		v->fo = &v->origin->funcs[c->caller];
		visit(v, c->call->sub[param->param_index + 1], moved);
	}
	v->fo = callee;
}

static bool is_local(const struct visit *v, const struct sym *s)
{
	return v->fo && s &&
	       (s->kind == SYM_LOCAL || s->kind == SYM_PARAM) &&
	       s->id < v->fo->func->nsyms && v->fo->func->syms[s->id] == s;
}

static void visit_local(struct visit *v, const struct sym *s,
			const struct type *moved)
{
	/* others may assign what they like */
	if (s->flags & SYM_ADDRESS_TAKEN || !s->name)
		tell_pointee(v, s->type, moved);
	if (v->fo->moved[s->id])
		moved = moved_by(moved, s->type);
	if (!enter(v, s, moved))
		return;
	if (s->kind == SYM_PARAM)
		visit_callers(v, s, moved);
	for (uint32_t i = 0; i < v->fo->nassigns; i++) {
		const struct assign *a = &v->fo->assigns[i];

		if (a->sym == s && a->rhs)
			visit(v, a->rhs, moved);
		else if (a->sym == s)
			tell_pointee(v, s->type, moved);
	}
}

/* The address of @lv, which @e is. */
static void visit_address(struct visit *v, const struct expr *e,
			const struct type *moved)
{
	const struct expr *lv = e->sub[0];

	if (e->kind == EXPR_ADDR &&
	    (lv->kind == EXPR_DEREF || lv->kind == EXPR_INDEX))
		visit(v, lv->sub[0], moved);
	else if (e->kind == EXPR_DECAY)
		tell(v, e->type->of, lv, moved);
	else
		tell(v, lv->type, lv, moved);
}

static void tell_new(const struct visit *v, const struct expr *call,
		     const struct type *moved)
{
	struct root r = {
		.type = v->as, .fresh = call,
		.moved = moved && (!v->as || moved != v->as->unqual),
	};

	v->found(v->ctx, &r);
}

static void visit_call(struct visit *v, const struct expr *e,
			const struct type *moved)
{
	const struct sym *f = callee_of(e);
	const struct contract *c = f ? f->contract : NULL;

	if (c && c->alloc)
		tell_new(v, e, moved);
	else if (c && c->returns_param >= 0 &&
	    (uint32_t)c->returns_param + 1 < e->nsub)
		visit(v, e->sub[c->returns_param + 1],
		      moved_by(moved, e->type));
	else
		tell_pointee(v, e->type, moved);
}

/* An integer that is made a pointer: (T *)((unsigned long)p & ~7UL). */
static void visit_number(struct visit *v, const struct expr *e,
			 const struct type *moved)
{
	bool found = false;

	while (e->kind == EXPR_CONVERT || e->kind == EXPR_CAST) {
		e = e->sub[0];
		if (e->type && e->type->kind == TYPE_POINTER) {
			visit(v, e, moved);
			return;
		}
	}
	for (uint32_t i = 0; e->kind == EXPR_BINARY && i < 2; i++) {
		if (expr_strip(e->sub[i])->kind == EXPR_INT)
			continue;
		visit_number(v, e->sub[i], &many);
		found = true;
	}
	if (!found)
		tell(v, NULL, NULL, moved);
}

static void visit_cast(struct visit *v, const struct expr *e,
			const struct type *moved)
{
	const struct expr *n = expr_strip(e);

	if (e->sub[0]->type && e->sub[0]->type->kind == TYPE_POINTER)
		visit(v, e->sub[0], moved);
	else if (n->kind != EXPR_INT || n->value > 0 || n->value < -4095)
		visit_number(v, e->sub[0], moved);
}

static void visit_binary(struct visit *v, const struct expr *e,
			 const struct type *moved)
{
	for (uint32_t i = 0; i < 2; i++) {
		if (e->sub[i]->type && e->sub[i]->type->kind == TYPE_POINTER)
			visit(v, e->sub[i], moved_by(moved, e->sub[i]->type));
	}
}

static void visit_kind(struct visit *v, const struct expr *e,
		       const struct type *moved)
{
	const struct expr *value;

	switch (e->kind) {
	case EXPR_ADDR:
	case EXPR_DECAY:
		visit_address(v, e, moved);
		return;
	case EXPR_CONVERT:
	case EXPR_CAST:
		visit_cast(v, e, moved);
		return;
	case EXPR_LOAD:
		if (e->sub[0]->kind == EXPR_VAR && is_local(v, e->sub[0]->sym))
			visit_local(v, e->sub[0]->sym, moved);
		else
			tell_pointee(v, e->type, moved);
		return;
	case EXPR_BINARY:
		visit_binary(v, e, moved);
		return;
	case EXPR_COND:
		visit(v, e->sub[1] ? e->sub[1] : e->sub[0], moved);
		visit(v, e->sub[2], moved);
		return;
	case EXPR_COMMA:
		visit(v, e->sub[e->nsub - 1], moved);
		return;
	case EXPR_ASSIGN:
		visit(v, e->sub[1], moved);
		return;
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
		if (e->sub[0]->kind == EXPR_VAR && is_local(v, e->sub[0]->sym))
			visit_local(v, e->sub[0]->sym,
				    moved_by(moved, e->type));
		else
			tell_pointee(v, e->type, moved_by(moved, e->type));
		return;
	case EXPR_CALL:
		visit_call(v, e, moved);
		return;
	case EXPR_STMT:
		value = stmt_expr_value(e);
		if (value)
			visit(v, value, moved);
		else
			tell(v, NULL, NULL, moved);
		return;
	case EXPR_INT:
		if (e->value)
			tell(v, NULL, NULL, moved);
		return;
	case EXPR_FLOAT:
	case EXPR_STRING:
	case EXPR_VAR:
	case EXPR_FUNC:
	case EXPR_MEMBER:
	case EXPR_DEREF:
	case EXPR_INDEX:
	case EXPR_UNARY:
	case EXPR_LOGICAL:
	case EXPR_COMPOUND:
	case EXPR_INIT:
	case EXPR_VA_ARG:
	case EXPR_LABEL_ADDR:
	case EXPR_ATOMIC:
	case EXPR_UNKNOWN:
		tell_pointee(v, e->type, moved);
		return;
	}
}

static void visit(struct visit *v, const struct expr *e,
		  const struct type *moved)
{
	const struct type *of = e->type && e->type->kind == TYPE_POINTER ?
				e->type->of : NULL;
	const struct type *was = v->as;

	if (of && of->kind != TYPE_VOID)
		v->as = of;
	visit_kind(v, e, moved);
	v->as = was;
}

void roots_visit(const struct origin *o, const struct fn_origin *fo,
		 const struct expr *e, on_root *found, void *ctx)
{
	struct visit v = {
		.origin = o, .fo = fo, .found = found, .ctx = ctx,
	};

	visit(&v, e, NULL);
	if (v.full)
		tell(&v, NULL, NULL, &many);
}
