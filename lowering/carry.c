// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Bounds as text: from where a pointer value is made to where its bounds are
 * needed.  What the value's own temporary and stable variables say is written
 * down at the place of need; the rest is kept in locals by hooks further in.
 */
#include "lowering/plan.h"

#define BOUNDS_TYPE "struct __saner_bounds"

/* The expression around @e, also out of a statement expression. */
static const struct expr *expr_above(const struct expr *e)
{
	const struct stmt *s;

	if (e->parent)
		return e->parent;
	for (s = e->in; s && !s->holder; s = s->parent)
		;
	return s ? s->holder : NULL;
}

static bool holds(const struct expr *outer, const struct expr *e)
{
	for (; e; e = expr_above(e))
		if (e == outer)
			return true;
	return false;
}

/* The DECAY or ADDR at which the address of lvalue @lv is a value. */
static const struct expr *address_node(const struct expr *lv)
{
	const struct expr *up = lv->parent;

	if (up && (up->kind == EXPR_DECAY || up->kind == EXPR_ADDR))
		return up;
	return NULL;
}

/* @text in @from's frame, made visible in the lines of @at: as it is when it
 * is about @h's own temporary, otherwise through a local of @at. */
static const char *keep(struct plan *p, struct hook *from, struct hook *h,
			struct frame *at, enum order order, const char *type,
			const char *text)
{
	const char *local;

	if (from == h)
		return text;
	local = frame_local(p, at, type);
	frame_line(p, &from->value, order,
		   plan_printf(p, "%s = %s;", local, text));
	return local;
}

/* The hook of @e, which is @h's node or inside it; NULL when refused. */
static struct hook *inner_hook(struct plan *p, const struct expr *e,
			       const struct hook *h)
{
	enum reason why;

	if (!e)
		return NULL;
	e = hook_node(e);
	if (!holds(h->node, e) || !hook_allowed(e, &why))
		return NULL;
	return hook_value(p, e);
}

/* The variable an lvalue is, or is a part of without any pointer between. */
static const struct expr *root_variable(const struct expr *lv)
{
	while (lv->kind == EXPR_MEMBER)
		lv = lv->sub[0];
	return lv->kind == EXPR_VAR || lv->kind == EXPR_STRING ||
	       lv->kind == EXPR_COMPOUND ? lv : NULL;
}

/* True when the name of @s means @s wherever its value can get to: a statement
 * expression may give out what it declares. */
static bool is_named_outside(const struct sym *s)
{
	const struct stmt *x;

	if (s->flags & SYM_FILE_SCOPE)
		return true;
	if (s->kind != SYM_LOCAL && s->kind != SYM_PARAM)
		return false;
	for (x = s->scope; x; x = x->parent)
		if (x->holder)
			return false;
	return true;
}

bool bounds_are_free(const struct bounds *b)
{
	const struct expr *root;

	switch (b->form) {
	case BOUNDS_UNKNOWN:
	case BOUNDS_NOTHING:
	case BOUNDS_COMPANION:
		return true;
	case BOUNDS_OBJECT:
		root = root_variable(b->expr);
		return root && root->kind == EXPR_VAR &&
		       is_named_outside(root->sym) && !b->expr->side_effect;
	case BOUNDS_TAIL:
	case BOUNDS_KIND:
	case BOUNDS_ALLOC:
	case BOUNDS_LOOKUP:
	case BOUNDS_ROOM:
	case BOUNDS_ARG:
	case BOUNDS_RETURNED:
	case BOUNDS_COND:
		return false;
	}
	return false;
}

static const char *object_text(struct plan *p, const struct bounds *b,
			       struct hook *h, struct frame *at)
{
	const struct expr *lv = b->expr;
	uint64_t size = b->size;
	struct hook *from;
	const char *text;

