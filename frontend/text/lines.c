// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/text/lines.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/base/buf.h"
#include "frontend/text/scan.h"

/* From text offset @at on, line @line of @file. */
struct mark {
	uint32_t at;
	uint32_t line;
	const char *file;
};

/* Where the lines of a text begin, in ascending order: every obligation asks
 * for its place, and a scan for each is quadratic. */
struct starts {
	uint32_t *at;
	uint32_t n;
	uint32_t room;
};

struct source {
	const char *name;
	char *text;		/* NULL: cannot be read */
	uint32_t len;
	struct starts starts;
	struct source *next;
};

struct lines {
	struct arena *arena;
	const char *text;
	uint32_t len;
	struct starts starts;
	struct mark *marks;
	uint32_t nmarks;
	uint32_t room;
	const char *main;
	struct source *sources;	/* files read so far: a cache */
	const char **names;
	uint32_t nnames;
	uint32_t names_room;
};

static void starts_find(struct arena *a, const char *text, uint32_t len,
			struct starts *st)
{
	const char *s = text;
	const char *end = text + len;

	while (s && s < end) {
		uint32_t *slot = arena_grow(a, (void **)&st->at, &st->n,
					    &st->room, sizeof(*slot));

		*slot = (uint32_t)(s - text);
		s = memchr(s, '\n', (size_t)(end - s));
		if (s)
			s++;
	}
}

