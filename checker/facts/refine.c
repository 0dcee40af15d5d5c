// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What is known past a branch.  A test tells something about the value it
 * tests, and through the ops that made that value about others; each is
 * written down in the cells that hold the value.
 *
 * An edge is only called infeasible for what the function itself says, never
 * for what a contract does.
 */
#include <string.h>

#include "checker/facts/internal.h"

#define MAX_DEPTH 12

struct refine {
	struct facts *x;
	struct state *s;
	uint32_t relies;	/* what everything found from now on rests on */
};

static bool narrow(struct refine *r, op_id id, struct ival to, uint32_t relies,
		   unsigned int depth);
static bool narrow_null(struct refine *r, op_id id, unsigned int to,
			uint32_t relies, unsigned int depth);

/* The op that names the value of @id in the cells. */
static op_id canonical(const struct refine *r, op_id id)
{
	op_id same = r->x->values[id].same;

	return same == NO_OP ? id : same;
}

/* ---- through ops ---------------------------------------------------------------- */

/* Integer @from became @to: values of @a that convert to one in @v. */
static struct ival before_convert(struct ival a, struct ival v,
				  struct int_form from, struct int_form to)
{
	wide turn = (wide)1 << to.bits;
	struct ival up = { v.lo + turn, v.hi + turn };
	struct ival down = { v.lo - turn, v.hi - turn };

	if (ival_inside(a, ival_full(to)))
		return ival_meet(a, v);
	if (to.bits < from.bits)
		return a;
	return ival_join(ival_meet(a, v), ival_join(ival_meet(a, up),
						    ival_meet(a, down)));
}

static struct ival nonzero(struct ival a)
{
	return ival_restrict(OP_NE, a, ival_const(0));
}

/* @id, of type @t, is or is not zero. */
static bool narrow_truth(struct refine *r, op_id id, const struct type *t,
			 bool truth, unsigned int depth)
{
	struct int_form f;

	if (form_of(t, &f))
		return narrow(r, id, truth ? nonzero(r->x->values[id].i)
					   : ival_const(0), 0, depth);
	if (t && t->kind == TYPE_POINTER)
		return narrow_null(r, id, truth ? MAY_ALL & ~MAY_NULL
						: MAY_NULL, 0, depth);
	return true;
}

static bool through_convert(struct refine *r, op_id id, struct ival v,
			    unsigned int depth)
{
	const struct op *o = &r->x->func->ops[id];
	const struct value *a = &r->x->values[o->arg[0]];
	struct int_form from, to;

	if (o->field)
		return true;
	if (o->type->kind == TYPE_BOOL)
		return !ival_is_const(v) ||
		       narrow_truth(r, o->arg[0], o->from, v.lo != 0, depth);
	if (!form_of(o->type, &to))
		return true;
	if (form_of(o->from, &from))
		return narrow(r, o->arg[0],
			      before_convert(a->i, v, from, to), 0, depth);
	if (o->from && o->from->kind == TYPE_POINTER && to.bits == 64)
		return narrow_null(r, o->arg[0], null_from_ival(v), 0, depth);
	return true;
}

/* @a < @b or (@or_equal) @a <= @b, of one type. */
static void set_below(struct refine *r, op_id a, op_id b, bool or_equal)
{
	op_id low = bound_strip(r->x, a), high = bound_strip(r->x, b);
	op_id name = canonical(r, low);
	op_id bound = or_equal ? r->x->values[high].below
			       : canonical(r, high);

	if (bound == NO_OP || ival_is_const(r->x->values[high].i))
		return;
	r->relies |= r->x->values[low].relies | r->x->values[high].relies;
	for (uint32_t i = 0; i < r->x->ncells; i++) {
		struct value *cell = &r->s->cells[i];

		if (cell->same != name)
			continue;
		cell->below = bound;
		cell->relies |= r->relies;
	}
}

static bool compare_null(struct refine *r, const struct op *o, bool equal,
			 unsigned int depth)
{
	const struct value a = r->x->values[o->arg[0]];
	const struct value b = r->x->values[o->arg[1]];
	unsigned int to_a = a.null & b.null, to_b = to_a;

	if (!a.null || !b.null)
		return true;
	if (!equal) {
		to_a = b.null == MAY_NULL ? MAY_ALL & ~MAY_NULL : MAY_ALL;
		to_b = a.null == MAY_NULL ? MAY_ALL & ~MAY_NULL : MAY_ALL;
	}
	return narrow_null(r, o->arg[0], to_a, b.relies, depth) &&
	       narrow_null(r, o->arg[1], to_b, a.relies, depth);
}

/* Both pointers are in one object, so that their offsets compare as they do. */
static void compare_offsets(struct refine *r, op_id id, enum operator op,
			    const struct value *a, const struct value *b)
{
	struct ival to = ival_restrict(op, a->i, b->i);
	op_id name = canonical(r, id);

	r->relies |= a->relies | b->relies;
	for (uint32_t i = 0; i < r->x->ncells; i++) {
		struct value *cell = &r->s->cells[i];
		struct ival in = ival_meet(cell->i, to);

		if (cell->same != name || cell->object != a->object ||
		    ival_is_empty(in) || ival_equal(in, cell->i))
			continue;
		cell->i = in;
		cell->relies |= r->relies;
	}
}

