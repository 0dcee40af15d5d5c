// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <string.h>
#include "checker/format.h"

struct scan {
	const char *at;
	const char *end;
	bool inside;		/* of a piece of the literal */
	bool failed;
	struct directive *out;
	uint32_t room;
	uint32_t n;
};

/* The next character of the literal; -1 at its end.  An escape sequence is
 * one character that is no part of a directive. */
static int next(struct scan *s)
{
	while (s->at < s->end) {
		char c = *s->at++;

		if (c == '"') {
			s->inside = !s->inside;
			continue;
		}
		if (!s->inside) {
			/* a line marker between pieces holds quotes too */
			if (c == '#')
				s->failed = true;
			continue;
		}
		if (c != '\\')
			return (unsigned char)c;
		if (s->at < s->end)
			s->at++;
		return ' ';
	}
	return -1;
}

static void add(struct scan *s, struct directive d)
{
	if (s->n == s->room) {
		s->failed = true;
		return;
	}
	s->out[s->n++] = d;
}

static int width_and_precision(struct scan *s, int c, struct directive *d)
{
	while (c > 0 && strchr("-+ #0'", c))
		c = next(s);
	for (int part = 0; part < 2; part++) {
		d->most_argument = c == '*';
		d->most = 0;
		if (c == '*') {
			add(s, (struct directive){
				.conversion = CONVERSION_INT, .size = 4,
			});
			c = next(s);
		}
		for (; c >= '0' && c <= '9'; c = next(s)) {
			d->most = d->most * 10 + (uint64_t)(c - '0');
			if (d->most > INT32_MAX)
				s->failed = true;
		}
		if (part == 1 || c != '.')
			break;
		d->bounded = true;
		c = next(s);
	}
	return c;
}

static int length(struct scan *s, int c, uint32_t *size)
{
	*size = 4;
	if (c == 'h') {
		c = next(s);
		return c == 'h' ? next(s) : c;
	}
	if (c == 'l' || c == 'L' || c == 'q' || c == 'j' || c == 'z' ||
	    c == 'Z' || c == 't') {
		int first = c;

		*size = 8;
		c = next(s);
		return first == 'l' && c == 'l' ? next(s) : c;
	}
	return c;
}

static void directive(struct scan *s)
{
	struct directive d = { .bounded = false };
	int c = next(s);

	if (c == '%')
		return;
	c = width_and_precision(s, c, &d);
	c = length(s, c, &d.size);
	if (c > 0 && strchr("diouxXc", c))
		d.conversion = CONVERSION_INT;
	else if (c > 0 && strchr("aAeEfFgG", c))
		d.conversion = CONVERSION_DOUBLE;
	else if (c == 's')
		d.conversion = CONVERSION_STRING;
	else if (c == 'p')
		d.conversion = CONVERSION_POINTER;
	else
		s->failed = true;	/* %n and what is not known */
	if (!s->failed)
		add(s, d);
}

bool format_parse(const struct unit *u, struct range r,
		  struct directive *out, uint32_t room, uint32_t *n)
{
	struct scan s = {
		.at = u->text + r.begin, .end = u->text + r.end,
		.out = out, .room = room,
	};
	int c;

	while ((c = next(&s)) >= 0 && !s.failed) {
		if (c == '%')
			directive(&s);
	}
	*n = s.n;
	return !s.failed && !s.inside;
}

bool format_takes(const struct directive *d, const struct type *t)
{
	if (!t)
		return false;
	switch (d->conversion) {
	case CONVERSION_INT:
		return (t->kind == TYPE_INT || t->kind == TYPE_ENUM ||
			t->kind == TYPE_BOOL) && t->size == d->size;
	case CONVERSION_DOUBLE:
		return t->kind == TYPE_FLOAT;
	case CONVERSION_STRING:
		return t->kind == TYPE_POINTER && t->of && t->of->is_char;
	case CONVERSION_POINTER:
		return t->kind == TYPE_POINTER;
	}
	return false;
}
