// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Inline assembly: the operands are evaluated, the ASM op stands for what it
 * does, and each output is a STORE of something unknown after it.  An asm with
 * an empty template does nothing but hide values from the compiler: an output
 * keeps the value of the input that it shares a register with.
 */
#include "frontend/graph/build.h"

#include <stdlib.h>

struct operands {
	const struct assembly *as;
	op_id *places;		/* of outputs */
	op_id *values;		/* of inputs, and of "+" outputs before */
};

static void read_operand(struct builder *b, struct operands *x, uint32_t i)
{
	const struct asm_operand *o = &x->as->operands[i];

	x->places[i] = NO_OP;
	x->values[i] = NO_OP;
	if (!o->expr)
		return;
	if (o->output || (o->memory && o->expr->lvalue))
		x->places[i] = build_place(b, o->expr);
	if (o->output && o->in_out)
		x->values[i] = build_load(b, x->places[i], o->expr->type,
					  place_bits(o->expr), o->expr);
	else if (!o->output && x->places[i] == NO_OP)
		x->values[i] = build_value(b, o->expr);
}

/* What the asm is given: values, and addresses of memory operands. */
static void asm_op(struct builder *b, struct operands *x)
{
	uint32_t n = x->as->noperands, used = 0;
	op_id *args = arena_array(b->a, 2 * (size_t)n, sizeof(*args));
	struct op *o;

	for (uint32_t i = 0; i < n; i++) {
		if (x->values[i] != NO_OP)
			args[used++] = x->values[i];
		if (x->places[i] != NO_OP && x->as->operands[i].memory)
			args[used++] = x->places[i];
	}
	o = build_op(b, OP_ASM_K, NULL, NULL);
	o->assembly = x->as;
	o->args = args;
	o->nargs = used;
}

/* The input that output @i is tied to, by "+" or by a matching constraint. */
static uint32_t tied_to(const struct assembly *as, uint32_t i)
{
	if (as->operands[i].in_out)
		return i;
	for (uint32_t k = 0; k < as->noperands; k++) {
		const char *c = as->operands[k].constraint;

		if (!as->operands[k].output && c && *c >= '0' && *c <= '9' &&
		    strtoul(c, NULL, 10) == i)
			return k;
	}
	return as->noperands;
}

static op_id output_value(struct builder *b, struct operands *x, uint32_t i)
{
	const struct assembly *as = x->as;
	struct expr *e = as->operands[i].expr;
	uint32_t k = as->template && !*as->template ? tied_to(as, i)
						    : as->noperands;

	if (k == as->noperands || x->values[k] == NO_OP ||
	    type_is_record(e->type))
		return build_undef(b, e->type, e);
	if (k == i)
		return x->values[k];
	return build_convert(b, x->values[k], as->operands[k].expr->type,
			     e->type, e);
}

static void write_outputs(struct builder *b, struct operands *x)
{
	for (uint32_t i = 0; i < x->as->noperands; i++) {
		struct expr *e = x->as->operands[i].expr;
		op_id v;

		if (!x->as->operands[i].output || !e)
			continue;
		v = output_value(b, x, i);
		build_store(b, x->places[i], v, e->type, e)->field =
			place_bits(e);
	}
}

static void go_to_labels(struct builder *b, struct stmt *s)
{
	uint32_t next = build_block(b);

	build_edge(b, next);
	for (uint32_t i = 0; i < s->assembly->nlabels; i++) {
		const struct label *l =
			jump_find(b, s->assembly->labels[i], s);

		if (l)
			build_edge(b, l->block);
	}
	build_op(b, OP_GOTO_K, NULL, NULL)->assembly = s->assembly;
	build_start(b, next);
}

void build_asm(struct builder *b, struct stmt *s)
{
	struct operands x = { .as = s->assembly };
	uint32_t n;

	if (!x.as)
		return;
	n = x.as->noperands;
	x.places = arena_array(b->a, n, sizeof(*x.places));
	x.values = arena_array(b->a, n, sizeof(*x.values));
	for (uint32_t i = 0; i < n; i++)
		read_operand(b, &x, i);
	asm_op(b, &x);
	write_outputs(b, &x);
	if (x.as->nlabels)
		go_to_labels(b, s);
}
