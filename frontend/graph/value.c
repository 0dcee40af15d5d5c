// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Expressions as values, and conditions as control flow. */
#include "frontend/graph/build.h"

#include "frontend/base/fail.h"

op_id build_convert(struct builder *b, op_id v, const struct type *from,
		    const struct type *to, struct expr *e)
{
	struct op *o = build_op(b, OP_CONVERT_K, to, e);

	o->arg[0] = v;
	o->from = from;
	return build_last(b);
}

/* True when a conversion @e is zero exactly when its operand is. */
static bool keeps_truth(const struct expr *e)
{
	const struct type *from = e->sub[0]->type;
	const struct type *to = e->type;

	if (from->kind != TYPE_POINTER && !type_is_integer(from))
		return false;
	if (to->kind == TYPE_BOOL)
		return true;
	if (to->kind != TYPE_POINTER && !type_is_integer(to))
		return false;
	return to->size >= from->size;
}

static bool is_conversion(const struct expr *e)
{
	return e->kind == EXPR_CONVERT || e->kind == EXPR_CAST;
}

/* @e without what does not change whether it is zero. */
static struct expr *strip_truth(struct expr *e)
{
	for (;;) {
		struct expr *in = call_expected(e);

		if (in != e)
			e = in;
		else if (is_conversion(e) && keeps_truth(e))
			e = e->sub[0];
		else
			return e;
	}
}

static bool is_zero(const struct expr *e)
{
	while (is_conversion(e))
		e = e->sub[0];
	return e->kind == EXPR_INT && e->value == 0;
}

/* True for a value that is better made by branches than by operators. */
static bool is_logical(struct expr *e)
{
	if (!type_is_integer(e->type))
		return false;
	e = strip_truth(e);
	while (e->kind == EXPR_UNARY && e->op == OP_NOT)
		e = strip_truth(e->sub[0]);
	return e->kind == EXPR_LOGICAL;
}

static void cond_logical(struct builder *b, struct expr *e, uint32_t yes,
			 uint32_t no)
{
	uint32_t second = build_block(b);

	if (e->op == OP_LAND)
		build_cond(b, e->sub[0], second, no);
	else
		build_cond(b, e->sub[0], yes, second);
	build_start(b, second);
	build_cond(b, e->sub[1], yes, no);
}

static void cond_choice(struct builder *b, struct expr *e, uint32_t yes,
			uint32_t no)
{
	uint32_t left = build_block(b);
	uint32_t right = build_block(b);

	build_cond(b, e->sub[0], left, right);
	build_start(b, left);
	build_cond(b, e->sub[1], yes, no);
	build_start(b, right);
	build_cond(b, e->sub[2], yes, no);
}

/* x != 0 and x == 0 of something logical */
static bool cond_compared(struct builder *b, struct expr *e, uint32_t yes,
			  uint32_t no)
{
	if (e->kind != EXPR_BINARY || (e->op != OP_NE && e->op != OP_EQ) ||
	    !is_zero(e->sub[1]) || !is_logical(e->sub[0]))
		return false;
	if (e->op == OP_NE)
		build_cond(b, e->sub[0], yes, no);
	else
		build_cond(b, e->sub[0], no, yes);
	return true;
}

void build_cond(struct builder *b, struct expr *e, uint32_t yes, uint32_t no)
{
	e = strip_truth(e);
	if (e->kind == EXPR_LOGICAL) {
		cond_logical(b, e, yes, no);
	} else if (e->kind == EXPR_UNARY && e->op == OP_NOT) {
		build_cond(b, e->sub[0], no, yes);
	} else if (e->kind == EXPR_COND && e->sub[1]) {
		cond_choice(b, e, yes, no);
	} else if (e->kind == EXPR_COMMA) {
		build_effects(b, e->sub[0]);
		build_cond(b, e->sub[1], yes, no);
	} else if (e->kind == EXPR_INT) {
		build_edge(b, e->value ? yes : no);
		build_op(b, OP_JUMP_K, NULL, e);
	} else if (!cond_compared(b, e, yes, no)) {
		op_id v = build_value(b, e);

		if (v == NO_OP)
			v = build_undef(b, e->type, e);
		build_branch(b, v, yes, no, e);
	}
}

/* ---- values that need a temporary -------------------------------------- */

static void temp_store(struct builder *b, struct sym *t, op_id v,
		       struct expr *e)
{
	op_id at = build_addr_of(b, t, e);

	build_store(b, at, v, t->type, e)->implied = true;
}

static op_id temp_load(struct builder *b, struct sym *t, struct expr *e)
{
	op_id v = build_load(b, build_addr_of(b, t, e), t->type, NULL, e);

	b->ops[v].implied = true;
	return v;
}

