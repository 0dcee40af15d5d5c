// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Bounds of a pointer rvalue (checker/origin.h). */
#include <string.h>
#include "checker/judge.h"
#include "checker/roots.h"

struct ctx {
	const struct origin *origin;
	const struct fn_origin *fo;
	struct arena *arena;
};

static const struct bounds *build(const struct ctx *c, const struct expr *e);

static const struct bounds unknown_bounds = { .form = BOUNDS_UNKNOWN };
static const struct bounds no_bounds = {
	.form = BOUNDS_NOTHING, .known = true,
};

static const struct bounds *make(const struct ctx *c, struct bounds b)
{
	struct bounds *p = arena_new_of(c->arena, struct bounds);

	*p = b;
	return p;
}

bool bounds_may(const struct bounds *b)
{
	switch (b->form) {
	case BOUNDS_UNKNOWN:
	case BOUNDS_NOTHING:
	case BOUNDS_ROOM:
		return false;
	case BOUNDS_TAIL:
	case BOUNDS_ARG:
		return bounds_may(b->a);
	case BOUNDS_COND:
		return bounds_may(b->a) || bounds_may(b->b);
	case BOUNDS_OBJECT:
	case BOUNDS_COMPANION:
	case BOUNDS_KIND:
	case BOUNDS_ALLOC:
	case BOUNDS_LOOKUP:
	case BOUNDS_RETURNED:
		return true;
	}
	return false;
}

bool bounds_know(const struct origin *o, const struct fn_origin *fo,
		 const struct bounds *b)
{
	switch (b->form) {
	case BOUNDS_UNKNOWN:
	case BOUNDS_NOTHING:
	case BOUNDS_LOOKUP:
	case BOUNDS_ROOM:
		return false;
	case BOUNDS_TAIL:
	case BOUNDS_ARG:
		return bounds_know(o, fo, b->a);
	case BOUNDS_COND:
		return bounds_know(o, fo, b->a) || bounds_know(o, fo, b->b);
	case BOUNDS_COMPANION:
		return b->sym && fo->knows[b->sym->id];
	case BOUNDS_KIND:
		/* a count may be wrong; the heap is not */
		return !o->verdicts->unit->heap_known;
	case BOUNDS_OBJECT:
	case BOUNDS_ALLOC:
	case BOUNDS_RETURNED:
		return true;
	}
	return false;
}

/* Nothing in the program says; the runtime may know. */
static const struct bounds *lookup(const struct ctx *c, const struct expr *e)
{
	if (!c->origin->verdicts->unit->heap_known || !e->type ||
	    e->type->kind != TYPE_POINTER || !e->type->of ||
	    e->type->of->kind == TYPE_FUNC)
		return &unknown_bounds;
	return make(c, (struct bounds){ .form = BOUNDS_LOOKUP, .expr = e });
}

/* ---- objects -------------------------------------------------------- */

static bool is_fixed_object(const struct unit *u, const struct sym *s,
			    const struct type *t)
{
	if (!t || !t->complete || t->vla || t->kind == TYPE_FUNC)
		return false;
	return !s || sym_has_extent(u, s);
}

static const struct bounds *object(const struct ctx *c, const struct expr *lv)
{
	const struct type *t = lv->type;

	if (!t || !t->complete || t->vla)
		return &unknown_bounds;
	return make(c, (struct bounds){
		.form = BOUNDS_OBJECT, .expr = lv, .size = t->size,
		.known = true,
	});
}

/* The pointer through which the lvalue @e is reached, or NULL. */
static const struct expr *root_pointer(const struct expr *e)
{
	e = lvalue_whole(e);
	return e->kind == EXPR_DEREF || e->kind == EXPR_INDEX ? e->sub[0] :
								NULL;
}

static bool kind_has_bounds(const struct kind *k, const struct type *pointer)
{
	if (!k)
		return false;
	switch (k->form) {
	case KIND_COUNTED:
	case KIND_SIZED:
	case KIND_ENDED:
		return true;
	case KIND_SINGLE:
		return pointer && pointer->kind == TYPE_POINTER &&
		       pointer->of && pointer->of->complete;
	case KIND_NONE:
	case KIND_STRING:
	case KIND_UNSAFE:
		return false;
	}
	return false;
}

/* @broken: something else may be there, so that what the kind says is worth a
 * check and settles nothing. */
