// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Expressions as places, and assignments. */
#include "frontend/graph/build.h"

#include "frontend/base/fail.h"

const struct field *place_bits(const struct expr *e)
{
	return e->kind == EXPR_MEMBER && e->field->width ? e->field : NULL;
}

/* A record value that is not in a place: into a temporary. */
static op_id place_of_value(struct builder *b, struct expr *e)
{
	op_id v = build_value(b, e);
	struct sym *t;
	op_id at;

	if (v == NO_OP)
		v = build_undef(b, e->type, e);
	t = build_temp(b, e->type);
	at = build_addr_of(b, t, e);
	build_store(b, at, v, t->type, e)->implied = true;
	return build_addr_of(b, t, e);
}

static op_id place_member(struct builder *b, struct expr *e)
{
	op_id at = build_place(b, e->sub[0]);
	const struct type *t = build_pointer_to(b, e->type);
	struct op *o = build_op(b, OP_FIELD_K, t, e);

	o->arg[0] = at;
	o->field = e->field;
	return build_last(b);
}

static op_id place_index(struct builder *b, struct expr *e)
{
	op_id p = build_value(b, e->sub[0]);
	op_id n = build_value(b, e->sub[1]);
	const struct type *t = build_pointer_to(b, e->type);
	struct op *o = build_op(b, OP_INDEX_K, t, e);

	o->arg[0] = p;
	o->arg[1] = n;
	o->size = e->type->complete && !e->type->vla ? e->type->size : NO_SIZE;
	if (e->type->kind == TYPE_VOID || e->type->kind == TYPE_FUNC)
		o->size = 1;
	return build_last(b);
}

static op_id place_compound(struct builder *b, struct expr *e)
{
	if (e->sym->kind == SYM_LOCAL) {
		scope_declare(b, e->sym, e);
		build_init(b, e->sym, e->sub[0]);
	}
	return build_addr_of(b, e->sym, e);
}

static op_id place_string(struct builder *b, struct expr *e)
{
	struct op *o = build_op(b, OP_STRING_K, build_pointer_to(b, e->type), e);

	o->size = e->type->size;
	return build_last(b);
}

static op_id place_unknown(struct builder *b, struct expr *e)
{
	for (uint32_t i = 0; i < e->nsub; i++)
		if (e->sub[i])
			build_effects(b, e->sub[i]);
	return build_undef(b, build_pointer_to(b, e->type), e);
}

op_id build_place(struct builder *b, struct expr *e)
{
	switch (e->kind) {
	case EXPR_VAR:
	case EXPR_FUNC:
		return build_addr_of(b, e->sym, e);
	case EXPR_MEMBER:
		return place_member(b, e);
	case EXPR_DEREF:
		return build_value(b, e->sub[0]);
	case EXPR_INDEX:
		return place_index(b, e);
	case EXPR_STRING:
		return place_string(b, e);
	case EXPR_COMPOUND:
		return place_compound(b, e);
	case EXPR_UNKNOWN:
		return place_unknown(b, e);
	case EXPR_LOAD:
		if (e->sub[0]->lvalue)
			return build_place(b, e->sub[0]);
		return place_of_value(b, e);
	case EXPR_INT:
	case EXPR_FLOAT:
	case EXPR_ADDR:
	case EXPR_DECAY:
	case EXPR_CONVERT:
	case EXPR_CAST:
	case EXPR_UNARY:
	case EXPR_BINARY:
	case EXPR_LOGICAL:
	case EXPR_COND:
	case EXPR_COMMA:
	case EXPR_ASSIGN:
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
	case EXPR_CALL:
	case EXPR_STMT:
	case EXPR_INIT:
	case EXPR_VA_ARG:
	case EXPR_LABEL_ADDR:
	case EXPR_ATOMIC:
		return place_of_value(b, e);
	}
	bug("expression of kind %d", e->kind);
}

/* ---- writing ------------------------------------------------------------ */

static void write_place(struct builder *b, struct expr *lv, op_id at, op_id v)
{
	struct op *o = build_store(b, at, v, lv->type, lv);

	o->field = place_bits(lv);
}

/* What an assignment of @v to @lv has as its value. */
static op_id written_value(struct builder *b, struct expr *lv, op_id v,
			   struct expr *e)
{
	const struct field *bits = place_bits(lv);
	op_id cut;

	if (!bits)
		return v;
	cut = build_convert(b, v, lv->type, lv->type, e);
	b->ops[cut].field = bits;
	return cut;
}

static void copy_record(struct builder *b, op_id to, op_id from,
			const struct type *t, struct expr *e)
{
	struct op *o = build_op(b, OP_COPY_K, t->unqual ? t->unqual : t, e);

	o->arg[0] = to;
	o->arg[1] = from;
	o->size = t->complete ? t->size : NO_SIZE;
}