static void temp_set(struct builder *b, struct sym *t, int64_t value,
		     uint32_t join, struct expr *e)
{
	temp_store(b, t, build_const(b, t->type, value, e), e);
	build_jump(b, join);
}

/* A condition as the value 0 or 1. */
static op_id value_of_cond(struct builder *b, struct expr *e)
{
	uint32_t yes = build_block(b);
	uint32_t no = build_block(b);
	uint32_t join = build_block(b);
	struct sym *t = build_temp(b, e->type);

	build_cond(b, e, yes, no);
	build_start(b, yes);
	temp_set(b, t, 1, join, e);
	build_start(b, no);
	temp_set(b, t, 0, join, e);
	build_start(b, join);
	return temp_load(b, t, e);
}

/* One arm of ?: into the temporary (NULL: void). */
static void value_arm(struct builder *b, struct sym *t, struct expr *arm,
		      uint32_t join, struct expr *e)
{
	op_id v = build_value(b, arm);

	if (t && v != NO_OP)
		temp_store(b, t, v, e);
	build_jump(b, join);
}

/* x ?: y: the temporary has x before the test, so that the test is of it */
static void value_omitted(struct builder *b, struct sym *t, struct expr *e,
			  uint32_t join)
{
	struct expr *x = e->sub[0];
	uint32_t no = build_block(b);
	op_id v = build_value(b, x);
	op_id w = v;

	if (t && x->type != e->type && !type_is_record(e->type))
		w = build_convert(b, v, x->type, e->type, e);
	if (t)
		temp_store(b, t, w, e);
	build_branch(b, v, join, no, x);
	build_start(b, no);
	value_arm(b, t, e->sub[2], join, e);
}

static op_id value_choice(struct builder *b, struct expr *e)
{
	bool is_void = e->type->kind == TYPE_VOID;
	struct sym *t = is_void ? NULL : build_temp(b, e->type);
	uint32_t join = build_block(b);

	if (!e->sub[1]) {
		value_omitted(b, t, e, join);
	} else {
		uint32_t yes = build_block(b);
		uint32_t no = build_block(b);

		build_cond(b, e->sub[0], yes, no);
		build_start(b, yes);
		value_arm(b, t, e->sub[1], join, e);
		build_start(b, no);
		value_arm(b, t, e->sub[2], join, e);
	}
	build_start(b, join);
	return t ? temp_load(b, t, e) : NO_OP;
}

/* ---- operators ---------------------------------------------------------- */

static uint64_t step_of(const struct type *pointer)
{
	const struct type *t = pointer->of;

	if (!t || t->kind == TYPE_VOID || t->kind == TYPE_FUNC)
		return 1;
	return t->complete && !t->vla ? t->size : NO_SIZE;
}

static op_id value_pointer_step(struct builder *b, struct expr *e, op_id p,
				op_id n, const struct type *pointer)
{
	struct op *o = build_op(b, e->op == OP_ADD ? OP_INDEX_K : OP_BINARY_K,
				pointer, e);

	o->oper = e->op == OP_ADD ? OP_NONE : e->op;
	o->arg[0] = p;
	o->arg[1] = n;
	o->from = pointer;
	o->size = step_of(pointer);
	return build_last(b);
}

static op_id value_binary(struct builder *b, struct expr *e)
{
	op_id l = build_value(b, e->sub[0]);
	op_id r = build_value(b, e->sub[1]);
	const struct type *lt = e->sub[0]->type;
	const struct type *rt = e->sub[1]->type;
	struct op *o;

	if (e->op == OP_ADD && rt->kind == TYPE_POINTER)
		return value_pointer_step(b, e, r, l, rt);
	if ((e->op == OP_ADD || e->op == OP_SUB) && lt->kind == TYPE_POINTER &&
	    rt->kind != TYPE_POINTER)
		return value_pointer_step(b, e, l, r, lt);
	o = build_op(b, OP_BINARY_K, e->type, e);
	o->oper = e->op;
	o->arg[0] = l;
	o->arg[1] = r;
	o->from = lt;
	if (lt->kind == TYPE_POINTER)
		o->size = step_of(lt);
	return build_last(b);
}

static op_id value_unary(struct builder *b, struct expr *e)
{
	op_id v = build_value(b, e->sub[0]);
	struct op *o;

	if (e->op == OP_PLUS)
		return v;
	o = build_op(b, OP_UNARY_K, e->type, e);
	o->oper = e->op;
	o->arg[0] = v;
	o->from = e->sub[0]->type;
	return build_last(b);
}

static op_id value_conversion(struct builder *b, struct expr *e)
{
	struct expr *in = e->sub[0];
	op_id v;

	if (e->type->kind == TYPE_VOID) {
		build_effects(b, in);
		return NO_OP;
	}
	v = build_value(b, in);
	/* a cast to a union, or of something without a value */
	if (v == NO_OP || type_is_record(e->type) != type_is_record(in->type))
		return build_undef(b, e->type, e);
	if (type_is_record(e->type))
		return v;
	return build_convert(b, v, in->type, e->type, e);
}