static const struct bounds *kind_bounds(const struct ctx *c,
					const struct expr *e,
					const struct kind *k, bool broken)
{
	if (!kind_has_bounds(k, e->type))
		return lookup(c, e);
	return make(c, (struct bounds){
		.form = BOUNDS_KIND, .expr = e, .kind = k, .known = !broken,
	});
}

/* From the trailing array @lv to the end of its object. */
static const struct bounds *tail_bounds(const struct ctx *c,
					const struct expr *lv,
					const struct bounds *whole)
{
	if (!bounds_may(whole))
		return &unknown_bounds;
	return make(c, (struct bounds){
		.form = BOUNDS_TAIL, .expr = lv, .a = whole,
		.known = whole->known,
	});
}

/* @e: the DECAY or ADDR of the member @lv. */
static const struct bounds *member_bounds(const struct ctx *c,
					  const struct expr *e,
					  const struct expr *lv)
{
	const struct unit *u = c->origin->verdicts->unit;
	const struct expr *first = first_record_of(lv);
	const struct bounds *whole;

	if (first)
		return first->kind == EXPR_DEREF ? build(c, first->sub[0]) :
		       is_fixed_object(u, first->sym, first->type) ?
		       object(c, first) : &unknown_bounds;
	/* &p->inner, when inner ends openly, goes on as far as *p does */
	if (type_is_open(lv->type) && root_pointer(lv))
		return tail_bounds(c, lv, build(c, root_pointer(lv)));
	if (!is_open_tail(u, lv))
		return lv->type && lv->type->kind == TYPE_ARRAY &&
		       !lv->type->count ? &unknown_bounds : object(c, lv);
	whole = build(c, root_pointer(lv));
	/* what the count says stands in for an object nobody knows */
	if (!whole->known && e->kind == EXPR_DECAY &&
	    kind_has_bounds(lv->field->kind, e->type))
		return kind_bounds(c, e, lv->field->kind, false);
	return tail_bounds(c, lv, whole);
}

/* The address @e of an lvalue.  &a[i] may go anywhere in a; the row a[i] of an
 * array of arrays, which decays, is an object of its own, but for the first:
 * that is where code begins which goes through them all. */
static const struct bounds *address_bounds(const struct ctx *c,
					   const struct expr *e)
{
	const struct expr *lv = e->sub[0];
	const struct bounds *whole;

	switch (lv->kind) {
	case EXPR_VAR:
	case EXPR_COMPOUND:
		return is_fixed_object(c->origin->verdicts->unit, lv->sym,
				       lv->type) ? object(c, lv) :
		       &unknown_bounds;
	case EXPR_STRING:
		return object(c, lv);
	case EXPR_MEMBER:
		return member_bounds(c, e, lv);
	case EXPR_INDEX:
	case EXPR_DEREF:
		whole = build(c, lv->sub[0]);
		return e->kind == EXPR_ADDR ||
		       (is_first_element(lv) && bounds_may(whole)) ?
		       whole : object(c, lv);
	default:	/* no other expression is an lvalue with an address */
		return &unknown_bounds;
	}
}

/* ---- values --------------------------------------------------------- */

const struct sym *eligible_var(const struct fn_origin *fo,
			       const struct expr *e)
{
	if (e->kind == EXPR_DEREF) {
		/* READ_ONCE(p): *(const volatile T *)&p */
		const struct expr *a = expr_strip(e->sub[0]);

		if (a->kind != EXPR_ADDR || !a->sub[0]->type || !e->type ||
		    a->sub[0]->type->unqual != e->type->unqual)
			return NULL;
		e = a->sub[0];
	}
	if (!fo || e->kind != EXPR_VAR || !e->sym ||
	    (e->sym->kind != SYM_LOCAL && e->sym->kind != SYM_PARAM) ||
	    e->sym->id >= fo->func->nsyms ||
	    fo->func->syms[e->sym->id] != e->sym)
		return NULL;
	return fo->eligible[e->sym->id] ? e->sym : NULL;
}

static bool has_companion(const struct ctx *c, const struct sym *s)
{
	const struct verdicts *v = c->origin->verdicts;

	if (!c->origin->settled)
		return c->fo->may[s->id];
	return v->funcs[c->fo - c->origin->funcs].companion[s->id];
}

