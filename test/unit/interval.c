// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The interval domain against concrete execution: every operator on every pair
 * of intervals of a few bits, and on random ones of eight bits.
 *
 * Sources: checker/domain/interval.c checker/domain/interval_ops.c frontend/base/fail.c
 */
#include "test/unit/unit.h"

#include "checker/domain/interval.h"

static const enum operator binary_ops[] = {
	OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_REM, OP_SHL, OP_SHR,
	OP_AND, OP_OR, OP_XOR,
};
static const enum operator compare_ops[] = {
	OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE,
};
#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* ---- concrete execution, written apart from the domain ------------------ */

static long cut(long v, struct int_form f)
{
	unsigned long bits = (unsigned long)v & ((1UL << f.bits) - 1);

	if (f.is_signed && bits >> (f.bits - 1))
		return (long)bits - (1L << f.bits);
	return (long)bits;
}

/* false: C and hardware leave the result open */
static bool run_binary(enum operator op, long a, long b, struct int_form f,
		       long *r)
{
	long pattern = (long)((unsigned long)a & ((1UL << f.bits) - 1));

	switch ((int)op) {
	case OP_ADD: *r = cut(a + b, f); return true;
	case OP_SUB: *r = cut(a - b, f); return true;
	case OP_MUL: *r = cut(a * b, f); return true;
	case OP_DIV: if (b) *r = cut(a / b, f); return b != 0;
	case OP_REM: if (b) *r = cut(a % b, f); return b != 0;
	case OP_AND: *r = cut(a & b, f); return true;
	case OP_OR: *r = cut(a | b, f); return true;
	case OP_XOR: *r = cut(a ^ b, f); return true;
	}
	if (b < 0 || b >= (long)f.bits)
		return false;
	if (op == OP_SHL) {
		*r = cut(pattern << b, f);
	} else {
		*r = pattern >> b;
		if (a < 0)	/* the sign comes in from the left */
			*r |= (long)(((1UL << b) - 1) << (f.bits - b));
		*r = cut(*r, f);
	}
	return true;
}

static bool run_compare(enum operator op, long a, long b)
{
	switch ((int)op) {
	case OP_EQ: return a == b;
	case OP_NE: return a != b;
	case OP_LT: return a < b;
	case OP_LE: return a <= b;
	case OP_GT: return a > b;
	}
	return a >= b;
}

/* ---- all or some pairs of intervals ------------------------------------- */

typedef void pair_test(enum operator op, struct ival a, struct ival b,
		       struct int_form f);

static void all_pairs(pair_test *t, enum operator op, struct int_form f)
{
	struct ival full = ival_full(f);

	for (wide al = full.lo; al <= full.hi; al++)
		for (wide ah = al; ah <= full.hi; ah++)
			for (wide bl = full.lo; bl <= full.hi; bl++)
				for (wide bh = bl; bh <= full.hi; bh++)
					t(op, (struct ival){ al, ah },
					  (struct ival){ bl, bh }, f);
}

static unsigned long state = 88172645463325252UL;

