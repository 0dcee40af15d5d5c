// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * call: an indirect call reaches a function of exactly that type; the
 * arguments match the format.
 *
 * Reads: the tree, contracts.  Writes: obligations.
 * Reports: call-indirect call-format, and for %s bounds-string lifetime-arg
 */
#include "checker/argument.h"
#include "checker/format.h"
#include "checker/judge.h"

#define MAX_DIRECTIVES 64

/* How many characters %.8s or %.*s, argument @arg, may read; NULL: all up to a
 * NUL.  A negative precision is as if there were none (C11 7.21.6.1p5), and as
 * an amount it is more than any object has. */
static const struct amount *string_most(struct fn *f, const struct directive *d,
					uint32_t arg)
{
	struct amount *m;

	if (!d->bounded)
		return NULL;
	m = arena_new_of(f->judge->verdicts.arena, struct amount);
	if (d->most_argument) {
		m->op = AMOUNT_PARAM;
		m->index = arg - 1;
	} else {
		m->op = AMOUNT_CONST;
		m->value = d->most;
	}
	return m;
}

/* A %s reads up to a NUL, or as many characters as its precision says. */
static void check_string(struct fn *f, const struct expr *call, uint32_t arg,
			 const struct directive *d)
{
	const struct expr *v = call->sub[arg + 1];
	const struct bounds *b = bounds_of(&f->judge->verdicts, f->verdict, v);
	const struct expr *s = expr_strip(v);
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-string", .at = v,
		.op = opmap_find(f->map, call, OP_CALL_K), .variable = true,
		.trivial = s->kind == EXPR_DECAY &&
			   s->sub[0]->kind == EXPR_STRING,
		.reason = REASON_NO_BOUNDS, .what = what_of(f, v),
	};

	/* %s takes NULL, so only an object is sure to be there */
	if (b->form == BOUNDS_OBJECT)
		c.check = (struct check){
			.form = CHECK_STRING, .anchor = call, .arg = arg,
			.amount = string_most(f, d, arg), .scale = 1,
			.bounds = b,
		};
	oblige(f, c);
	oblige(f, (struct claim){
		.property = PROP_lifetime, .rule = "lifetime-arg", .at = v,
		.op = c.op, .trivial = c.trivial, .weak = true,
		.reason = REASON_LIFETIME, .what = c.what,
		.check = alive_check(f, call, arg),
	});
}

static bool arguments_match(const struct expr *call, uint32_t first,
			    const struct directive *d, uint32_t n)
{
	if (first == 0 || call->nsub != first + 1 + n)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (!format_takes(&d[i], call->sub[first + 1 + i]->type))
			return false;
	}
	return true;
}

static void check_format(struct fn *f, const struct expr *e)
{
	const struct sym *s = callee_of(e);
	const struct contract *k = s ? s->contract : NULL;
	struct directive d[MAX_DIRECTIVES];
	const struct expr *literal;
	uint32_t n, at, first;
	struct claim c = {
		.property = PROP_call, .rule = "call-format", .at = e,
		.op = NO_OP, .reason = REASON_NOT_CHECKED,
	};

	if (!k || k->format_param < 0 ||
	    (uint32_t)k->format_param + 1 >= e->nsub)
		return;
	at = (uint32_t)k->format_param + 1;
	first = k->format_first > 0 ? (uint32_t)k->format_first : 0;
	literal = expr_strip(e->sub[at]);
	if (literal->kind == EXPR_DECAY &&
	    literal->sub[0]->kind == EXPR_STRING &&
	    format_parse(f->unit, literal->sub[0]->range, d, MAX_DIRECTIVES,
			 &n)) {
		c.proved = arguments_match(e, first, d, n);
		for (uint32_t i = 0; c.proved && i < n; i++) {
			if (d[i].conversion == CONVERSION_STRING)
				check_string(f, e, first + i, &d[i]);
		}
	}
	c.what = what_of(f, e);
	oblige(f, c);
}

static void check_expr(struct fn *f, const struct expr *e)
{
	if (e->kind != EXPR_CALL)
		return;
	check_format(f, e);
	if (callee_of(e) || e->builtin || !e->nsub || !e->sub[0])
		return;
	oblige(f, (struct claim){
		.property = PROP_call, .rule = "call-indirect", .at = e,
		.op = NO_OP, .reason = REASON_INDIRECT,
		.what = what_of(f, e->sub[0]),
	});
}

void check_call(struct fn *f)
{
	exprs_visit(f, check_expr);
}
