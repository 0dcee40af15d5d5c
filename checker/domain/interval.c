// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Intervals of machine integers: sets and comparisons. */
#include "checker/domain/interval.h"

#include "frontend/base/fail.h"

static wide min(wide a, wide b)
{
	return a < b ? a : b;
}

static wide max(wide a, wide b)
{
	return a > b ? a : b;
}

struct ival ival_full(struct int_form f)
{
	wide one = 1;

	if (f.is_signed)
		return (struct ival){ -(one << (f.bits - 1)),
				      (one << (f.bits - 1)) - 1 };
	return (struct ival){ 0, (one << f.bits) - 1 };
}

struct ival ival_empty(void)
{
	return (struct ival){ 1, 0 };
}

struct ival ival_const(wide v)
{
	return (struct ival){ v, v };
}

bool ival_is_empty(struct ival a)
{
	return a.lo > a.hi;
}

bool ival_is_const(struct ival a)
{
	return a.lo == a.hi;
}

bool ival_equal(struct ival a, struct ival b)
{
	if (ival_is_empty(a) || ival_is_empty(b))
		return ival_is_empty(a) && ival_is_empty(b);
	return a.lo == b.lo && a.hi == b.hi;
}

bool ival_inside(struct ival a, struct ival outer)
{
	return ival_is_empty(a) || (a.lo >= outer.lo && a.hi <= outer.hi);
}

bool ival_has(struct ival a, wide v)
{
	return a.lo <= v && v <= a.hi;
}

struct ival ival_join(struct ival a, struct ival b)
{
	if (ival_is_empty(a))
		return b;
	if (ival_is_empty(b))
		return a;
	return (struct ival){ min(a.lo, b.lo), max(a.hi, b.hi) };
}

struct ival ival_meet(struct ival a, struct ival b)
{
	if (ival_is_empty(a) || ival_is_empty(b))
		return ival_empty();
	return (struct ival){ max(a.lo, b.lo), min(a.hi, b.hi) };
}

/* v modulo 2^bits, in the range of f */
static wide reduce(wide v, struct int_form f)
{
	wide size = (wide)1 << f.bits;
	wide r = v % size;

	if (r < 0)
		r += size;
	if (f.is_signed && r >= size / 2)
		r -= size;
	return r;
}

struct ival ival_wrap(struct ival a, struct int_form f)
{
	struct ival full = ival_full(f);
	struct ival r;

	if (ival_inside(a, full))
		return a;
	if (a.hi - a.lo >= (wide)1 << f.bits)
		return full;
	r = (struct ival){ reduce(a.lo, f), reduce(a.hi, f) };
	return r.lo <= r.hi ? r : full;
}

struct ival ival_unwrap(struct ival a, struct ival r, struct int_form f)
{
	struct ival full = ival_full(f);
	struct ival w;

	if (ival_is_empty(r))
		return ival_empty();
	if (r.hi - r.lo >= ((wide)1 << f.bits) - 1)
		return a;
	w = (struct ival){ reduce(r.lo, f), reduce(r.hi, f) };
	if (w.lo <= w.hi)
		return ival_meet(a, w);
	/* it goes around: the top part and the bottom part */
	return ival_join(ival_meet(a, (struct ival){ w.lo, full.hi }),
			 ival_meet(a, (struct ival){ full.lo, w.hi }));
}

/* ---- comparisons ------------------------------------------------------------ */

bool operator_compares(enum operator op)
{
	return op == OP_EQ || op == OP_NE || op == OP_LT || op == OP_LE ||
	       op == OP_GT || op == OP_GE;
}

static enum operator not_a_comparison(enum operator op)
{
	bug("operator %d is no comparison", op);
}

enum operator operator_negated(enum operator op)
{
	switch ((int)op) {
	case OP_EQ:
		return OP_NE;
	case OP_NE:
		return OP_EQ;
	case OP_LT:
		return OP_GE;
	case OP_LE:
		return OP_GT;
	case OP_GT:
		return OP_LE;
	case OP_GE:
		return OP_LT;
	}
	return not_a_comparison(op);
}

enum operator operator_swapped(enum operator op)
{
	switch ((int)op) {
	case OP_EQ:
	case OP_NE:
		return op;
	case OP_LT:
		return OP_GT;
	case OP_LE:
		return OP_GE;
	case OP_GT:
		return OP_LT;
	case OP_GE:
		return OP_LE;
	}
	return not_a_comparison(op);
}

/* Some pair satisfies it. */
static bool can_hold(enum operator op, struct ival a, struct ival b)
{
	switch ((int)op) {
	case OP_EQ:
		return !ival_is_empty(ival_meet(a, b));
	case OP_NE:
		return !(ival_is_const(a) && ival_equal(a, b));
	case OP_LT:
		return a.lo < b.hi;
	case OP_LE:
		return a.lo <= b.hi;
	case OP_GT:
		return a.hi > b.lo;
	case OP_GE:
		return a.hi >= b.lo;
	}
	return not_a_comparison(op) != OP_NONE;
}

struct ival ival_compare(enum operator op, struct ival a, struct ival b)
{
	bool yes, no;

	if (ival_is_empty(a) || ival_is_empty(b))
		return ival_empty();
	yes = can_hold(op, a, b);
	no = can_hold(operator_negated(op), a, b);
	return (struct ival){ no ? 0 : 1, yes ? 1 : 0 };
}

struct ival ival_restrict(enum operator op, struct ival a, struct ival b)
{
	if (ival_is_empty(a) || ival_is_empty(b))
		return ival_empty();
	switch ((int)op) {
	case OP_EQ:
		return ival_meet(a, b);
	case OP_NE:
		if (!ival_is_const(b))
			return a;
		if (a.lo == b.lo)
			a.lo++;
		if (a.hi == b.lo)
			a.hi--;
		return a;
	case OP_LT:
		a.hi = min(a.hi, b.hi - 1);
		return a;
	case OP_LE:
		a.hi = min(a.hi, b.hi);
		return a;
	case OP_GT:
		a.lo = max(a.lo, b.lo + 1);
		return a;
	case OP_GE:
		a.lo = max(a.lo, b.lo);
		return a;
	}
	not_a_comparison(op);
	return a;
}
