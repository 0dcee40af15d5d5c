// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <ctype.h>
#include <string.h>

#include "frontend/parse/internal.h"
#include "frontend/text/scan.h"

static uint32_t word_len(struct parser *p, uint32_t at)
{
	uint32_t end = at;

	if (at < p->u->text_len && isdigit((unsigned char)p->u->text[at]))
		return 0;
	while (end < p->u->text_len && is_word_char(p->u->text[end]))
		end++;
	return end - at;
}

const char *text_word(struct parser *p, uint32_t at)
{
	return arena_strndup(p->scratch, p->u->text + at, word_len(p, at));
}

bool text_word_is(struct parser *p, uint32_t at, const char *word)
{
	uint32_t len = word_len(p, at);

	return strlen(word) == len && !memcmp(p->u->text + at, word, len);
}

static uint32_t skip(struct parser *p, uint32_t at, const char *set)
{
	const char *t = p->u->text;
	uint32_t len = p->u->text_len;

	while (at < len) {
		if (t[at] == '#' && (!at || t[at - 1] == '\n')) {
			while (at < len && t[at] != '\n')
				at++;
		} else if (strchr(set, t[at]) && t[at]) {
			at++;
		} else {
			break;
		}
	}
	return at;
}

uint32_t text_skip(struct parser *p, uint32_t at)
{
	return skip(p, at, " \t\n\r\f\v");
}

uint32_t text_skip_close(struct parser *p, uint32_t at)
{
	return skip(p, at, " \t\n\r\f\v)");
}

/* Behind the string or character constant that opens at @at. */
static uint32_t skip_quoted(struct parser *p, uint32_t at)
{
	const char *t = p->u->text;
	char quote = t[at++];

	while (at < p->u->text_len && t[at] != quote && t[at] != '\n')
		at += t[at] == '\\' ? 2 : 1;
	return at < p->u->text_len ? at + 1 : p->u->text_len;
}

uint32_t text_close(struct parser *p, uint32_t at)
{
	const char *t = p->u->text;
	int depth = 0;

	while (at < p->u->text_len) {
		switch (t[at]) {
		case '(': case '[': case '{':
			depth++;
			at++;
			break;
		case ')': case ']': case '}':
			at++;
			if (!--depth)
				return at;
			break;
		case '"': case '\'':
			at = skip_quoted(p, at);
			if (!depth)
				return at;
			break;
		default:
			at++;
		}
	}
	return at;
}

uint32_t text_skip_attributes(struct parser *p, uint32_t at)
{
	uint32_t end = at;

	for (;;) {
		uint32_t s = text_skip(p, end);
		uint32_t n = word_len(p, s);

		if (!n || !(text_word_is(p, s, "__attribute__") ||
			    text_word_is(p, s, "__attribute") ||
			    text_word_is(p, s, "asm") ||
			    text_word_is(p, s, "__asm__") ||
			    text_word_is(p, s, "__asm") ||
			    (n > 8 && !memcmp(p->u->text + s, "__saner_", 8))))
			return end;
		end = s + n;
		s = text_skip(p, end);
		if (s < p->u->text_len && p->u->text[s] == '(')
			end = text_close(p, s);
	}
}

void text_each_word(struct parser *p, const char *s, size_t len,
		    void (*each)(struct parser *p, const char *word,
				 size_t word_len))
{
	const char *end = s + len;
	bool line_begins = true;

	while (s < end) {
		const char *word = s;

		if (*s == '#' && line_begins) {
			s = memchr(s, '\n', (size_t)(end - s));
			if (!s)
				return;
		}
		while (s < end && is_word_char(*s))
			s++;
		if (s > word && !isdigit((unsigned char)*word))
			each(p, word, (size_t)(s - word));
		line_begins = *s == '\n';
		if (s == word || line_begins)
			s++;
	}
}