/* How many lines begin at or before @offset. */
static uint32_t starts_before(const struct starts *st, uint32_t offset)
{
	uint32_t lo = 0;
	uint32_t hi = st->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (st->at[mid] <= offset)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The end of line @i (from 0), without its newline. */
static const char *line_end(const struct starts *st, uint32_t i,
			    const char *text, uint32_t len)
{
	const char *end = text + (i + 1 < st->n ? st->at[i + 1] : len);

	return end > text + st->at[i] && end[-1] == '\n' ? end - 1 : end;
}

static const char *name_of(struct lines *l, const char *s, size_t len)
{
	const char **slot;

	/* Markers come back to few files: look from the end. */
	for (uint32_t i = l->nnames; i-- > 0;)
		if (!strncmp(l->names[i], s, len) && !l->names[i][len])
			return l->names[i];
	slot = arena_grow(l->arena, (void **)&l->names, &l->nnames,
			  &l->names_room, sizeof(*slot));
	*slot = arena_strndup(l->arena, s, len);
	return *slot;
}

static void mark_add(struct lines *l, uint32_t at, uint32_t line,
		     const char *file)
{
	struct mark *m = arena_grow(l->arena, (void **)&l->marks, &l->nmarks,
				    &l->room, sizeof(*m));

	m->at = at;
	m->line = line;
	m->file = file;
	if (!l->main && file[0] != '<')
		l->main = file;
}

/* A marker is "# 12 "file"..." or "#line 12 "file""; @s is behind the '#'. */
static void marker_read(struct lines *l, const char *s, const char *end)
{
	const char *name;
	unsigned long line;
	char *after;

	while (s < end && *s == ' ')
		s++;
	if (end - s > 4 && !strncmp(s, "line", 4))
		s += 4;
	while (s < end && *s == ' ')
		s++;
	if (s == end || !isdigit((unsigned char)*s))
		return;
	line = strtoul(s, &after, 10);
	s = after;
	while (s < end && *s == ' ')
		s++;
	if (s == end || *s != '"')
		return;
	name = ++s;
	while (s < end && *s != '"')
		s += *s == '\\' && s + 1 < end ? 2 : 1;
	mark_add(l, (uint32_t)(end - l->text) + 1, (uint32_t)line,
		 name_of(l, name, (size_t)(s - name)));
}

const struct lines *lines_new(struct arena *a, const char *text, uint32_t len)
{
	struct lines *l = arena_new_of(a, struct lines);

	l->arena = a;
	l->text = text;
	l->len = len;
	starts_find(a, text, len, &l->starts);
	for (uint32_t i = 0; i < l->starts.n; i++) {
		const char *s = text + l->starts.at[i];

		if (*s == '#')
			marker_read(l, s + 1, line_end(&l->starts, i, text,
						       len));
	}
	return l;
}

const char *lines_main(const struct lines *l)
{
	return l->main;
}

static const struct mark *mark_before(const struct lines *l, uint32_t offset)
{
	uint32_t lo = 0;
	uint32_t hi = l->nmarks;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (l->marks[mid].at <= offset)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? &l->marks[lo - 1] : NULL;
}

struct place lines_place(const struct lines *l, uint32_t offset)
{
	const struct mark *m = mark_before(l, offset);
	uint32_t first = starts_before(&l->starts, m ? m->at : 0);
	uint32_t line = starts_before(&l->starts, offset);

	return (struct place){ m ? m->file : "<text>",
			       (m ? m->line : 1) + (line - first), 0 };
}

static struct source *source_read(const struct lines *cl, const char *name)
{
	/* The cache is not part of what the map means. */
	struct lines *l = (struct lines *)(uintptr_t)cl;
	struct source *s;
	struct buf text;

	for (s = l->sources; s; s = s->next)
		if (s->name == name)
			return s;
	s = arena_new_of(l->arena, struct source);
	s->name = name;
	s->next = l->sources;
	l->sources = s;
	buf_init(&text, l->arena);
	if (buf_read(&text, name) && text.len <= UINT32_MAX) {
		s->text = text.at;
		s->len = (uint32_t)text.len;
		starts_find(l->arena, s->text, s->len, &s->starts);
	}
	return s;
}

/* Length of the token at @s: a word or one character. */
static size_t token_len(const char *s, const char *end)
{
	const char *t = s;

	while (t < end && is_word_char(*t))
		t++;
	return t > s ? (size_t)(t - s) : 1;
}

/* Behind the comment that begins at @s; @s when none does. */
static const char *skip_comment(const char *s, const char *end)
{
	if (end - s < 2 || s[0] != '/')
		return s;
	if (s[1] == '/')
		return end;
	if (s[1] != '*')
		return s;
	for (s += 2; end - s > 1; s++)
		if (s[0] == '*' && s[1] == '/')
			return s + 2;
	return end;
}

/* How often token @tok stands in [s, end); *nth gets the position of the
 * occurrence number @want (from 0). */
static uint32_t count_token(const char *s, const char *end, const char *tok,
			    size_t len, uint32_t want, const char **nth)
{
	uint32_t n = 0;

	while ((s = skip_comment(s, end)) < end) {
		size_t k = token_len(s, end);

		if (k == len && !memcmp(s, tok, len)) {
			if (n == want && nth)
				*nth = s;
			n++;
		}
		s += k;
	}
	return n;
}

bool lines_source(const struct lines *l, const char *file, uint32_t line,
		  const char **begin, const char **end)
{
	const struct source *s = source_read(l, file);

	if (!line || line > s->starts.n)
		return false;
	*begin = s->text + s->starts.at[line - 1];
	*end = line_end(&s->starts, line - 1, s->text, s->len);
	return true;
}

struct place lines_place_column(const struct lines *l, uint32_t offset)
{
	struct place p = lines_place(l, offset);
	const char *tok = l->text + offset;
	const char *end = l->text + l->len;
	const char *from = tok;
	const char *to = tok;
	const char *begin;
	const char *eol;
	const char *nth = NULL;
	size_t len;
	uint32_t before;
	uint32_t all;

	if (offset >= l->len ||
	    !lines_source(l, p.file, p.line, &begin, &eol))
		return p;
	len = token_len(tok, end);
	while (from > l->text && from[-1] != '\n')
		from--;
	while (to < end && *to != '\n')
		to++;
	before = count_token(from, tok, tok, len, 0, NULL);
	all = count_token(from, to, tok, len, 0, NULL);
	/* The same number on both lines: no macro made or took one. */
	if (count_token(begin, eol, tok, len, before, &nth) == all && nth)
		p.column = (uint32_t)(nth - begin) + 1;
	return p;
}
