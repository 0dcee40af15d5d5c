// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * arith: computations of sizes do not wrap; no division by zero, no oversized
 * shift, no lossy conversion into a size.
 *
 * Reads: the tree, contracts, facts.  Writes: obligations.
 * Reports: arith-div arith-shift arith-size arith-convert
 */
#include "checker/argument.h"
#include "checker/findings.h"
#include "checker/judge.h"
#include "checker/proof.h"

/* ---- operators ------------------------------------------------------ */

static const struct type *computed_in(const struct expr *e)
{
	return e->kind == EXPR_ASSIGN_OP ? e->compute_type : e->type;
}

static int64_t least_of(const struct type *t)
{
	return t->size >= 8 ? INT64_MIN : -(INT64_C(1) << (t->size * 8 - 1));
}

static op_id operand(const struct fn *f, op_id op, const struct expr *e)
{
	if (op != NO_OP)
		return f->func->ops[op].arg[1];
	return opmap_value(f->map, e);
}

/* 128 bits: TYPE_OTHER, and nothing is known of its values; nor of vectors. */
static void assume_wide(struct fn *f, const struct expr *e, struct claim c,
			int64_t least, uint64_t most)
{
	const struct type *t = computed_in(e);
	const struct expr *n = expr_strip(e->sub[1]);

	if ((!t || t->kind != TYPE_OTHER) &&
	    (!n->type || n->type->kind != TYPE_OTHER))
		return;
	c.check.form = CHECK_NONE;
	c.reason = REASON_NOT_CHECKED;
	c.trivial = n->kind == EXPR_INT && n->value >= least &&
		    (uint64_t)n->value <= most;
	oblige(f, c);
}

static void check_division(struct fn *f, const struct expr *e)
{
	const struct type *t = computed_in(e);
	const struct expr *d = e->sub[1];
	op_id op = opmap_find(f->map, e, OP_BINARY_K);
	int64_t lo, hi, least;
	struct premises p = { .n = 0 };
	struct claim c = {
		.property = PROP_arith, .rule = "arith-div", .at = e, .op = op,
		.what = what_of(f, d),
		.check = { .form = CHECK_DIVISOR, .anchor = e },
		.premises = &p,
	};

	if (!type_is_integer(t) || !type_is_integer(d->type)) {
		assume_wide(f, e, c, 1, INT64_MAX);
		return;
	}
	if (value_range(f, d, operand(f, op, d), &lo, &hi)) {
		c.proved = lo > 0 || hi < 0;
		c.refuted = lo == 0 && hi == 0;
		if (t->is_signed && lo <= -1 && hi >= -1 && c.proved) {
			int64_t nlo, nhi;

			least = least_of(t);
			c.proved = e->kind == EXPR_BINARY &&
				   value_range(f, e->sub[0],
					       op == NO_OP ? NO_OP :
					       f->func->ops[op].arg[0],
					       &nlo, &nhi) && nlo > least;
		}
		c.trivial = c.proved && expr_strip(d)->kind == EXPR_INT;
		fact_premises(f, operand(f, op, d), &p);
	}
	if (oblige(f, c))
		diag_arith_div(finding_at(f, e));
}

static void check_shift(struct fn *f, const struct expr *e)
{
	const struct type *t = computed_in(e);
	const struct expr *n = e->sub[1];
	op_id op = opmap_find(f->map, e, OP_BINARY_K);
	int64_t lo, hi, width;
	struct premises p = { .n = 0 };
	struct claim c = {
		.premises = &p,
		.property = PROP_arith, .rule = "arith-shift", .at = e,
		.op = op, .what = what_of(f, n),
	};

	if (!type_is_integer(t) || !type_is_integer(n->type)) {
		assume_wide(f, e, c, 0, t ? t->size * 8 - 1 : 0);
		return;
	}
	width = (int64_t)t->size * 8;
	if (value_range(f, n, operand(f, op, n), &lo, &hi)) {
		c.proved = lo >= 0 && hi < width;
		c.refuted = lo >= width || hi < 0;
		c.trivial = c.proved && expr_strip(n)->kind == EXPR_INT;
		fact_premises(f, operand(f, op, n), &p);
	}
	c.check = (struct check){
		.form = CHECK_SHIFT, .anchor = e, .count = (uint64_t)width,
	};
	if (oblige(f, c))
		diag_arith_shift(finding_at(f, e), (uint64_t)width - 1);
}

static void check_expr(struct fn *f, const struct expr *e)
{
	if (e->kind != EXPR_BINARY && e->kind != EXPR_ASSIGN_OP)
		return;
	switch (e->op) {
	case OP_DIV:
	case OP_REM:
		check_division(f, e);
		return;
	case OP_SHL:
	case OP_SHR:
		check_shift(f, e);
		return;
	case OP_NONE:
	case OP_ADD:
	case OP_SUB:
	case OP_MUL:
	case OP_AND:
	case OP_OR:
	case OP_XOR:
	case OP_EQ:
	case OP_NE:
	case OP_LT:
	case OP_LE:
	case OP_GT:
	case OP_GE:
	case OP_LAND:
	case OP_LOR:
	case OP_NEG:
	case OP_BITNOT:
	case OP_NOT:
	case OP_PLUS:
		return;
	}
}