static bool compare_pointers(struct refine *r, const struct op *o,
			     enum operator op, unsigned int depth)
{
	const struct value a = r->x->values[o->arg[0]];
	const struct value b = r->x->values[o->arg[1]];

	if (eval_same_object(r->x, &a, &b)) {
		compare_offsets(r, o->arg[0], op, &a, &b);
		compare_offsets(r, o->arg[1], operator_swapped(op), &b, &a);
	}
	return (op != OP_EQ && op != OP_NE) ||
	       compare_null(r, o, op == OP_EQ, depth);
}

static bool through_compare(struct refine *r, op_id id, bool truth,
			    unsigned int depth)
{
	const struct op *o = &r->x->func->ops[id];
	enum operator op = truth ? o->oper : operator_negated(o->oper);
	const struct value a = r->x->values[o->arg[0]];
	const struct value b = r->x->values[o->arg[1]];
	struct int_form f;

	if (o->from && o->from->kind == TYPE_POINTER)
		return compare_pointers(r, o, op, depth);
	if (!eval_fits(r->x, o, &f))
		return true;
	if (op == OP_LT || op == OP_LE)
		set_below(r, o->arg[0], o->arg[1], op == OP_LE);
	if (op == OP_GT || op == OP_GE)
		set_below(r, o->arg[1], o->arg[0], op == OP_GE);
	return narrow(r, o->arg[0], ival_restrict(op, a.i, b.i), b.relies,
		      depth) &&
	       narrow(r, o->arg[1],
		      ival_restrict(operator_swapped(op), b.i, a.i), a.relies,
		      depth);
}

static bool through_binary(struct refine *r, op_id id, struct ival v,
			   unsigned int depth)
{
	const struct op *o = &r->x->func->ops[id];
	const struct value a = r->x->values[o->arg[0]];
	const struct value b = r->x->values[o->arg[1]];
	struct int_form f;

	if (!form_of(o->type, &f) || !eval_fits(r->x, o, &f))
		return true;
	return narrow(r, o->arg[0],
		      ival_back(o->oper, a.i, b.i, v, f, true), b.relies,
		      depth) &&
	       narrow(r, o->arg[1],
		      ival_back(o->oper, a.i, b.i, v, f, false), a.relies,
		      depth);
}

/* __builtin_add_overflow() was false: what it stored, the op after it, is the
 * sum itself. */
static bool through_overflow(struct refine *r, op_id id, bool overflows,
			     unsigned int depth)
{
	const struct op *o = &r->x->func->ops[id];
	struct ival sum;
	struct int_form f;

	if (overflows || !o->name || !strstr(o->name, "_overflow") ||
	    !form_of(o->from, &f) || !known_sum(r->x, o, &sum))
		return true;
	return narrow(r, id + 1, sum, r->x->values[o->args[0]].relies |
				      r->x->values[o->args[1]].relies, depth);
}

/* A truth value: what it says of what it was made from. */
static bool through_truth(struct refine *r, op_id id, bool truth,
			  unsigned int depth)
{
	const struct op *o = &r->x->func->ops[id];
	unsigned int null;
	op_id tested;

	if (o->kind == OP_UNARY_K && o->oper == OP_NOT)
		return narrow_truth(r, o->arg[0], o->from, !truth, depth);
	if (o->kind == OP_BINARY_K && operator_compares(o->oper))
		return through_compare(r, id, truth, depth);
	if (o->kind == OP_BUILTIN_K)
		return through_overflow(r, id, truth, depth);
	tested = inline_test(r->x, o, truth, &null);
	if (tested != NO_OP)
		return narrow_null(r, tested, null, 0, depth);
	return true;
}

static bool through(struct refine *r, op_id id, struct ival v,
		    unsigned int depth)
{
	const struct op *o = &r->x->func->ops[id];
	bool is_zero = ival_equal(v, ival_const(0));

	if (depth >= MAX_DEPTH)
		return true;
	if ((is_zero || !ival_has(v, 0)) &&
	    !through_truth(r, id, !is_zero, depth + 1))
		return false;
	if (o->kind == OP_CONVERT_K)
		return through_convert(r, id, v, depth + 1);
	if (o->kind == OP_UNARY_K && o->oper == OP_PLUS)
		return narrow(r, o->arg[0], v, 0, depth + 1);
	if (o->kind == OP_BINARY_K && !operator_compares(o->oper))
		return through_binary(r, id, v, depth + 1);
	return true;
}

/* ---- values --------------------------------------------------------------------------- */

static bool narrow_cell(struct value *cell, struct ival to, uint32_t relies)
{
	struct ival i = ival_meet(cell->i, to);

	if (ival_is_empty(i))
		return (cell->relies | relies) != 0;
	if (!ival_equal(i, cell->i))
		cell->relies |= relies;
	cell->i = i;
	return true;
}

