// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Amounts: "n", "n * size + 4", "strlen(s) + 1", "min(n, 64)".
 *
 *	sum     = product { ("+" | "-") product }
 *	product = leaf { "*" leaf }
 *	leaf    = number | name | "result" | "strlen" "(" name ")"
 *		| "min" "(" sum "," sum ")" | "(" sum ")"
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "frontend/contract.h"

struct reader {
	struct arena *arena;
	const char *at;
	amount_lookup *lookup;
	void *ctx;
	const char **why;
	int depth;
};

static const struct amount *sum(struct reader *r);

static const struct amount *fail(struct reader *r, const char *why)
{
	if (!*r->why)
		*r->why = why;
	return NULL;
}

static const struct amount *make(struct reader *r, enum amount_op op,
				 const struct amount *x, const struct amount *y)
{
	struct amount *m;

	if (!x || !y)
		return NULL;
	m = arena_new_of(r->arena, struct amount);
	m->op = op;
	m->a = x;
	m->b = y;
	return m;
}

static bool take(struct reader *r, char c)
{
	while (isspace((unsigned char)*r->at))
		r->at++;
	if (*r->at != c)
		return false;
	r->at++;
	return true;
}

static const struct amount *number(struct reader *r)
{
	struct amount *m = arena_new_of(r->arena, struct amount);
	char *end;

	m->op = AMOUNT_CONST;
	m->value = strtoull(r->at, &end, 0);
	while (*end == 'u' || *end == 'U' || *end == 'l' || *end == 'L')
		end++;
	r->at = end;
	return m;
}

static bool word_is(const char *at, size_t len, const char *word)
{
	return strlen(word) == len && !memcmp(at, word, len);
}

static size_t word_length(const char *at)
{
	size_t n = 0;

	while (isalnum((unsigned char)at[n]) || at[n] == '_')
		n++;
	return n;
}

/* strlen ( name ), after the word */
static const struct amount *length_of(struct reader *r)
{
	const struct amount *of;
	struct amount *m;
	size_t len;

	if (!take(r, '('))
		return fail(r, "'(' expected after strlen");
	while (isspace((unsigned char)*r->at))
		r->at++;
	len = word_length(r->at);
	of = len ? r->lookup(r->ctx, r->at, len) : NULL;
	if (!of || of->op != AMOUNT_PARAM)
		return fail(r, "strlen takes the name of a parameter");
	r->at += len;
	if (!take(r, ')'))
		return fail(r, "')' expected after strlen");
	m = arena_new_of(r->arena, struct amount);
	m->op = AMOUNT_STRLEN;
	m->index = of->index;
	return m;
}

/* min ( sum , sum ), after the word */
static const struct amount *least_of(struct reader *r)
{
	const struct amount *x, *y;

	if (!take(r, '('))
		return fail(r, "'(' expected after min");
	x = sum(r);
	if (!take(r, ','))
		return fail(r, "min takes two amounts");
	y = sum(r);
	if (!take(r, ')'))
		return fail(r, "')' expected after min");
	return make(r, AMOUNT_MIN, x, y);
}

static const struct amount *name(struct reader *r)
{
	const char *at = r->at;
	size_t len = word_length(at);
	const struct amount *m = r->lookup(r->ctx, at, len);
	struct amount *result;

	r->at += len;
	if (m)
		return m;
	if (word_is(at, len, "strlen"))
		return length_of(r);
	if (word_is(at, len, "min"))
		return least_of(r);
	if (!word_is(at, len, "result"))
		return fail(r, "a name that is no parameter, field or variable here");
	result = arena_new_of(r->arena, struct amount);
	result->op = AMOUNT_RESULT;
	return result;
}

static const struct amount *leaf(struct reader *r)
{
	const struct amount *m;

	if (take(r, '(')) {
		if (++r->depth > 64)
			return fail(r, "too many parentheses");
		m = sum(r);
		r->depth--;
		return take(r, ')') ? m : fail(r, "')' expected");
	}
	if (isdigit((unsigned char)*r->at))
		return number(r);
	if (isalpha((unsigned char)*r->at) || *r->at == '_')
		return name(r);
	return fail(r, "a number or a name expected");
}

static const struct amount *product(struct reader *r)
{
	const struct amount *m = leaf(r);

	while (m && take(r, '*'))
		m = make(r, AMOUNT_MUL, m, leaf(r));
	return m;
}

static const struct amount *sum(struct reader *r)
{
	const struct amount *m = product(r);

	while (m) {
		if (take(r, '+'))
			m = make(r, AMOUNT_ADD, m, product(r));
		else if (take(r, '-'))
			m = make(r, AMOUNT_SUB, m, product(r));
		else
			break;
	}
	return m;
}

const struct amount *amount_parse(struct arena *a, const char *text,
				  amount_lookup *lookup, void *ctx,
				  const char **why)
{
	struct reader r = {
		.arena = a, .at = text, .lookup = lookup, .ctx = ctx,
		.why = why,
	};
	const struct amount *m;

	*why = NULL;
	m = sum(&r);
	while (isspace((unsigned char)*r.at))
		r.at++;
	if (m && *r.at)
		return fail(&r, "something stands after the amount");
	return m;
}
