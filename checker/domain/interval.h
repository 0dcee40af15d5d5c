/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_DOMAIN_INTERVAL_H
#define CHECKER_DOMAIN_INTERVAL_H
/*
 * Intervals of machine integers (Cousot and Cousot, "Abstract interpretation",
 * POPL 1977), bit-exact: every operator is that of two's complement hardware of
 * the given width, so a result that leaves the type's range wraps.  Nothing is
 * concluded from the undefined behaviour of C: a kernel is built with
 * -fno-strict-overflow.  Where hardware or compilers differ (a shift count out
 * of range, a division by zero that went on) the result is anything.
 *
 * Bounds are mathematical integers, so they need more than 64 bits.  Generic in
 * the width, so that a test can try everything at a few bits.
 */
#include <stdbool.h>
#include "frontend/ir.h"

__extension__ typedef __int128 wide;

struct ival {
	wide lo;
	wide hi;	/* lo > hi: no value at all */
};

struct int_form {
	unsigned int bits;	/* 1 .. 64 */
	bool is_signed;
};

struct ival ival_full(struct int_form f);
struct ival ival_empty(void);
struct ival ival_const(wide v);
bool ival_is_empty(struct ival a);
bool ival_is_const(struct ival a);
bool ival_equal(struct ival a, struct ival b);
bool ival_inside(struct ival a, struct ival outer);
bool ival_has(struct ival a, wide v);
struct ival ival_join(struct ival a, struct ival b);
struct ival ival_meet(struct ival a, struct ival b);

/* All values of @a, reduced modulo 2^bits into the range of @f: what a
 * conversion of an integer does. */
struct ival ival_wrap(struct ival a, struct int_form f);

/* @a @op @b in @f, both already of @f (the count of a shift: of any type).
 * Not for comparisons. */
struct ival ival_binary(enum operator op, struct ival a, struct ival b,
			struct int_form f);
/* OP_NEG, OP_BITNOT, OP_PLUS */
struct ival ival_unary(enum operator op, struct ival a, struct int_form f);

/* The same without the wrap, as mathematics has it; for + - * only. */
struct ival ival_exact(enum operator op, struct ival a, struct ival b);

/* A comparison: { 0 }, { 1 } or [0, 1]. */
struct ival ival_compare(enum operator op, struct ival a, struct ival b);
/* Of the values of @a, those for which @a @op some value of @b can hold. */
struct ival ival_restrict(enum operator op, struct ival a, struct ival b);
/* The comparison that holds when @op does not, and the one with its operands
 * exchanged. */
enum operator operator_negated(enum operator op);
enum operator operator_swapped(enum operator op);
bool operator_compares(enum operator op);

/* Of the values of @a (all in @f), those that are congruent modulo 2^bits to
 * one in @r: @r is any interval.  Undoes a wrap. */
struct ival ival_unwrap(struct ival a, struct ival r, struct int_form f);

/* Of the values of @a, those for which a @op b can be in @r; @left: of the
 * values of b instead.  The operator's operands and result are of @f. */
struct ival ival_back(enum operator op, struct ival a, struct ival b,
		      struct ival r, struct int_form f, bool left);
#endif
