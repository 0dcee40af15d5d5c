// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Intervals of machine integers: arithmetic, forward and backward. */
#include "checker/domain/interval.h"

#include "frontend/base/fail.h"

/* Smallest and largest of four corners. */
static struct ival corners(wide a, wide b, wide c, wide d)
{
	return ival_join(ival_join(ival_const(a), ival_const(b)),
			 ival_join(ival_const(c), ival_const(d)));
}

/* Everything: what a product of more than 125 bits is taken for. */
static struct ival boundless(void)
{
	wide top = (wide)1 << 125;

	return (struct ival){ -top, top };
}

static struct ival mul_exact(struct ival a, struct ival b)
{
	struct ival r;
	wide c[4];

	if (__builtin_mul_overflow(a.lo, b.lo, &c[0]) ||
	    __builtin_mul_overflow(a.lo, b.hi, &c[1]) ||
	    __builtin_mul_overflow(a.hi, b.lo, &c[2]) ||
	    __builtin_mul_overflow(a.hi, b.hi, &c[3]))
		return boundless();
	r = corners(c[0], c[1], c[2], c[3]);
	return ival_inside(r, boundless()) ? r : boundless();
}

struct ival ival_exact(enum operator op, struct ival a, struct ival b)
{
	if (ival_is_empty(a) || ival_is_empty(b))
		return ival_empty();
	if (op == OP_ADD)
		return (struct ival){ a.lo + b.lo, a.hi + b.hi };
	if (op == OP_SUB)
		return (struct ival){ a.lo - b.hi, a.hi - b.lo };
	if (op == OP_MUL)
		return mul_exact(a, b);
	bug("operator %d is not exact", op);
}

/* ---- division ------------------------------------------------------------------ */

static const struct ival positive = { 1, (wide)1 << 64 };
static const struct ival negative = { -((wide)1 << 64), -1 };

static struct ival div_by(struct ival a, struct ival b)
{
	if (ival_is_empty(b))
		return ival_empty();
	return corners(a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi);
}

static struct ival div_exact(struct ival a, struct ival b)
{
	return ival_join(div_by(a, ival_meet(b, positive)),
			 div_by(a, ival_meet(b, negative)));
}

static wide magnitude(wide v)
{
	return v < 0 ? -v : v;
}

static struct ival rem_exact(struct ival a, struct ival b)
{
	wide most = magnitude(b.lo) > magnitude(b.hi) ? magnitude(b.lo)
						      : magnitude(b.hi);
	struct ival r = { 0, 0 };

	if (ival_is_const(b) && a.lo / b.lo == a.hi / b.lo &&
	    (a.lo >= 0 || a.hi <= 0))
		return (struct ival){ a.lo % b.lo, a.hi % b.lo };
	/* smaller than every divisor: unchanged */
	if (a.lo >= 0 && b.lo > a.hi)
		return a;
	if (a.lo < 0)
		r.lo = -(most - 1) > a.lo ? -(most - 1) : a.lo;
	if (a.hi > 0)
		r.hi = most - 1 < a.hi ? most - 1 : a.hi;
	return r;
}

/* ---- shifts -------------------------------------------------------------------- */

static struct ival shift(enum operator op, struct ival a, struct ival n,
			 struct int_form f)
{
	int least, most;

	if (n.lo < 0 || n.hi >= (wide)f.bits)
		return ival_full(f);
	least = (int)n.lo;
	most = (int)n.hi;
	if (op == OP_SHR)
		return corners(a.lo >> least, a.lo >> most, a.hi >> least,
			       a.hi >> most);
	return ival_wrap(corners(a.lo * ((wide)1 << least),
				 a.lo * ((wide)1 << most),
				 a.hi * ((wide)1 << least),
				 a.hi * ((wide)1 << most)), f);
}

/* ---- bits ---------------------------------------------------------------------- */

/* An interval of bit patterns: bits that all of them share, and the rest. */
struct bits {
	uint64_t known;
	uint64_t value;	/* of the known bits */
};

static struct bits bits_of(uint64_t lo, uint64_t hi)
{
	uint64_t differ = lo ^ hi;
	uint64_t below = 0;

	while (below < differ)
		below = below << 1 | 1;
	return (struct bits){ ~below, lo & ~below };
}

static struct bits bits_apply(enum operator op, struct bits a, struct bits b)
{
	struct bits r = { a.known & b.known, 0 };

	if (op == OP_AND) {
		r.known |= (a.known & ~a.value) | (b.known & ~b.value);
		r.value = a.value & b.value;
	} else if (op == OP_OR) {
		r.known |= a.value | b.value;
		r.value = a.value | b.value;
	} else {
		r.value = (a.value ^ b.value) & r.known;
	}
	return r;
}

/* @a and @b each of one sign, as patterns of @f. */
static struct ival bitwise_piece(enum operator op, struct ival a,
				 struct ival b, struct int_form f)
{
	uint64_t mask = f.bits == 64 ? UINT64_MAX
				     : ((uint64_t)1 << f.bits) - 1;
	uint64_t al = (uint64_t)a.lo & mask, ah = (uint64_t)a.hi & mask;
	uint64_t bl = (uint64_t)b.lo & mask, bh = (uint64_t)b.hi & mask;
	struct bits r = bits_apply(op, bits_of(al, ah), bits_of(bl, bh));
	uint64_t lo = r.value & mask, hi = (r.value | ~r.known) & mask;