	if (lv->kind == EXPR_MEMBER && mutated(p, MUTANT_MEMBER))
		size += 16;
	if (bounds_are_free(b))
		return plan_printf(p, "(" BOUNDS_TYPE "){ (unsigned long)&%s, "
				   "%lluUL }", plan_quote(p, lv->range),
				   (unsigned long long)size);
	from = inner_hook(p, address_node(lv), h);
	if (!from)
		return NULL;
	text = plan_printf(p, "__saner_extent(%s, %lluUL)", from->temp,
			   (unsigned long long)size);
	return keep(p, from, h, at, ORDER_CAPTURE, BOUNDS_TYPE, text);
}

/* The pointer under the record lvalue @lv, or NULL. */
static const struct expr *record_pointer(const struct expr *lv)
{
	while (lv->kind == EXPR_MEMBER)
		lv = lv->sub[0];
	return lv->kind == EXPR_DEREF || lv->kind == EXPR_INDEX ? lv->sub[0] :
	       NULL;
}

static const char *tail_text(struct plan *p, const struct bounds *b,
			     struct hook *h, struct frame *at)
{
	struct hook *from = inner_hook(p, address_node(b->expr), h);
	struct hook *record = from;
	const char *whole;

	if (!from || !b->a)
		return NULL;
	if (!bounds_are_free(b->a)) {
		record = inner_hook(p, record_pointer(b->expr), h);
		if (!record)
			return NULL;
	}
	whole = bounds_text(p, b->a, record, at);
	if (!whole)
		return NULL;
	if (!bounds_are_free(b->a))
		whole = keep(p, record, from, at, ORDER_READ, BOUNDS_TYPE,
			     whole);
	return keep(p, from, h, at, ORDER_CAPTURE, BOUNDS_TYPE,
		    plan_printf(p, "__saner_tail(%s, %s)", from->temp, whole));
}

/* "(p)->" or "s.": how to write another field of the record that the field of
 * @member is in; *from gets the hook whose frame it is valid in, or NULL when
 * it is valid wherever its value is. */
static const char *record_text(struct plan *p, const struct expr *member,
			       const struct hook *h, struct hook **from)
{
	const struct expr *rec = member->sub[0];
	const char *path = "";

	*from = NULL;
	/* fields of an anonymous record are found from the one around it */
	while (rec->kind == EXPR_MEMBER && rec->field->anonymous)
		rec = rec->sub[0];
	if (!rec->side_effect && rec->kind != EXPR_DEREF)
		return plan_printf(p, "(%s).", plan_quote(p, rec->range));
	if (!rec->side_effect)
		return plan_printf(p, "(%s)->",
				   plan_quote(p, rec->sub[0]->range));
	for (; rec->kind == EXPR_MEMBER; rec = rec->sub[0])
		if (rec->field->name)
			path = plan_printf(p, "%s.%s", rec->field->name->text,
					   path);
	if (rec->kind != EXPR_DEREF)
		return NULL;
	*from = inner_hook(p, rec->sub[0], h);
	return *from ? plan_printf(p, "%s->%s", (*from)->temp, path) : NULL;
}

/* A field's or object's declared kind, at the load @b->expr. */
static const char *loaded_text(struct plan *p, const struct bounds *b,
			       struct hook *from, struct hook *h,
			       struct frame *at)
{
	const struct expr *lv = b->expr->sub[0];
	const char *record = "", *amount = NULL, *type;
	struct hook *rec = NULL;

	if (lv->kind == EXPR_MEMBER)
		record = record_text(p, lv, h, &rec);
	if (!record)
		return NULL;
	if (b->kind->amount) {
		amount = amount_in_record(p, b->kind->amount, record);
		if (!amount)
			return NULL;
	}
	if (amount && rec) {
		type = b->kind->form == KIND_ENDED ? "const volatile void *" :
						     "unsigned long";
		amount = keep(p, rec, from, at, ORDER_READ, type, amount);
	}
	return keep(p, from, h, at, ORDER_READ, BOUNDS_TYPE,
		    kind_text(p, b->kind, b->expr->type, from->temp, amount));
}