/* Integer @id is in @to, which rests on @relies; false: that cannot be. */
static bool narrow(struct refine *r, op_id id, struct ival to, uint32_t relies,
		   unsigned int depth)
{
	struct value v = r->x->values[id];
	op_id name = canonical(r, id);
	struct int_form f;

	r->relies |= relies | v.relies;
	to = ival_meet(v.i, to);
	if (ival_is_empty(to))
		return r->relies != 0;
	if (ival_equal(to, v.i) && depth)
		return true;
	for (uint32_t i = 0; i < r->x->ncells; i++)
		if (r->s->cells[i].same == name &&
		    cell_form(&r->x->cells[i], &f) &&
		    !narrow_cell(&r->s->cells[i], to, r->relies))
			return false;
	return through(r, name, to, depth);
}

static bool null_cell(struct value *cell, unsigned int to, uint32_t relies)
{
	unsigned int null = cell->null & to;

	if (!null)
		return (cell->relies | relies) != 0;
	if (null != cell->null)
		cell->relies |= relies;
	cell->null = null & MAY_ALL;
	cell->doubt &= null;
	if (!(null & MAY_OBJECT))
		cell->doubt = null & MAY_DOUBT;
	return true;
}

/* Pointer @id is one of @to. */
static bool narrow_null(struct refine *r, op_id id, unsigned int to,
			uint32_t relies, unsigned int depth)
{
	struct value v = r->x->values[id];
	op_id name = canonical(r, id);
	const struct op *o = &r->x->func->ops[name];

	r->relies |= relies | v.relies;
	if (!v.null)
		return true;
	if (!(v.null & to))
		return r->relies != 0;
	for (uint32_t i = 0; i < r->x->ncells; i++)
		if (r->s->cells[i].same == name &&
		    r->x->cells[i].type->kind == TYPE_POINTER &&
		    !null_cell(&r->s->cells[i], to, r->relies))
			return false;
	if (o->kind == OP_CONVERT_K && o->from &&
	    o->from->kind == TYPE_POINTER && depth < MAX_DEPTH)
		return narrow_null(r, o->arg[0], to, 0, depth + 1);
	return true;
}

/* ---- edges ------------------------------------------------------------------------------ */

static struct ival case_of(const struct case_range *c, struct int_form f)
{
	struct ival lo = ival_wrap(ival_const(c->lo), f);
	struct ival hi = ival_wrap(ival_const(c->hi), f);

	return (struct ival){ lo.lo, hi.lo };
}

/* What no case takes: cases are cut off at both ends while that goes. */
static struct ival other_cases(const struct block *k, struct ival v,
			       struct int_form f)
{
	bool again = true;

	while (again && !ival_is_empty(v)) {
		again = false;
		for (uint32_t i = 0; i + 1 < k->nto; i++) {
			struct ival c = case_of(&k->cases[i], f);

			if (ival_is_empty(c) || ival_is_empty(v))
				continue;
			if (ival_has(c, v.lo)) {
				v.lo = c.hi + 1;
				again = true;
			}
			if (!ival_is_empty(v) && ival_has(c, v.hi)) {
				v.hi = c.lo - 1;
				again = true;
			}
		}
	}
	return v;
}

static bool refine_switch(struct refine *r, const struct block *k,
			  const struct op *end, uint32_t n)
{
	struct int_form f;
	struct ival v = r->x->values[end->arg[0]].i;

	if (!form_of(end->type, &f))
		return true;
	if (n + 1 < k->nto)
		return narrow(r, end->arg[0], case_of(&k->cases[n], f), 0, 0);
	return narrow(r, end->arg[0], other_cases(k, v, f), 0, 0);
}

/* An asm that jumps may have left its outputs alone, or not: they are any
 * value, perhaps not written. */
static void drop_outputs(struct facts *x, struct state *s,
			 const struct block *b)
{
	for (op_id i = b->first + b->n - 1; i-- > b->first;) {
		const struct op *o = &x->func->ops[i];

		if (o->kind == OP_ASM_K)
			return;
		if (o->kind == OP_STORE_K && x->spots[o->arg[0]].sym)
			step_unwrite(x, s, x->spots[o->arg[0]].sym);
	}
}

bool refine_edge(struct facts *x, struct state *s, uint32_t block, uint32_t k)
{
	const struct block *b = &x->func->blocks[block];
	const struct op *end = &x->func->ops[b->first + b->n - 1];
	struct refine r = { x, s, 0 };

	if (end->kind == OP_BRANCH_K)
		return narrow_truth(&r, end->arg[0],
				    x->func->ops[end->arg[0]].type, k == 0, 0);
	if (end->kind == OP_SWITCH_K)
		return refine_switch(&r, b, end, k);
	if (end->kind == OP_GOTO_K && end->assembly && k > 0)
		drop_outputs(x, s, b);
	return true;
}