	if (op == OP_AND) {
		uint64_t least = ah < bh ? ah : bh;

		hi = hi < least ? hi : least;
	} else if (op == OP_OR) {
		uint64_t most = al > bl ? al : bl;

		lo = lo > most ? lo : most;
	}
	return ival_wrap((struct ival){ (wide)lo, (wide)hi }, f);
}

static struct ival bitwise(enum operator op, struct ival a, struct ival b,
			   struct int_form f)
{
	static const struct ival below = { -((wide)1 << 64), -1 };
	static const struct ival above = { 0, (wide)1 << 64 };
	struct ival as[2] = { ival_meet(a, below), ival_meet(a, above) };
	struct ival bs[2] = { ival_meet(b, below), ival_meet(b, above) };
	struct ival r = ival_empty();

	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 2; k++)
			if (!ival_is_empty(as[i]) && !ival_is_empty(bs[k]))
				r = ival_join(r, bitwise_piece(op, as[i],
							       bs[k], f));
	return r;
}

/* ---- forward --------------------------------------------------------------------- */

static struct ival divide(enum operator op, struct ival a, struct ival b,
			  struct int_form f)
{
	/* what goes on after a division by zero is anything */
	if (ival_has(b, 0))
		return ival_full(f);
	return ival_wrap(op == OP_DIV ? div_exact(a, b) : rem_exact(a, b), f);
}

struct ival ival_binary(enum operator op, struct ival a, struct ival b,
			struct int_form f)
{
	if (ival_is_empty(a) || ival_is_empty(b))
		return ival_empty();
	switch ((int)op) {
	case OP_ADD:
	case OP_SUB:
	case OP_MUL:
		return ival_wrap(ival_exact(op, a, b), f);
	case OP_DIV:
	case OP_REM:
		return divide(op, a, b, f);
	case OP_SHL:
	case OP_SHR:
		return shift(op, a, b, f);
	case OP_AND:
	case OP_OR:
	case OP_XOR:
		return bitwise(op, a, b, f);
	}
	bug("operator %d is not binary arithmetic", op);
}

struct ival ival_unary(enum operator op, struct ival a, struct int_form f)
{
	if (ival_is_empty(a) || op == OP_PLUS)
		return a;
	if (op == OP_NEG)
		return ival_wrap((struct ival){ -a.hi, -a.lo }, f);
	if (op == OP_BITNOT)
		return ival_wrap((struct ival){ -a.hi - 1, -a.lo - 1 }, f);
	bug("operator %d is not unary arithmetic", op);
}

/* ---- backward --------------------------------------------------------------------- */

/* x >> k in r: x in [r.lo << k, (r.hi << k) + 2^k - 1] */
static struct ival back_shr(struct ival a, struct ival n, struct ival r,
			    struct int_form f)
{
	wide unit;

	if (!ival_is_const(n) || n.lo < 0 || n.lo >= (wide)f.bits)
		return a;
	r = ival_meet(r, ival_full(f));
	if (ival_is_empty(r))
		return r;
	unit = (wide)1 << (int)n.lo;
	/* larger than any value of the type: no restriction at that end */
	if (r.hi > ((wide)1 << 64) / unit)
		r.hi = ((wide)1 << 64) / unit;
	if (r.lo < -((wide)1 << 64) / unit)
		r.lo = -((wide)1 << 64) / unit;
	return ival_meet(a, (struct ival){ r.lo * unit,
					   r.hi * unit + unit - 1 });
}

/* x / k in r, all of them positive */
static struct ival back_div(struct ival a, struct ival b, struct ival r)
{
	wide hi;

	if (a.lo < 0 || !ival_is_const(b) || b.lo <= 0 || r.hi < 0)
		return a;
	if (r.lo < 0)
		r.lo = 0;
	if (__builtin_mul_overflow(r.hi + 1, b.lo, &hi) ||
	    r.lo > (wide)1 << 64)
		return a;
	return ival_meet(a, (struct ival){ r.lo * b.lo, hi - 1 });
}

struct ival ival_back(enum operator op, struct ival a, struct ival b,
		      struct ival r, struct int_form f, bool left)
{
	struct ival was = left ? a : b;

	if (ival_is_empty(a) || ival_is_empty(b) || ival_is_empty(r))
		return ival_empty();
	switch ((int)op) {
	case OP_ADD:
		return ival_unwrap(was, ival_exact(OP_SUB, r, left ? b : a), f);
	case OP_SUB:
		if (left)
			return ival_unwrap(a, ival_exact(OP_ADD, r, b), f);
		return ival_unwrap(b, ival_exact(OP_SUB, a, r), f);
	case OP_SHR:
		return left ? back_shr(a, b, r, f) : was;
	case OP_DIV:
		return left ? back_div(a, b, r) : was;
	}
	return was;
}
