// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* What breaks (checker/breach.h): stores that do not look like one. */
#include "checker/access.h"
#include "checker/breach_state.h"

/* ---- conversions ---------------------------------------------------- */

/* The address @e gets no further than reads of what is there. */
bool address_is_read_only(const struct expr *e)
{
	const struct expr *p = e->parent;

	for (; p; e = p, p = p->parent) {
		switch (p->kind) {
		case EXPR_CONVERT:
		case EXPR_CAST:
		case EXPR_DEREF:
		case EXPR_MEMBER:
			continue;
		case EXPR_INDEX:
			if (p->sub[0] != e)
				return false;
			continue;
		case EXPR_LOAD:
		case EXPR_LOGICAL:
		case EXPR_UNARY:
			return true;
		case EXPR_BINARY:
			return p->op >= OP_EQ && p->op <= OP_GE;
		default:	/* anything else may write */
			return false;
		}
	}
	return false;
}

static void on_conversion(void *ctx, const struct root *r)
{
	struct finder *f = ctx;

	if (type_is_unknown(r->type))
		return;
	if (!r->moved)
		breach_as(f, r);
	else if (f->writes && !type_is_record(f->as))
		breach_all(f, r);
}

/* To a pointer through which something else may be written, or read, there. */
static void see_cast(struct finder *f, const struct expr *e)
{
	const struct type *to = e->type->of;

	if (!to || !to->complete || to->is_char || to->kind == TYPE_FUNC ||
	    (e->sub[0]->type->of && e->sub[0]->type->of->unqual ==
	     to->unqual))
		return;
	f->as = to;
	f->writes = !to->is_const && !address_is_read_only(e);
	roots_visit(f->origin, f->fo, e->sub[0], on_conversion, f);
}

/* A contract of the callee says what it does with argument @arg. */
static bool has_access(const struct expr *call, const struct expr *arg)
{
	const struct sym *s = callee_of(call);
	const struct contract *c = s ? s->contract : NULL;

	for (uint32_t i = 0; c && i < c->nparams && i + 1 < call->nsub; i++) {
		if (call->sub[i + 1] == arg)
			return c->params[i].access != ACCESS_UNKNOWN;
	}
	return false;
}

bool lvalue_is_local(const struct expr *lv)
{
	return lv->kind == EXPR_VAR && lv->sym->kind != SYM_STATIC;
}

/* The value of @e goes where nobody sees any more what it is the address of. */
static bool is_lost(const struct expr *e)
{
	const struct expr *p;

	e = value_outermost(e);
	p = e->parent;
	if (!p)
		return e->in && e->in->kind == STMT_RETURN;
	if (p->kind == EXPR_CALL)
		return p->sub[0] != e && !has_access(p, e);
	if (p->kind == EXPR_ASSIGN)
		return !lvalue_is_local(p->sub[0]) || is_lost(p);
	return p->kind == EXPR_INIT ||
	       (p->kind == EXPR_ATOMIC && p->sub[0] != e);
}

static void on_lost(void *ctx, const struct root *r)
{
	const struct type *t = type_element(r->type);

	if (t && t->kind == TYPE_POINTER)
		breach_all(ctx, r);
}

/* The address of a pointer, as one of bytes. */
static void see_bytes(struct finder *f, const struct expr *e)
{
	const struct type *to = e->type->of, *from = e->sub[0]->type->of;

	if (!to || to->is_const || !(to->kind == TYPE_VOID || to->is_char) || !from ||
	    from->kind == TYPE_VOID || from->is_char || !is_lost(e))
		return;
	roots_visit(f->origin, f->fo, e->sub[0], on_lost, f);
}

static bool is_same_pointee(const struct type *a, const struct type *b)
{
	return a->kind == TYPE_POINTER && b->kind == TYPE_POINTER && a->of &&
	       b->of && a->of->unqual == b->of->unqual;
}

/* A function is called as one of another type: its parameters are what that
 * one's are. */
static void see_function(struct finder *f, const struct expr *e)
{
	const struct type *to = e->type->of;
	const struct expr *from = expr_strip(e);
	const struct func *fn;

	while (from->kind == EXPR_DECAY || from->kind == EXPR_ADDR)
		from = expr_strip(from->sub[0]);
	fn = from->kind == EXPR_FUNC ? from->sym->func : NULL;
	if (!fn || !to || to->kind != TYPE_FUNC || !to->prototyped)
		return;
	f->at = NULL;
	for (uint32_t i = 0; i < fn->nparams && i < to->nparams; i++) {
		if (!is_same_pointee(fn->syms[i]->type, to->params[i]))
			breach_make(f, fn->syms[i]);
	}
}

