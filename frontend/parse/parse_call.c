// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Calls (C11 6.5.2.2) and builtins. */
#include <string.h>

#include "frontend/parse/internal.h"

/* Builtins that look at their operands without evaluating them. */
static bool is_unevaluated(const char *builtin)
{
	static const char *const names[] = {
		"__builtin_constant_p", "__builtin_object_size",
		"__builtin_dynamic_object_size", "__builtin_classify_type",
		"__builtin_has_attribute",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(builtin, names[i]))
			return true;
	return false;
}

static bool is_builtin_name(const char *s)
{
	return !strncmp(s, "__builtin_", 10) || !strncmp(s, "__sync_", 7) ||
	       !strncmp(s, "__atomic_", 9);
}

static const char *builtin_of(struct parser *p, const struct expr *callee)
{
	const struct expr *f = callee;
	const char *word;

	if (f->kind == EXPR_DECAY || f->kind == EXPR_CONVERT)
		f = f->sub[0];
	if (f->kind != EXPR_FUNC)
		return NULL;
	/* libclang renames __sync_fetch_and_add() after the size. */
	word = text_word(p, f->range.begin);
	if (!is_builtin_name(word))
		return NULL;
	return arena_strndup(p->arena, word, strlen(word));
}

static void count_call(const struct expr *callee)
{
	const struct expr *f = callee;

	if (f->kind == EXPR_DECAY)
		f = f->sub[0];
	if (f->kind == EXPR_FUNC)
		((struct psym *)f->sym)->entity->calls++;
}

struct expr *expr_call(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	struct expr *e = expr_new(p, EXPR_CALL, type_of_cursor(p, c),
				  cx_range(c));
	uint32_t n = k.n;
	struct expr **sub;

	if (!n)
		return expr_unknown(p, c, "CallExpr");
	sub = arena_array(p->arena, n, sizeof(*sub));
	sub[0] = expr_of(p, k.at[0]);
	e->builtin = builtin_of(p, sub[0]);
	e->at = text_skip_close(p, cx_range(k.at[0]).end);
	count_call(sub[0]);
	if (e->builtin && is_unevaluated(e->builtin))
		n = 1;
	else if (e->builtin && !strcmp(e->builtin, "__builtin_va_start"))
		n = n > 2 ? 2 : n;	/* the last parameter is only named */
	for (uint32_t i = 1; i < n; i++)
		sub[i] = expr_of(p, k.at[i]);
	e->sub = sub;
	e->nsub = n;
	if (e->builtin && !strncmp(e->builtin, "__sync_", 7) && n > 1) {
		e->kind = EXPR_ATOMIC;
		e->sub++;
		e->nsub--;
	}
	return e;
}