static const struct bounds *var_bounds(const struct ctx *c,
				       const struct sym *s)
{
	if (!has_companion(c, s))
		return &unknown_bounds;
	return make(c, (struct bounds){
		.form = BOUNDS_COMPANION, .sym = s,
		.known = c->fo->must[s->id],
	});
}

static const struct bounds *load_bounds(const struct ctx *c,
					const struct expr *e)
{
	const struct expr *lv = e->sub[0];
	const struct sym *s = eligible_var(c->fo, lv);
	bool broken;

	if (s)
		return var_bounds(c, s);
	broken = breach_of_place(c->origin->breaches, lv);
	if (lv->kind == EXPR_MEMBER)
		return kind_bounds(c, e, lv->field->kind, broken);
	/* A local whose address is taken may have been changed alone. */
	if (lv->kind == EXPR_VAR && lv->sym && lv->sym->kind == SYM_STATIC)
		return kind_bounds(c, e, lv->sym->pkind, broken);
	return lookup(c, e);
}

const struct sym *callee_of(const struct expr *call)
{
	const struct expr *f;

	if (call->kind != EXPR_CALL || !call->nsub || !call->sub[0])
		return NULL;
	f = expr_strip(call->sub[0]);
	while (f->kind == EXPR_DECAY || f->kind == EXPR_ADDR)
		f = expr_strip(f->sub[0]);
	return f->kind == EXPR_FUNC ? f->sym : NULL;
}

const char *callee_name(const struct expr *call)
{
	const struct sym *s = callee_of(call);

	return s && s->name ? s->name->text : call->builtin;
}

/* What a function of the unit hands back; NULL: nothing.  A function that
 * calls itself is not asked: its call would no longer be a jump. */
static const struct bounds *handed_back(const struct ctx *c,
					const struct expr *e)
{
	const struct sym *f = callee_of(e);
	const struct fn_origin *fo = f && f->func && c->fo ?
				     origin_func(c->origin, f->func) : NULL;
	const struct verdicts *v = c->origin->verdicts;

	if (!fo || fo == c->fo || !e->type || e->type->kind != TYPE_POINTER)
		return NULL;
	if (!(c->origin->settled ? v->funcs[f->func->index].hands_back :
				   fo->result_knows))
		return NULL;
	return make(c, (struct bounds){
		.form = BOUNDS_RETURNED, .expr = e, .sym = f,
		.known = fo->result_must,
	});
}

static const struct bounds *call_bounds(const struct ctx *c,
					const struct expr *e)
{
	const struct sym *f = callee_of(e);
	const struct contract *k = f ? f->contract : NULL;
	const struct bounds *back;

	if (k && k->alloc)
		return make(c, (struct bounds){
			.form = BOUNDS_ALLOC, .expr = e, .known = true,
		});
	if (!k || (k->returns_param < 0 &&
		   (!k->result || k->result->form == KIND_NONE))) {
		back = handed_back(c, e);
		return back ? back : lookup(c, e);
	}
	if (k->returns_param >= 0 &&
	    (uint32_t)k->returns_param + 1 < e->nsub) {
		const struct bounds *a = build(c,
					e->sub[k->returns_param + 1]);

		if (!bounds_may(a))
			return a->known ? &no_bounds : &unknown_bounds;
		return make(c, (struct bounds){
			.form = BOUNDS_ARG, .expr = e,
			.index = (uint32_t)k->returns_param, .a = a,
			.known = a->known,
		});
	}
	/* the object at the address is not the one that is meant */
	if (k->result && k->result->form == KIND_UNSAFE)
		return &unknown_bounds;
	return kind_bounds(c, e, k->result, false);
}

static const struct bounds *cond_bounds(const struct ctx *c,
					const struct expr *e)
{
	const struct bounds *a = build(c, e->sub[1] ? e->sub[1] : e->sub[0]);
	const struct bounds *b = build(c, e->sub[2]);
	bool known = a->known && b->known;

	if (!bounds_may(a) && !bounds_may(b))
		return known ? &no_bounds : &unknown_bounds;
	return make(c, (struct bounds){
		.form = BOUNDS_COND, .expr = e, .a = a, .b = b, .known = known,
	});
}

static const struct bounds *stmt_bounds(const struct ctx *c,
					const struct expr *e)
{
	const struct expr *value = stmt_expr_value(e);

	return value ? build(c, value) : &unknown_bounds;
}