void breach_see_conversion(struct finder *f, const struct expr *e)
{
	if (e->type && e->type->kind == TYPE_POINTER)
		see_function(f, e);
	f->at = e;
	if (!e->type || e->type->kind != TYPE_POINTER || !e->sub[0]->type ||
	    e->sub[0]->type->kind != TYPE_POINTER)
		return;
	see_cast(f, e);
	see_bytes(f, e);
}

/* ---- stores --------------------------------------------------------- */

static void on_store(void *ctx, const struct root *r)
{
	struct finder *f = ctx;
	const struct type *t = type_element(r->type);

	if (!r->declared || type_is_unknown(t) || (t->is_char && !r->place))
		f->b->anywhere |= f->bytes;
	if (type_is_unknown(t))
		return;
	if (f->bytes && t->unqual != type_element(f->as)->unqual)
		breach_all(f, r);
	else if (!f->bytes && !r->moved)
		breach_as(f, r);
}

/* The pointer through which the lvalue @lv is reached, or NULL. */
static const struct expr *pointer_under(const struct expr *lv)
{
	for (;;) {
		lv = lvalue_array(lv);
		if (lv->kind == EXPR_DEREF || lv->kind == EXPR_INDEX)
			return lv->sub[0];
		if (lv->kind != EXPR_MEMBER)
			return NULL;
		lv = lv->sub[0];
	}
}

void breach_see_store_through(struct finder *f, const struct expr *pointer)
{
	const struct type *of = pointer->type ? pointer->type->of : NULL;

	if (!of || !of->complete || pointer->type->kind != TYPE_POINTER)
		return;
	f->as = of;
	f->writes = true;
	f->bytes = of->is_char || !(type_is_record(of) ||
				    of->kind == TYPE_POINTER);
	roots_visit(f->origin, f->fo, pointer, on_store, f);
}

void breach_see_store(struct finder *f, const struct expr *lv)
{
	const struct expr *pointer = pointer_under(lv);

	if (pointer)
		breach_see_store_through(f, pointer);
	breach_siblings(f, lv, false);
}

/* ---- values of the right type that break the promise ------------------ */

static const struct type *object_type(const struct expr *place)
{
	while (place && (place->kind == EXPR_MEMBER ||
			 lvalue_array(place) != place))
		place = place->kind == EXPR_MEMBER ? place->sub[0] :
			lvalue_array(place);
	return place && place->kind == EXPR_VAR ? place->type : NULL;
}

static void on_small(void *ctx, const struct root *r)
{
	struct finder *f = ctx;
	const struct type *whole = object_type(r->place);
	uint64_t bytes;

	if (whole && whole->complete && whole->size < f->as->size)
		f->broke = true;
	if (r->fresh && !r->moved && origin_allocated(r->fresh, &bytes) &&
	    bytes < f->as->size)
		f->broke = true;
}

/* @value, for a place of type @t, is a variable that is too small for it. */
bool breach_is_small(struct finder *f, const struct type *t,
		     const struct expr *value)
{
	if (!leaf_promises(t, NULL) || !value->type ||
	    value->type->kind != TYPE_POINTER)
		return false;
	f->as = t->of;
	f->at = NULL;
	f->broke = false;
	roots_visit(f->origin, f->fo, value, on_small, f);
	return f->broke;
}

/* What the unit's own functions are called with. */
static void see_passed(struct finder *f, const struct expr *call)
{
	const struct sym *s = callee_of(call);
	const struct func *callee = s ? s->func : NULL;

	for (uint32_t i = 0; callee && i < callee->nparams &&
	     i + 1 < call->nsub; i++) {
		if (breach_is_small(f, callee->syms[i]->type,
				    call->sub[i + 1]))
			breach_make(f, callee->syms[i]);
	}
}

/* __atomic_store_n(&h->p, v, order) */
void breach_see_atomic(struct finder *f, const struct expr *e)
{
	const struct type *t = e->nsub && e->sub[0]->type ?
			       e->sub[0]->type->of : NULL;

	if (!t || e->sub[0]->type->kind != TYPE_POINTER)
		return;
	for (uint32_t i = 1; i < e->nsub; i++) {
		if (breach_is_small(f, t, e->sub[i]))
			roots_visit(f->origin, f->fo, e->sub[0], on_lost, f);
	}
	f->at = e;
	breach_see_store_through(f, e->sub[0]);
}

/* An address of a pointer that something unknown writes through. */
void breach_see_lost(struct finder *f, const struct expr *e)
{
	const struct type *t = e->type && e->type->kind == TYPE_POINTER ?
			       e->type->of : NULL;

	if (t && !t->is_const && t->kind == TYPE_POINTER)
		roots_visit(f->origin, f->fo, e, on_lost, f);
}