/* The declared kind of what a call returns. */
static const char *returned_text(struct plan *p, const struct bounds *b,
				 struct hook *from, struct hook *h,
				 struct frame *at)
{
	const char *amount = NULL;

	if (b->kind->amount) {
		amount = amount_after_call(p, b->kind->amount, from->node, at);
		if (!amount)
			return NULL;
	}
	return keep(p, from, h, at, ORDER_READ, BOUNDS_TYPE,
		    kind_text(p, b->kind, b->expr->type, from->temp, amount));
}

static const char *declared_text(struct plan *p, const struct bounds *b,
				 struct hook *h, struct frame *at)
{
	struct hook *from = inner_hook(p, b->expr, h);

	if (!from || !b->kind)
		return NULL;
	if (from->node->kind == EXPR_CALL)
		return returned_text(p, b, from, h, at);
	if (from->node->kind == EXPR_LOAD || from->node->kind == EXPR_DECAY)
		return loaded_text(p, b, from, h, at);
	return b->kind->amount ? NULL :
	       keep(p, from, h, at, ORDER_READ, BOUNDS_TYPE,
		    kind_text(p, b->kind, b->expr->type, from->temp, NULL));
}

const struct contract *call_contract(const struct expr *call)
{
	const struct expr *callee = call->sub[0];

	while (callee->kind == EXPR_DECAY || callee->kind == EXPR_CONVERT)
		callee = callee->sub[0];
	return callee->kind == EXPR_FUNC ? callee->sym->contract : NULL;
}

static const char *alloc_text(struct plan *p, const struct bounds *b,
			      struct hook *h, struct frame *at)
{
	struct hook *from = inner_hook(p, b->expr, h);
	const struct contract *c;
	const char *amount;

	if (!from || from->node->kind != EXPR_CALL)
		return NULL;
	c = call_contract(from->node);
	if (!c || !c->alloc)
		return NULL;
	amount = amount_after_call(p, c->alloc, from->node, at);
	if (!amount)
		return NULL;
	return keep(p, from, h, at, ORDER_CAPTURE, BOUNDS_TYPE,
		    plan_printf(p, "__saner_extent(%s, %s)", from->temp,
				amount));
}

static const char *lookup_text(struct plan *p, const struct bounds *b,
			       struct hook *h, struct frame *at)
{
	struct hook *from = inner_hook(p, b->expr, h);

	if (!from)
		return NULL;
	return keep(p, from, h, at, ORDER_CAPTURE, BOUNDS_TYPE,
		    plan_printf(p, "__saner_lookup(%s)", from->temp));
}

const char *asked_text(struct plan *p, const struct bounds *b, struct hook *h,
		       struct frame *at)
{
	struct hook *from = b->form == BOUNDS_LOOKUP &&
			    !mutated(p, MUTANT_LOOKUP) ?
			    inner_hook(p, b->expr, h) : NULL;

	return from ? keep(p, from, h, at, ORDER_CAPTURE,
			   "const volatile void *", from->temp) : NULL;
}

const char *room_text(const struct plan *p, const struct bounds *b)
{
	return b->form == BOUNDS_ROOM ? p->companions[b->sym->id] : NULL;
}

static const char *arg_text(struct plan *p, const struct bounds *b,
			    struct hook *h, struct frame *at)
{
	const struct expr *call = hook_node(b->expr);
	struct hook *from;
	const char *text;

	if (call->kind != EXPR_CALL || b->index + 1 >= call->nsub || !b->a)
		return NULL;
	if (bounds_are_free(b->a))
		return bounds_text(p, b->a, h, at);
	from = inner_hook(p, call->sub[b->index + 1], h);
	if (!from)
		return NULL;
	text = bounds_text(p, b->a, from, at);
	if (!text)
		return NULL;
	return keep(p, from, h, at, ORDER_CAPTURE, BOUNDS_TYPE, text);
}

