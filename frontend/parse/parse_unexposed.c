// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What libclang does not name: implicit conversions and a dozen GNU constructs
 * arrive as UnexposedExpr and are told apart by their text, types and children.
 */
#include <string.h>

#include "frontend/parse/internal.h"

static bool is_func_name(struct parser *p, uint32_t at)
{
	return text_word_is(p, at, "__func__") ||
	       text_word_is(p, at, "__FUNCTION__") ||
	       text_word_is(p, at, "__PRETTY_FUNCTION__");
}

/* x ?: y: its children are x, x as a condition, x as a value, y. */
static struct expr *expr_elvis(struct parser *p, CXCursor c, struct kids k)
{
	struct expr *sub[3];
	struct expr *e;

	sub[0] = expr_of(p, k.at[0]);
	sub[1] = NULL;
	sub[2] = expr_of(p, k.at[k.n - 1]);
	e = expr_with(p, EXPR_COND, type_of_value(p, c), cx_range(c), 3, sub);
	e->at = text_skip_close(p, cx_range(k.at[0]).end);
	return e;
}

static struct expr *expr_choose(struct parser *p, CXCursor c, struct kids k)
{
	int64_t value = 0;

	if (k.n != 3)
		return expr_unknown(p, c, "__builtin_choose_expr");
	/* libclang does not say 0 of an operand that is no constant. */
	if (!cx_integer(k.at[0], &value) &&
	    !text_word_is(p, cx_range(k.at[0]).begin, "__builtin_constant_p"))
		return expr_unknown(p, c, "__builtin_choose_expr");
	return expr_of(p, k.at[value ? 1 : 2]);
}

static struct expr *expr_atomic(struct parser *p, CXCursor c, struct kids k)
{
	struct expr *e = expr_new(p, EXPR_ATOMIC, type_of_cursor(p, c),
				  cx_range(c));
	const char *word = text_word(p, e->range.begin);

	e->builtin = arena_strndup(p->arena, word, strlen(word));
	e->sub = arena_array(p->arena, k.n, sizeof(*e->sub));
	e->nsub = k.n;
	for (uint32_t i = 0; i < k.n; i++) {	/* into the text's order */
		struct expr *s = expr_of(p, k.at[i]);
		uint32_t j = i;

		for (; j && e->sub[j - 1]->range.begin > s->range.begin; j--)
			e->sub[j] = e->sub[j - 1];
		e->sub[j] = s;
	}
	return e;
}

static struct expr *expr_va_arg(struct parser *p, CXCursor c, struct kids k)
{
	struct expr *list;

	if (!k.n)
		return unknown_kind(p, c);
	list = expr_of(p, k.at[0]);
	return expr_with(p, EXPR_VA_ARG, type_of_cursor(p, c), cx_range(c), 1,
			 &list);
}

static struct expr *expr_worded(struct parser *p, CXCursor c, struct kids k,
				uint32_t at)
{
	const char *word = text_word(p, at);
	struct expr *e;

	if (!strcmp(word, "__builtin_offsetof"))
		return expr_offsetof(p, c);
	if (!strcmp(word, "__builtin_types_compatible_p"))
		return expr_constant(p, c, word);
	if (!strcmp(word, "__builtin_choose_expr"))
		return expr_choose(p, c, k);
	if (!strcmp(word, "__builtin_va_arg"))
		return expr_va_arg(p, c, k);
	if (is_func_name(p, at)) {
		e = expr_new(p, EXPR_STRING, type_of_cursor(p, c),
			     cx_range(c));
		e->lvalue = true;
		return e;
	}
	if (!strncmp(word, "__atomic_", 9) || !strncmp(word, "__c11_atomic_", 13))
		return expr_atomic(p, c, k);
	return NULL;
}

struct expr *expr_unexposed(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	struct range r = cx_range(c);
	struct range first = { 0, 0 };
	struct expr *e;
	int64_t value;

	if (k.n)
		first = cx_range(k.at[0]);
	if (k.n == 1 && first.begin == r.begin && first.end == r.end &&
	    !(k.at[0].kind == CXCursor_StringLiteral &&
	      is_func_name(p, r.begin)))
		return implicit(p, expr_of(p, k.at[0]), type_of_cursor(p, c));
	e = expr_worded(p, c, k, r.begin);
	if (e)
		return e;
	if (k.n >= 3 && first.begin == r.begin &&
	    p->u->text[text_skip_close(p, first.end)] == '?')
		return expr_elvis(p, c, k);
	if (!k.n && cx_integer(c, &value))
		return expr_int(p, c, value);
	return unknown_kind(p, c);
}