/* ---- calls ---------------------------------------------------------- */

static bool is_written(const struct param_contract *p)
{
	return p->access == ACCESS_WRITE || p->access == ACCESS_READ_WRITE;
}

/* The bytes come from the same member of another such record. */
static bool is_same_member(const struct finder *f, const struct expr *lv)
{
	return f->from && f->from->kind == EXPR_MEMBER &&
	       f->from->field == lv->field;
}

/* The number of bytes, when it is written as one; else 0. */
static uint64_t constant_size(const struct expr *call, const struct kind *k)
{
	const struct amount *m = k ? k->amount : NULL;
	const struct expr *n;

	if (!m || m->op != AMOUNT_PARAM || m->index + 1 >= call->nsub)
		return 0;
	n = expr_strip(call->sub[m->index + 1]);
	return n->kind == EXPR_INT && n->value > 0 ? (uint64_t)n->value : 0;
}

/* Bytes behind the member @lv, in the record that holds it (struct_group() by
 * hand). */
static void break_behind(struct finder *f, const struct expr *lv)
{
	while (lv->kind == EXPR_MEMBER)
		lv = lv->sub[0];
	leaves_visit(lv->type, breach_leaf, f);
}

static void on_argument(void *ctx, const struct root *r)
{
	struct finder *f = ctx;
	const struct type *t = type_element(r->type);
	const struct expr *lv = r->place;

	if (lv && lv->kind == EXPR_MEMBER && lv->type->complete &&
	    f->bytes_written > lv->type->size && !is_same_member(f, lv))
		break_behind(f, lv);
	if (!r->declared || type_is_unknown(t) || (t->is_char && !r->place))
		f->b->anywhere = true;
	if (!type_is_unknown(t) && (!f->as || f->as->unqual != t->unqual))
		breach_all(f, r);
}

static const struct expr *without_casts(const struct expr *e)
{
	while ((e->kind == EXPR_CONVERT || e->kind == EXPR_CAST) &&
	       e->sub[0]->type && e->sub[0]->type->kind == TYPE_POINTER)
		e = e->sub[0];
	return e;
}

/* What the bytes are copied from: f->as, or NULL: no object of one type. */
static const struct type *source_of(struct finder *f, const struct expr *call,
				    uint32_t written)
{
	const struct contract *c = callee_of(call)->contract;

	for (uint32_t i = 0; i < c->nparams && i + 1 < call->nsub; i++) {
		const struct expr *e = call->sub[i + 1];

		if (i == written || c->params[i].access != ACCESS_READ)
			continue;
		e = without_casts(e);
		f->from = e->kind == EXPR_ADDR || e->kind == EXPR_DECAY ?
			  e->sub[0] : NULL;
		return e->type && e->type->kind == TYPE_POINTER ?
		       type_element(e->type->of) : NULL;
	}
	return NULL;
}

/* memset(p, 0, n): pointers are NULL then, which is in what most promise. */
static bool is_zeroing(const struct expr *call)
{
	const struct expr *n = call->nsub == 4 ? expr_strip(call->sub[2]) :
			       NULL;

	return n && n->kind == EXPR_INT && !n->value;
}

static void broken_by_null(void *ctx, const struct leaf *l)
{
	if (l->field->kind && l->field->kind->nonnull)
		breach_leaf(ctx, l);
}

static void on_zeroed(void *ctx, const struct root *r)
{
	if (!type_is_unknown(r->type))
		leaves_visit(type_element(r->type), broken_by_null, ctx);
}

void breach_see_call(struct finder *f, const struct expr *call)
{
	const struct sym *s = callee_of(call);
	const struct contract *c = s ? s->contract : NULL;

	see_passed(f, call);
	/* scanf("%p", &h->p) */
	for (uint32_t i = s && s->type->kind == TYPE_FUNC && s->type->variadic ?
	     s->type->nparams + 1 : call->nsub; i < call->nsub; i++) {
		f->at = call->sub[i];
		breach_see_lost(f, call->sub[i]);
	}
	for (uint32_t i = 0; c && i < c->nparams && i + 1 < call->nsub; i++) {
		const struct expr *arg = call->sub[i + 1];
		const struct type *of = arg->type && arg->type->kind ==
					TYPE_POINTER ? arg->type->of : NULL;

		if (!is_written(&c->params[i]) || !of ||
		    !(of->kind == TYPE_VOID || of->is_char))
			continue;
		f->at = arg;
		f->from = NULL;
		f->as = source_of(f, call, i);
		f->bytes_written = constant_size(call, c->params[i].kind);
		roots_visit(f->origin, f->fo, arg,
			    i == 0 && is_zeroing(call) ? on_zeroed :
			    on_argument, f);
	}
}