static op_id value_va_arg(struct builder *b, struct expr *e)
{
	struct expr *list = e->sub[0];
	op_id at = list->lvalue ? build_place(b, list) : build_value(b, list);

	build_op(b, OP_VA_ARG_K, e->type, e)->arg[0] = at;
	return build_last(b);
}

static op_id value_decay(struct builder *b, struct expr *e)
{
	return build_place(b, e->sub[0]);
}

static op_id value_unknown(struct builder *b, struct expr *e)
{
	for (uint32_t i = 0; i < e->nsub; i++)
		if (e->sub[i])
			build_effects(b, e->sub[i]);
	return e->type && e->type->kind != TYPE_VOID
		       ? build_undef(b, e->type, e) : NO_OP;
}

void build_effects(struct builder *b, struct expr *e)
{
	if (e->lvalue && e->kind != EXPR_UNKNOWN)
		build_place(b, e);
	else
		build_value(b, e);
}

/* An lvalue where a value is wanted: the front end left the load out. */
static op_id value_of_place(struct builder *b, struct expr *e)
{
	op_id at = build_place(b, e);

	if (e->type->kind == TYPE_ARRAY || e->type->kind == TYPE_FUNC)
		return at;
	return build_load(b, at, e->type, place_bits(e), e);
}

/* A braced scalar, or a record as a value. */
static op_id value_init(struct builder *b, struct expr *e)
{
	struct sym *t;

	if (e->ninits == 1 && !type_is_record(e->type) &&
	    e->type->kind != TYPE_ARRAY)
		return build_value(b, e->inits[0].value);
	if (!type_is_record(e->type) && e->type->kind != TYPE_ARRAY)
		return build_const(b, e->type, 0, e);
	t = build_temp(b, e->type);
	build_init(b, t, e);
	return temp_load(b, t, e);
}

static op_id value_of(struct builder *b, struct expr *e)
{
	switch (e->kind) {
	case EXPR_INT:
		return build_const(b, e->type, e->value, e);
	case EXPR_FLOAT:
		build_op(b, OP_FCONST_K, e->type, e);
		return build_last(b);
	case EXPR_LOAD:
		if (!e->sub[0]->lvalue)
			return build_value(b, e->sub[0]);
		return value_of_place(b, e->sub[0]);
	case EXPR_ADDR:
		return build_place(b, e->sub[0]);
	case EXPR_DECAY:
		return value_decay(b, e);
	case EXPR_CONVERT:
	case EXPR_CAST:
		if (is_logical(e) && keeps_truth(e))
			return value_of_cond(b, e);
		return value_conversion(b, e);
	case EXPR_UNARY:
		if (e->op == OP_NOT && is_logical(e))
			return value_of_cond(b, e);
		return value_unary(b, e);
	case EXPR_BINARY:
		return value_binary(b, e);
	case EXPR_LOGICAL:
		return value_of_cond(b, e);
	case EXPR_COND:
		return value_choice(b, e);
	case EXPR_COMMA:
		build_effects(b, e->sub[0]);
		return build_value(b, e->sub[1]);
	case EXPR_ASSIGN:
		return build_assign(b, e);
	case EXPR_ASSIGN_OP:
		return build_assign_op(b, e);
	case EXPR_INCDEC:
		return build_incdec(b, e);
	case EXPR_CALL:
		return build_call(b, e);
	case EXPR_STMT:
		return build_stmt_value(b, e->stmt);
	case EXPR_INIT:
		return value_init(b, e);
	case EXPR_VA_ARG:
		return value_va_arg(b, e);
	case EXPR_LABEL_ADDR:
		return build_undef(b, e->type, e);
	case EXPR_ATOMIC:
		return build_atomic(b, e);
	case EXPR_UNKNOWN:
		return value_unknown(b, e);
	case EXPR_STRING:
	case EXPR_VAR:
	case EXPR_FUNC:
	case EXPR_MEMBER:
	case EXPR_DEREF:
	case EXPR_INDEX:
	case EXPR_COMPOUND:
		return value_of_place(b, e);
	}
	bug("expression of kind %d", e->kind);
}

op_id build_value(struct builder *b, struct expr *e)
{
	struct expr *expected = call_expected(e);
	op_id v;

	if (expected != e) {
		for (uint32_t i = 2; i < e->nsub; i++)
			build_effects(b, e->sub[i]);
		return build_value(b, expected);
	}
	v = value_of(b, e);
	if (v == NO_OP && e->parent && e->type && e->type->kind != TYPE_VOID)
		return build_undef(b, e->type, e);
	return v;
}