/* ---- sizes ---------------------------------------------------------- */

static bool mentions(const struct amount *m, uint32_t index)
{
	return m && ((m->op == AMOUNT_PARAM && m->index == index) ||
		     mentions(m->a, index) || mentions(m->b, index));
}

/* The argument says how many bytes or elements something has. */
static bool is_size(const struct argument *a)
{
	const struct contract *c = a->contract;

	if (!c || !type_is_integer(a->value->type))
		return false;
	if (mentions(c->alloc, a->index))
		return true;
	for (uint32_t i = 0; i < c->nparams; i++) {
		if (c->params[i].kind &&
		    mentions(c->params[i].kind->amount, a->index))
			return true;
	}
	return false;
}

static bool fits(const struct type *t, __int128 lo, __int128 hi)
{
	__int128 one = 1;
	unsigned int bits = (unsigned int)t->size * 8;

	if (!bits || bits > 64)
		return false;
	if (t->is_signed)
		return lo >= -(one << (bits - 1)) && hi < one << (bits - 1);
	return lo >= 0 && hi < one << bits;
}

/* The operation of @e cannot leave its type. */
static bool cannot_wrap(struct fn *f, const struct expr *e,
			struct premises *p)
{
	int64_t a, b, c, d;
	__int128 lo, hi;

	if (!value_range(f, e->sub[0], NO_OP, &a, &b) ||
	    !value_range(f, e->sub[1], NO_OP, &c, &d))
		return false;
	fact_premises(f, opmap_value(f->map, e->sub[0]), p);
	fact_premises(f, opmap_value(f->map, e->sub[1]), p);
	if (e->op == OP_ADD) {
		lo = (__int128)a + c;
		hi = (__int128)b + d;
	} else if (e->op == OP_SUB) {
		lo = (__int128)a - d;
		hi = (__int128)b - c;
	} else if (e->op == OP_MUL) {
		if (a < 0 || c < 0)
			return false;
		lo = (__int128)a * c;
		hi = (__int128)b * d;
	} else {
		if (a < 0 || c < 0 || d > 62)
			return false;
		lo = a;
		hi = (__int128)b << d;
	}
	return fits(e->type, lo, hi);
}

static void check_computation(struct fn *f, const struct argument *a,
			      const struct expr *e)
{
	struct premises p = { .n = 0 };

	if (!e)
		return;
	if (e->kind == EXPR_BINARY && type_is_integer(e->type) &&
	    (e->op == OP_ADD || e->op == OP_SUB || e->op == OP_MUL ||
	     e->op == OP_SHL))
		oblige(f, (struct claim){
			.property = PROP_arith, .rule = "arith-size",
			.at = e, .op = a->call_op,
			.proved = cannot_wrap(f, e, &p), .premises = &p,
			.reason = REASON_NOT_CHECKED, .what = what_of(f, e),
		});
	if (e->kind != EXPR_BINARY && e->kind != EXPR_CONVERT &&
	    e->kind != EXPR_CAST)
		return;
	for (uint32_t i = 0; i < e->nsub; i++)
		check_computation(f, a, e->sub[i]);
}

/* Every value of @from is one of @to. */
static bool is_widening(const struct type *to, const struct type *from)
{
	if (from->is_signed)
		return to->is_signed && to->size >= from->size;
	return to->size > from->size ||
	       (to->size == from->size && !to->is_signed);
}

static void check_conversion(struct fn *f, const struct argument *a)
{
	const struct expr *e = a->value;
	const struct type *from;
	struct premises p = { .n = 0 };
	int64_t lo, hi;

	if (e->kind != EXPR_CONVERT && e->kind != EXPR_CAST)
		return;
	from = e->sub[0]->type;
	if (!type_is_integer(from) || !type_is_integer(e->type) ||
	    is_widening(e->type, from) ||
	    expr_strip(e)->kind == EXPR_INT)
		return;
	fact_premises(f, opmap_value(f->map, e->sub[0]), &p);
	oblige(f, (struct claim){
		.property = PROP_arith, .rule = "arith-convert", .at = e,
		.op = a->call_op,
		.proved = value_range(f, e->sub[0], NO_OP, &lo, &hi) &&
			  fits(e->type, lo, hi),
		.premises = &p,
		.reason = REASON_NOT_CHECKED, .what = what_of(f, e),
	});
}

static void check_argument(struct fn *f, const struct argument *a)
{
	if (!is_size(a))
		return;
	if (mentions(a->contract->alloc, a->index))
		check_computation(f, a, a->value);
	check_conversion(f, a);
}

void check_arith(struct fn *f)
{
	exprs_visit(f, check_expr);
	arguments_visit(f, check_argument);
}