/* An address written as a number: NULL and error pointers have no bytes. */
static const struct bounds *number_bounds(const struct expr *e)
{
	if (e->value == 0 || (e->value < 0 && e->value >= -4095))
		return &no_bounds;
	return &unknown_bounds;
}

/* ---- from a part to the whole ---------------------------------------- */

struct upward {
	const struct type *to;
	bool goes;
};

static bool begins_with(const struct type *t, const struct type *first)
{
	for (;;) {
		if (t->unqual == first->unqual)
			return true;
		if (t->kind == TYPE_ARRAY && t->of)
			t = t->of;
		else if (t->kind == TYPE_STRUCT && t->nfields)
			t = t->fields[0].type;
		else
			break;
	}
	for (uint32_t i = 0; t->kind == TYPE_UNION && i < t->nfields; i++) {
		if (t->fields[i].type && begins_with(t->fields[i].type, first))
			return true;
	}
	return false;
}

static void see_root(void *ctx, const struct root *r)
{
	struct upward *u = ctx;
	const struct expr *lv = r->place ? lvalue_array(r->place) : NULL;
	const struct type *t = r->type;

	while (t && t->kind == TYPE_ARRAY)
		t = t->of;
	if (lv && first_record_of(lv))
		lv = first_record_of(lv);
	/* an object as a whole is part of nothing */
	if (!t || t->kind == TYPE_VOID || (r->fresh && !r->moved) ||
	    (lv && (lv->kind == EXPR_VAR || lv->kind == EXPR_COMPOUND ||
		    lv->kind == EXPR_STRING)))
		return;
	if (r->moved)
		u->goes = true;
	else if (t->complete && t->size < u->to->size && !t->is_char)
		u->goes |= type_is_record(t) || begins_with(u->to, t);
}

static const struct expr *subtraction(const struct expr *e)
{
	while (e->kind == EXPR_CONVERT || e->kind == EXPR_CAST)
		e = e->sub[0];
	return e->kind == EXPR_BINARY && e->op == OP_SUB ? e : NULL;
}

/* The pointer that container_of() subtracts from points into the object. Its
 * result may point before it: the head of a list is no member of a T. */
static const struct expr *inside(const struct expr *e)
{
	const struct expr *s = subtraction(e->sub[0]);

	return s && s->sub[0]->type && s->sub[0]->type->kind == TYPE_POINTER ?
	       s->sub[0] : e;
}

/* container_of(), however it is written, and a conversion from a first member:
 * the bounds of the member are not those of what holds it. */
static bool goes_up(const struct ctx *c, const struct expr *e)
{
	struct upward u = { .to = e->type ? e->type->of : NULL };

	if (!type_is_sized_record(u.to))
		return false;
	if (subtraction(e->sub[0]))
		return true;
	roots_visit(c->origin, c->fo, e->sub[0], see_root, &u);
	return u.goes;
}

static const struct bounds *convert_bounds(const struct ctx *c,
					   const struct expr *e)
{
	const struct expr *s = e->sub[0];

	if (goes_up(c, e))
		return lookup(c, inside(e));
	if (s->type && (s->type->kind == TYPE_POINTER || s->type->kind ==
			TYPE_ARRAY))
		return build(c, s);
	s = expr_strip(s);
	return s->kind == EXPR_INT ? number_bounds(s) : lookup(c, e);
}

static const struct bounds *binary_bounds(const struct ctx *c,
					  const struct expr *e)
{
	for (uint32_t i = 0; i < 2; i++) {
		const struct expr *s = e->sub[i];

		if (s->type && s->type->kind == TYPE_POINTER)
			return build(c, s);
	}
	return &unknown_bounds;
}

static const struct bounds *update_bounds(const struct ctx *c,
					  const struct expr *e)
{
	const struct sym *s = eligible_var(c->fo, e->sub[0]);

	if (s && has_companion(c, s))
		return var_bounds(c, s);
	return e->kind == EXPR_ASSIGN && !s ? build(c, e->sub[1]) :
	       &unknown_bounds;
}

