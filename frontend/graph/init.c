// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Initializers.  The semantic form is a flat list of scalars and records; what
 * it leaves out is zero: a ZERO of the whole object comes first, unless an
 * element reads the object itself.
 */
#include "frontend/graph/build.h"

/* Sub-objects of an initialized object are addressed by an INDEX in bytes. */
static const struct type offset_type = {
	.kind = TYPE_INT, .complete = true, .size = 8, .align = 8,
	.unqual = &offset_type, .spelling = "unsigned long",
};

static bool mentions(const struct expr *e, const struct sym *sym)
{
	if (!e)
		return false;
	if ((e->kind == EXPR_VAR || e->kind == EXPR_COMPOUND) && e->sym == sym)
		return true;
	if (e->kind == EXPR_STMT)
		return true;	/* may hold anything */
	for (uint32_t i = 0; i < e->nsub; i++)
		if (mentions(e->sub[i], sym))
			return true;
	for (uint32_t i = 0; i < e->ninits; i++)
		if (mentions(e->inits[i].value, sym))
			return true;
	return false;
}

static bool is_aggregate(const struct type *t)
{
	return type_is_record(t) || t->kind == TYPE_ARRAY;
}

static void init_zero(struct builder *b, struct sym *sym, struct expr *e)
{
	op_id at = build_addr_of(b, sym, e);
	struct op *o = build_op(b, OP_ZERO_K, sym->type, e);

	o->arg[0] = at;
	o->size = sym->type->complete ? sym->type->size : NO_SIZE;
	o->implied = true;
}

/* The address of the sub-object at @bytes. */
static op_id init_at(struct builder *b, struct sym *sym, uint64_t bytes,
		     const struct type *t, struct expr *e)
{
	op_id base = build_addr_of(b, sym, e);
	op_id n;
	struct op *o;

	if (bytes == 0 && !is_aggregate(sym->type))
		return base;
	n = build_const(b, &offset_type, (int64_t)bytes, e);
	o = build_op(b, OP_INDEX_K, build_pointer_to(b, t), e);
	o->arg[0] = base;
	o->arg[1] = n;
	o->size = 1;
	return build_last(b);
}

/* A bit-field of the object as a field of it, wherever it is nested. */
static const struct field *init_bits(struct builder *b, const struct init *in)
{
	struct field *f;

	if (!in->width)
		return NULL;
	f = arena_new_of(b->a, struct field);
	f->type = in->type;
	f->offset_bits = in->offset_bits;
	f->width = in->width;
	return f;
}

static op_id init_field(struct builder *b, struct sym *sym,
			const struct field *bits, struct expr *e)
{
	op_id base = build_addr_of(b, sym, e);
	struct op *o = build_op(b, OP_FIELD_K, build_pointer_to(b, bits->type),
				e);

	o->arg[0] = base;
	o->field = bits;
	return build_last(b);
}

static struct expr *record_place(struct expr *e)
{
	if (e->lvalue)
		return e;
	return e->kind == EXPR_LOAD && e->sub[0]->lvalue ? e->sub[0] : NULL;
}

static void init_copy(struct builder *b, op_id to, op_id from,
		      const struct type *t, uint64_t size, struct expr *e)
{
	struct op *o = build_op(b, OP_COPY_K, t, e);

	o->arg[0] = to;
	o->arg[1] = from;
	o->size = size;
}

static void init_string(struct builder *b, struct sym *sym, uint64_t bytes,
			const struct type *t, struct expr *e)
{
	uint64_t room = t->complete ? t->size : e->type->size;
	op_id from = build_place(b, e);
	op_id to = init_at(b, sym, bytes, t, e);

	init_copy(b, to, from, t, e->type->size < room ? e->type->size : room,
		  e);
	b->ops[build_last(b)].implied = true;
}

static void init_one(struct builder *b, struct sym *sym, uint64_t bytes,
		     const struct type *t, const struct field *bits,
		     struct expr *value)
{
	struct op *o;
	op_id at, v;

	if (t->kind == TYPE_ARRAY && value->kind == EXPR_STRING) {
		init_string(b, sym, bytes, t, value);
		return;
	}
	if (type_is_record(t) && record_place(value)) {
		v = build_place(b, record_place(value));
		at = init_at(b, sym, bytes, t, value);
		init_copy(b, at, v, t, t->size, value);
		return;
	}
	v = build_value(b, value);
	if (v == NO_OP)
		v = build_undef(b, t, value);
	at = bits ? init_field(b, sym, bits, value)
		  : init_at(b, sym, bytes, t, value);
	o = build_store(b, at, v, t, value);
	o->field = bits;
	o->implied = true;
}

/* [a ... b] = x evaluates x once and gives it to every element: the first was
 * written; of the rest the graph says that any of them may hold it. */
static void init_repeat(struct builder *b, struct sym *sym,
			const struct init *in)
{
	op_id v = b->ops[build_last(b)].arg[1];
	op_id base = build_addr_of(b, sym, in->value);
	op_id n = build_undef(b, &offset_type, in->value);
	struct op *o = build_op(b, OP_INDEX_K, build_pointer_to(b, in->type),
				in->value);

	o->arg[0] = base;
	o->arg[1] = n;
	o->size = in->stride;
	build_store(b, build_last(b), v, in->type, in->value)->implied = true;
}

static void init_list(struct builder *b, struct sym *sym, struct expr *e)
{
	bool early = !mentions(e, sym);

	if (early)
		init_zero(b, sym, e);
	for (uint32_t i = 0; i < e->ninits; i++) {
		const struct init *in = &e->inits[i];

		init_one(b, sym, in->offset_bits / 8, in->type,
			 init_bits(b, in), in->value);
		if (in->repeat > 1)
			init_repeat(b, sym, in);
	}
}

void build_init(struct builder *b, struct sym *sym, struct expr *e)
{
	if (e->kind == EXPR_INIT && is_aggregate(sym->type)) {
		init_list(b, sym, e);
		return;
	}
	if (e->kind == EXPR_STRING && sym->type->kind == TYPE_ARRAY)
		init_zero(b, sym, e);
	init_one(b, sym, 0, sym->type, NULL, e);
}
