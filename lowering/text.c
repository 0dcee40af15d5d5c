// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The few things lowering asks of the text itself, where the tree has no node:
 * what stands behind a declarator, where a parameter list ends.
 */
#include <ctype.h>
#include <string.h>

#include "frontend/text/scan.h"
#include "lowering/plan.h"

/* True when a line marker or directive starts at @at. */
static bool is_marker(const struct unit *u, uint32_t at)
{
	return u->text[at] == '#' && (at == 0 || u->text[at - 1] == '\n');
}

static uint32_t skip_line(const struct unit *u, uint32_t at)
{
	while (at < u->text_len && u->text[at] != '\n')
		at++;
	return at;
}

uint32_t skip_space(const struct unit *u, uint32_t at)
{
	while (at < u->text_len) {
		if (is_marker(u, at))
			at = skip_line(u, at);
		else if (isspace((unsigned char)u->text[at]))
			at++;
		else
			break;
	}
	return at;
}

uint32_t skip_quoted(const struct unit *u, uint32_t at, uint32_t end)
{
	char quote = u->text[at++];

	while (at < end && u->text[at] != quote)
		at += u->text[at] == '\\' ? 2 : 1;
	return at + 1;
}

uint32_t skip_brackets(const struct unit *u, uint32_t at, uint32_t end)
{
	uint32_t depth = 0;

	while (at < end) {
		char c = u->text[at];

		if (is_marker(u, at)) {
			at = skip_line(u, at);
			continue;
		}
		if (c == '"' || c == '\'') {
			at = skip_quoted(u, at, end);
			continue;
		}
		if (c == '(' || c == '[' || c == '{')
			depth++;
		if ((c == ')' || c == ']' || c == '}') && !--depth)
			return at + 1;
		at++;
	}
	return 0;
}

uint32_t behind_declaration(const struct unit *u, const struct stmt *d)
{
	uint32_t at = d->range.end;

	if (!d->parent || d->parent->kind == STMT_FOR)
		return 0;
	if (u->text[at - 1] == ';')
		return at;
	at = skip_space(u, at);
	return at < u->text_len && u->text[at] == ';' ? at + 1 : 0;
}

bool word_at(const struct unit *u, uint32_t at, const char *word)
{
	size_t len = strlen(word);

	return u->text_len - at > len && !memcmp(u->text + at, word, len) &&
	       !is_word_char(u->text[at + len]);
}

uint32_t skip_attributes(const struct unit *u, uint32_t at)
{
	static const char *const words[] = {
		"__attribute__", "__attribute", "asm", "__asm__", "__asm",
	};
	size_t i;

	for (;;) {
		at = skip_space(u, at);
		if (u->text_len - at > 8 &&
		    !memcmp(u->text + at, "__saner_", 8)) {
			while (is_word_char(u->text[at]))
				at++;
			at = skip_space(u, at);
			if (u->text[at] == '(')
				at = skip_brackets(u, at, u->text_len);
			if (!at)
				return u->text_len;
			continue;
		}
		for (i = 0; i < sizeof(words) / sizeof(*words); i++)
			if (word_at(u, at, words[i]))
				break;
		if (i == sizeof(words) / sizeof(*words))
			return at;
		at = skip_space(u, at + (uint32_t)strlen(words[i]));
		at = skip_brackets(u, at, u->text_len);
		if (!at)
			return u->text_len;
	}
}

uint32_t body_start(const struct unit *u, const struct stmt *body)
{
	uint32_t at = body->range.begin + 1;

	/* local labels are declared first of all */
	for (;;) {
		uint32_t next = skip_space(u, at);

		if (!word_at(u, next, "__label__"))
			return at;
		while (next < body->range.end && u->text[next] != ';')
			next++;
		at = next + 1;
	}
}

const char *plan_quote(struct plan *p, struct range r)
{
	const struct unit *u = p->u;
	struct buf b;
	uint32_t at;

	buf_init(&b, p->arena);
	for (at = r.begin; at < r.end; at++) {
		if (is_marker(u, at))
			at = skip_line(u, at);
		if (at < r.end)
			buf_put(&b, u->text[at] == '\n' ? " " : u->text + at,
				1);
	}
	return b.at;
}