/* What the callee put into a local of the call's frame. */
static const char *handed_text(struct plan *p, const struct bounds *b,
			       struct hook *h, struct frame *at)
{
	struct hook *from = inner_hook(p, b->expr, h);

	if (!from || from->node->kind != EXPR_CALL)
		return NULL;
	if (!from->result)
		from->result = frame_local(p, &from->value, BOUNDS_TYPE);
	return keep(p, from, h, at, ORDER_CAPTURE, BOUNDS_TYPE, from->result);
}

/* One arm of ?: sets @local. */
static bool arm_sets(struct plan *p, const struct bounds *b,
		     const struct expr *arm, const struct hook *h,
		     struct frame *at, const char *local)
{
	struct hook *from;
	const char *text;

	/* a null pointer constant must stay one, and the local is zeroed */
	if (b->form == BOUNDS_NOTHING)
		return true;
	from = inner_hook(p, arm, h);
	text = from ? bounds_text(p, b, from, at) : NULL;
	if (!text)
		return false;
	frame_line(p, &from->value, ORDER_CAPTURE,
		   plan_printf(p, "%s = %s;", local, text));
	return true;
}

static const char *cond_text(struct plan *p, const struct bounds *b,
			     const struct hook *h, struct frame *at)
{
	const struct expr *e = hook_node(b->expr);
	const char *local;

	if (e->kind != EXPR_COND || !b->a || !b->b)
		return NULL;
	local = frame_local(p, at, BOUNDS_TYPE);
	if (!arm_sets(p, b->a, e->sub[1] ? e->sub[1] : e->sub[0], h, at,
		      local) ||
	    !arm_sets(p, b->b, e->sub[2], h, at, local))
		return NULL;
	return local;
}

/* The mutant that does not know bounds of this form. */
static enum mutant mutant_of(enum bounds_form form)
{
	switch (form) {
	case BOUNDS_OBJECT:
		return MUTANT_OBJECT;
	case BOUNDS_TAIL:
		return MUTANT_TAIL;
	case BOUNDS_KIND:
		return MUTANT_KIND;
	case BOUNDS_ALLOC:
		return MUTANT_ALLOC;
	case BOUNDS_LOOKUP:
		return MUTANT_LOOKUP;
	case BOUNDS_ARG:
		return MUTANT_PASSED_ON;
	case BOUNDS_RETURNED:
		return MUTANT_RETURNED;
	case BOUNDS_COND:
		return MUTANT_COND;
	case BOUNDS_UNKNOWN:
	case BOUNDS_NOTHING:
	case BOUNDS_COMPANION:
	case BOUNDS_ROOM:
		return MUTANT_NONE;
	}
	return MUTANT_NONE;
}

const char *bounds_text(struct plan *p, const struct bounds *b,
			struct hook *h, struct frame *at)
{
	enum mutant m = mutant_of(b->form);

	if (m != MUTANT_NONE && mutated(p, m))
		return "__saner_unknown()";
	switch (b->form) {
	case BOUNDS_UNKNOWN:
		return "__saner_unknown()";
	case BOUNDS_NOTHING:
		return "__saner_nothing()";
	case BOUNDS_OBJECT:
		return object_text(p, b, h, at);
	case BOUNDS_TAIL:
		return tail_text(p, b, h, at);
	case BOUNDS_COMPANION:
		return p->companions[b->sym->id];
	case BOUNDS_KIND:
		return declared_text(p, b, h, at);
	case BOUNDS_ALLOC:
		return alloc_text(p, b, h, at);
	case BOUNDS_LOOKUP:
		return lookup_text(p, b, h, at);
	case BOUNDS_ROOM:	/* has no bounds: room_text() */
		return NULL;
	case BOUNDS_ARG:
		return arg_text(p, b, h, at);
	case BOUNDS_RETURNED:
		return handed_text(p, b, h, at);
	case BOUNDS_COND:
		return cond_text(p, b, h, at);
	}
	return NULL;
}