static const struct bounds *build(const struct ctx *c, const struct expr *e)
{
	if (!e)
		return &unknown_bounds;
	switch (e->kind) {
	case EXPR_INT:
		return number_bounds(e);
	case EXPR_ADDR:
	case EXPR_DECAY:
		return address_bounds(c, e);
	case EXPR_LOAD:
		return load_bounds(c, e);
	case EXPR_CONVERT:
	case EXPR_CAST:
		return convert_bounds(c, e);
	case EXPR_BINARY:
		return binary_bounds(c, e);
	case EXPR_COND:
		return cond_bounds(c, e);
	case EXPR_COMMA:
		return build(c, e->sub[e->nsub - 1]);
	case EXPR_ASSIGN:
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
		return update_bounds(c, e);
	case EXPR_CALL:
		return call_bounds(c, e);
	case EXPR_STMT:
		return stmt_bounds(c, e);
	case EXPR_VA_ARG:
		return lookup(c, e);
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
	case EXPR_LABEL_ADDR:
	case EXPR_ATOMIC:
	case EXPR_UNKNOWN:
		return &unknown_bounds;
	}
	return &unknown_bounds;
}

const struct bounds *origin_bounds(const struct origin *o,
				   const struct fn_origin *fo,
				   const struct expr *e, struct arena *a)
{
	struct ctx c = { .origin = o, .fo = fo, .arena = a };

	return build(&c, e);
}

static bool is_moved_back(const struct fn_origin *fo, const struct bounds *b)
{
	if (!b)
		return false;
	return (b->form == BOUNDS_COMPANION && fo->moved_back[b->sym->id]) ||
	       is_moved_back(fo, b->a) || is_moved_back(fo, b->b);
}

/* A pointer that was moved back is meant as one into something larger, as
 * those into the rows of cpu_bit_bitmap are: the caller takes it for that. */
const struct bounds *origin_result(const struct origin *o,
				   const struct fn_origin *fo,
				   const struct expr *e, struct arena *a)
{
	const struct bounds *b = origin_bounds(o, fo, e, a);
	const struct expr *s = expr_strip(e);

	return is_moved_back(fo, b) ||
	       (s->kind == EXPR_BINARY && s->op == OP_SUB) ?
	       &unknown_bounds : b;
}

static const struct bounds *entry(const struct origin *o,
				  const struct sym *param, struct arena *a)
{
	bool kind = kind_has_bounds(param->pkind, param->type);
	struct bounds *b;

	if (!kind && !o->verdicts->unit->heap_known)
		return &unknown_bounds;
	b = arena_new_of(a, struct bounds);
	b->form = kind ? BOUNDS_KIND : BOUNDS_LOOKUP;
	b->sym = param;
	b->kind = kind ? param->pkind : NULL;
	b->known = kind;
	return b;
}

const struct bounds *origin_entry(const struct origin *o,
				  const struct fn_origin *fo,
				  const struct sym *param, struct arena *a)
{
	if (fo->extendable && !kind_has_bounds(param->pkind, param->type))
		return NULL;
	return entry(o, param, a);
}

const struct bounds *origin_tail(const struct origin *o, const struct func *f,
				 const struct expr *member, struct arena *a)
{
	struct ctx c = { .origin = o, .fo = origin_func(o, f), .arena = a };

	return tail_bounds(&c, member, build(&c, root_pointer(member)));
}

const struct bounds *bounds_of(const struct verdicts *v,
			       const struct func_verdict *fv,
			       const struct expr *e)
{
	const struct judge *j = (const struct judge *)v;

	return origin_bounds(j->origin, origin_func(j->origin, fv->func), e,
			     v->arena);
}

const struct bounds *bounds_handed_back(const struct verdicts *v,
					const struct func_verdict *fv,
					const struct expr *e)
{
	const struct judge *j = (const struct judge *)v;

	return origin_result(j->origin, origin_func(j->origin, fv->func), e,
			     v->arena);
}

const struct bounds *bounds_at_entry(const struct verdicts *v,
				     const struct func_verdict *fv,
				     const struct sym *param)
{
	const struct judge *j = (const struct judge *)v;

	return fv->extended[param->id] ? NULL :
	       entry(j->origin, param, v->arena);
}

const struct func_verdict *extended_callee(const struct verdicts *v,
					   const struct expr *call)
{
	const struct judge *j = (const struct judge *)v;
	const struct sym *s = callee_of(call);
	const struct fn_origin *fo;
	const struct func_verdict *fv;

	if (!s || !s->func)
		return NULL;
	fo = origin_func(j->origin, s->func);
	if (!fo)
		return NULL;
	fv = &v->funcs[fo - j->origin->funcs];
	return fv->is_extended ? fv : NULL;
}