op_id build_assign(struct builder *b, struct expr *e)
{
	struct expr *lv = e->sub[0];
	struct expr *rv = e->sub[1];
	op_id at, v;

	if (type_is_record(lv->type) &&
	    (rv->lvalue || (rv->kind == EXPR_LOAD && rv->sub[0]->lvalue))) {
		at = build_place(b, lv);
		v = build_place(b, rv);
		copy_record(b, at, v, lv->type, e);
	} else {
		at = build_place(b, lv);
		v = build_value(b, rv);
		if (v == NO_OP)
			v = build_undef(b, lv->type, e);
		write_place(b, lv, at, v);
		if (!type_is_record(lv->type))
			return written_value(b, lv, v, e);
	}
	/* the value is seldom used: `a = b = c;` of records */
	if (!e->parent)
		return NO_OP;
	v = build_load(b, at, lv->type, NULL, lv);
	b->ops[v].implied = true;
	return v;
}

static op_id read_place(struct builder *b, struct expr *lv, op_id at)
{
	return build_load(b, at, lv->type, place_bits(lv), lv);
}

/* @v, of type @from, for a place of type @to. */
static op_id fit(struct builder *b, op_id v, const struct type *from,
		 const struct type *to, struct expr *e)
{
	const struct type *plain = to->unqual ? to->unqual : to;

	if (from == to || from == plain || from->unqual == plain)
		return v;
	return build_convert(b, v, from, plain, e);
}

static op_id step_pointer(struct builder *b, struct expr *e, op_id p, op_id n)
{
	const struct type *t = e->sub[0]->type;
	const struct type *of = t->of;
	struct op *o = build_op(b, e->op == OP_ADD ? OP_INDEX_K : OP_BINARY_K,
				t, e);

	o->oper = e->op == OP_ADD ? OP_NONE : e->op;
	o->arg[0] = p;
	o->arg[1] = n;
	o->from = t;
	if (!of || of->kind == TYPE_VOID || of->kind == TYPE_FUNC)
		o->size = 1;
	else
		o->size = of->complete && !of->vla ? of->size : NO_SIZE;
	return build_last(b);
}

static op_id compute(struct builder *b, struct expr *e, op_id l, op_id r,
		     const struct type *t)
{
	struct op *o = build_op(b, OP_BINARY_K, t, e);

	o->oper = e->op;
	o->arg[0] = l;
	o->arg[1] = r;
	o->from = t;
	return build_last(b);
}

op_id build_assign_op(struct builder *b, struct expr *e)
{
	struct expr *lv = e->sub[0];
	const struct type *t = e->compute_type ? e->compute_type : lv->type;
	op_id at = build_place(b, lv);
	op_id r = build_value(b, e->sub[1]);
	op_id old = read_place(b, lv, at);
	op_id v;

	if (lv->type->kind == TYPE_POINTER) {
		v = step_pointer(b, e, old, r);
	} else {
		v = compute(b, e, fit(b, old, lv->type, t, e), r, t);
		v = fit(b, v, t, lv->type, e);
	}
	write_place(b, lv, at, v);
	return written_value(b, lv, v, e);
}

static const struct type step_type = {
	.kind = TYPE_INT, .complete = true, .is_signed = true,
	.size = 4, .align = 4, .unqual = &step_type, .spelling = "int",
};

/* ++ is done in the promoted type; of a _Bool it is = 1, -- is = !b. */
static op_id step_value(struct builder *b, struct expr *e, op_id old)
{
	const struct type *t = e->sub[0]->type;
	op_id one, v;

	if (t->kind == TYPE_POINTER) {
		one = build_const(b, &step_type, 1, e);
		return step_pointer(b, e, old, one);
	}
	if (t->kind == TYPE_FLOAT || t->kind == TYPE_OTHER)
		return build_undef(b, t, e);
	if (t->size >= step_type.size) {
		one = build_const(b, t, 1, e);
		return compute(b, e, old, one, t->unqual ? t->unqual : t);
	}
	one = build_const(b, &step_type, 1, e);
	v = compute(b, e, build_convert(b, old, t, &step_type, e), one,
		    &step_type);
	return build_convert(b, v, &step_type, t->unqual ? t->unqual : t, e);
}

op_id build_incdec(struct builder *b, struct expr *e)
{
	struct expr *lv = e->sub[0];
	op_id at = build_place(b, lv);
	op_id old = read_place(b, lv, at);
	op_id v = step_value(b, e, old);

	write_place(b, lv, at, v);
	return e->postfix ? old : written_value(b, lv, v, e);
}