/* xorshift: Marsaglia, "Xorshift RNGs", 2003 */
static unsigned long rnd(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static struct ival random_ival(struct int_form f)
{
	struct ival full = ival_full(f);
	wide a = full.lo + (wide)(rnd() >> (64 - f.bits));
	wide b = rnd() % 2 ? a + (wide)(rnd() % 12)
			   : full.lo + (wide)(rnd() >> (64 - f.bits));

	if (b > full.hi)
		b = full.hi;
	return a < b ? (struct ival){ a, b } : (struct ival){ b, a };
}

static void random_pairs(pair_test *t, enum operator op, struct int_form f,
			 int n)
{
	while (n--) {
		struct ival a = random_ival(f);

		t(op, a, random_ival(f), f);
	}
}

static void every_form(pair_test *t, const enum operator *ops, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		for (int sign = 0; sign < 2; sign++) {
			all_pairs(t, ops[i], (struct int_form){ 3, sign });
			all_pairs(t, ops[i], (struct int_form){ 4, sign });
			random_pairs(t, ops[i], (struct int_form){ 8, sign },
				     1500);
		}
}

#define EACH(v, iv) for (long v = (long)(iv).lo; v <= (long)(iv).hi; v++)

/* ---- tests ----------------------------------------------------------------- */

static void pair_binary(enum operator op, struct ival a, struct ival b,
			struct int_form f)
{
	struct ival r = ival_binary(op, a, b, f);
	long v = 0;

	expect(ival_inside(r, ival_full(f)), "op %d leaves its type", op);
	EACH(x, a)
		EACH(y, b)
			expect(!run_binary(op, x, y, f, &v) || ival_has(r, v),
			       "%ld op %d %ld = %ld (%u bits)", x, op, y, v,
			       f.bits);
	if (ival_is_const(a) && ival_is_const(b) &&
	    run_binary(op, (long)a.lo, (long)b.lo, f, &v))
		expect(ival_equal(r, ival_const(v)),
		       "constants: op %d is not exact", op);
}

static void test_binary(void)
{
	every_form(pair_binary, binary_ops, COUNT(binary_ops));
}

static void pair_back(enum operator op, struct ival a, struct ival b,
		      struct int_form f)
{
	struct ival r = random_ival(f);
	struct ival x = ival_back(op, a, b, r, f, true);
	struct ival y = ival_back(op, a, b, r, f, false);
	long v = 0;

	expect(ival_inside(x, a) && ival_inside(y, b), "back grows");
	EACH(i, a)
		EACH(k, b) {
			if (run_binary(op, i, k, f, &v) && !ival_has(r, v))
				continue;
			expect(ival_has(x, i) && ival_has(y, k),
			       "back: %ld op %d %ld = %ld", i, op, k, v);
		}
}

static void test_back(void)
{
	every_form(pair_back, binary_ops, COUNT(binary_ops));
}

static void pair_compare(enum operator op, struct ival a, struct ival b,
			 struct int_form f)
{
	struct ival r = ival_compare(op, a, b);
	struct ival x = ival_restrict(op, a, b);
	struct ival y = ival_restrict(operator_swapped(op), b, a);
	bool yes = false, no = false;

	(void)f;
	EACH(i, a)
		EACH(k, b) {
			bool holds = run_compare(op, i, k);

			yes |= holds;
			no |= !holds;
			expect(ival_has(r, holds), "%ld cmp %d %ld", i, op, k);
			expect(holds != run_compare(operator_negated(op), i, k),
			       "negation of %d", op);
			expect(!holds || (ival_has(x, i) && ival_has(y, k)),
			       "restrict: %ld cmp %d %ld", i, op, k);
		}
	expect(ival_has(r, 1) == yes && ival_has(r, 0) == no,
	       "comparison %d is not exact", op);
	expect(yes == (!ival_is_empty(x) && !ival_is_empty(y)),
	       "restriction by %d does not see that none holds", op);
}

static void test_compare(void)
{
	every_form(pair_compare, compare_ops, COUNT(compare_ops));
}

static void pair_sets(enum operator op, struct ival a, struct ival b,
		      struct int_form f)
{
	struct ival join = ival_join(a, b), meet = ival_meet(a, b);

	(void)op;
	EACH(v, ival_full(f)) {
		bool in_a = ival_has(a, v), in_b = ival_has(b, v);

		expect(!(in_a || in_b) || ival_has(join, v), "join");
		expect((in_a && in_b) == ival_has(meet, v), "meet");
	}
	expect(ival_equal(ival_join(a, ival_empty()), a), "join with nothing");
	expect(ival_is_empty(ival_meet(a, ival_empty())), "meet with nothing");
}

static void test_sets(void)
{
	static const enum operator none[] = { OP_NONE };

	every_form(pair_sets, none, 1);
}

/* Conversions between every two types of 1 to 6 bits. */
static void wrap_one(struct int_form from, struct int_form to)
{
	struct ival full = ival_full(from);

	for (wide lo = full.lo; lo <= full.hi; lo++)
		for (wide hi = lo; hi <= full.hi; hi++) {
			struct ival a = { lo, hi };
			struct ival w = ival_wrap(a, to);
			struct ival r = random_ival(to);
			struct ival u = ival_unwrap(a, r, to);

			expect(ival_inside(w, ival_full(to)), "wrap too wide");
			EACH(v, a) {
				expect(ival_has(w, cut(v, to)), "wrap");
				expect(!ival_has(r, cut(v, to)) ||
					       from.bits != to.bits ||
					       from.is_signed != to.is_signed ||
					       ival_has(u, v), "unwrap");
			}
			if (lo == hi)
				expect(ival_is_const(w), "wrap of a constant");
		}
}

static void test_wrap(void)
{
	for (unsigned int i = 0; i < 12; i++)
		for (unsigned int k = 0; k < 12; k++)
			wrap_one((struct int_form){ 1 + i / 2, i % 2 },
				 (struct int_form){ 1 + k / 2, k % 2 });
}

static void test_unary(void)
{
	for (int sign = 0; sign < 2; sign++) {
		struct int_form f = { 5, sign };
		struct ival full = ival_full(f);

		for (wide lo = full.lo; lo <= full.hi; lo++)
			for (wide hi = lo; hi <= full.hi; hi++) {
				struct ival a = { lo, hi };
				struct ival n = ival_unary(OP_NEG, a, f);
				struct ival c = ival_unary(OP_BITNOT, a, f);

				EACH(v, a) {
					expect(ival_has(n, cut(-v, f)), "-");
					expect(ival_has(c, cut(~v, f)), "~");
				}
			}
	}
}

/* What code is made of: these must not only be right but exact. */
static void test_exact(void)
{
	struct int_form u32 = { 32, false }, s32 = { 32, true };
	struct int_form u64 = { 64, false };
	struct ival any = ival_full(u32);
	struct ival r;

	r = ival_binary(OP_AND, any, ival_const(15), u32);
	expect(ival_equal(r, (struct ival){ 0, 15 }), "x & 15");
	r = ival_binary(OP_AND, ival_full(s32), ival_const(15), s32);
	expect(ival_equal(r, (struct ival){ 0, 15 }), "signed x & 15");
	r = ival_binary(OP_REM, any, ival_const(10), u32);
	expect(ival_equal(r, (struct ival){ 0, 9 }), "x %% 10");
	r = ival_binary(OP_REM, ival_full(s32), ival_const(10), s32);
	expect(ival_equal(r, (struct ival){ -9, 9 }), "signed x %% 10");
	r = ival_binary(OP_SHR, any, ival_const(28), u32);
	expect(ival_equal(r, (struct ival){ 0, 15 }), "x >> 28");
	r = ival_binary(OP_ADD, any, ival_const(1), u32);
	expect(ival_equal(r, any), "x + 1 may wrap");
	r = ival_binary(OP_MUL, ival_full(u64), ival_full(u64), u64);
	expect(ival_equal(r, ival_full(u64)), "64-bit product");
	r = ival_back(OP_SUB, ival_full(s32), ival_const(5),
		      (struct ival){ 0, 9 }, s32, true);
	expect(ival_equal(r, (struct ival){ 5, 14 }), "0 <= x - 5 <= 9");
	r = ival_back(OP_SHR, any, ival_const(4), ival_const(0), u32, true);
	expect(ival_equal(r, (struct ival){ 0, 15 }), "x >> 4 == 0");
}

int main(void)
{
	static const struct test tests[] = {
		{ "sets", test_sets },
		{ "wrap", test_wrap },
		{ "unary", test_unary },
		{ "binary", test_binary },
		{ "compare", test_compare },
		{ "back", test_back },
		{ "exact", test_exact },
	};

	return unit_main(tests, COUNT(tests));
}
