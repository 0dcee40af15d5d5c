// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/text/relined.h"

#include <string.h>

#include "frontend/text/scan.h"

/* Blank lines up to this many are cheaper than a line marker. */
#define FEW_LINES 8
/* Columns are kept up to here. */
#define FEW_COLUMNS 160

void relined_init(struct relined *r, struct buf *out)
{
	*r = (struct relined){ .out = out, .at_line_start = true };
}

static const char *line_end(const char *at, const char *end)
{
	const char *nl = memchr(at, '\n', (size_t)(end - at));

	return nl ? nl : end;
}

static void position_set(struct position *p, const struct line_marker *m)
{
	p->line = m->line;
	if (!m->name)
		return;
	p->name = m->name;
	p->length = m->length;
	p->flags = m->flags;
}

static bool same_file(const struct position *a, const struct position *b)
{
	if (!a->name || !b->name)
		return a->name == b->name;
	return a->length == b->length && a->flags == b->flags &&
	       memcmp(a->name, b->name, a->length) == 0;
}

static void new_line(struct relined *r)
{
	buf_put(r->out, "\n", 1);
	r->at_line_start = true;
	r->written.line++;
}

/* A whole line of the text, as it is. */
static void put_line(struct relined *r, const char *at, const char *end)
{
	if (!r->at_line_start)
		new_line(r);
	buf_put(r->out, at, (size_t)(end - at));
	buf_put(r->out, "\n", 1);
	r->at_line_start = true;
}

/* Puts @out on the file and line of @to. */
static void go_to(struct relined *r, const struct position *to)
{
	unsigned long ahead = to->line - r->written.line;

	if (same_file(to, &r->written) && ahead <= FEW_LINES) {
		while (r->written.line != to->line)
			new_line(r);
		return;
	}
	if (!r->at_line_start)
		new_line(r);
	buf_printf(r->out, "# %lu %.*s%s\n", to->line, (int)to->length,
		   to->name ? to->name : "\"\"", to->name ? to->flags : "");
	r->written = *to;
	r->at_line_start = true;
}

/* Puts @out on the file and line of the text, inside its includes. */
static void synchronise(struct relined *r)
{
	r->past_preamble = true;
	for (unsigned int i = 0; i < r->npending; i++) {
		struct line_marker m;

		go_to(r, &r->pending[i].from);
		put_line(r, r->pending[i].at, r->pending[i].end);
		line_marker_read(&m, r->pending[i].at, r->pending[i].end);
		position_set(&r->written, &m);
	}
	r->npending = 0;
	go_to(r, &r->in);
}

/*
 * Reads the line at @at if it is a line marker: the line that follows is the
 * one it names.  One that enters an include waits for something to be written
 * there; one that leaves it is then needed, too.
 */
static bool read_marker(struct relined *r, const char *at, const char *stop)
{
	struct position before = r->in;
	struct line_marker m;

	if (!line_marker_read(&m, at, stop))
		return false;
	position_set(&r->in, &m);
	if (m.enters) {
		r->past_preamble = true;
		if (r->npending == RELINED_PENDING) {
			r->in = before;
			synchronise(r);
			position_set(&r->in, &m);
		}
		r->pending[r->npending].from = before;
		r->pending[r->npending].at = at;
		r->pending[r->npending++].end = stop;
	} else if (m.returns && r->npending) {
		r->npending--;
	} else if (m.returns || !r->past_preamble) {
		put_line(r, at, stop);
		r->written = r->in;
	}
	return true;
}

static bool has_text(const char *at, const char *end)
{
	return !only_space(at, end);
}

void relined_gap(struct relined *r, const char *at, const char *end)
{
	bool line_start = at == r->line_start || !r->line_start;

	while (at < end) {
		const char *stop = line_end(at, end);

		if (line_start && read_marker(r, at, stop)) {
			at = stop < end ? stop + 1 : end;
			r->line_start = at;
			continue;
		}
		if (line_start && has_text(at, stop)) {
			synchronise(r);
			put_line(r, at, stop);
			r->written.line++;
		}
		if (stop == end)
			break;
		at = stop + 1;
		r->in.line++;
		r->line_start = at;
		line_start = true;
	}
}

/* Spaces up to the column at which the text at @at stands. */
static void indent(struct relined *r, const char *at)
{
	if (!r->line_start || at - r->line_start > FEW_COLUMNS) {
		buf_put(r->out, " ", 1);
		return;
	}
	for (const char *c = r->line_start; c < at; c++)
		buf_put(r->out, *c == '\t' ? "\t" : " ", 1);
}

/* A line marker inside a part that stays: it was written with it. */
static bool keep_marker(struct relined *r, const char *at, const char *stop)
{
	struct line_marker m;

	if (!line_marker_read(&m, at, stop))
		return false;
	position_set(&r->in, &m);
	return true;
}

void relined_keep(struct relined *r, const char *at, const char *end)
{
	synchronise(r);
	if (r->at_line_start)
		indent(r, at);
	else
		buf_put(r->out, " ", 1);
	while (at < end) {
		const char *stop = line_end(at, end);
		bool whole = at == r->line_start;

		buf_put(r->out, at, (size_t)(stop - at));
		r->at_line_start = false;
		if (stop == end)
			break;
		buf_put(r->out, "\n", 1);
		r->at_line_start = true;
		if (!whole || !keep_marker(r, at, stop))
			r->in.line++;
		at = stop + 1;
		r->line_start = at;
	}
	r->written = r->in;
}

void relined_drop(struct relined *r, const char *at, const char *end)
{
	while (at < end) {
		const char *stop = line_end(at, end);
		bool whole = at == r->line_start;

		if (stop == end)
			break;
		if (!whole || !read_marker(r, at, stop))
			r->in.line++;
		at = stop + 1;
		r->line_start = at;
	}
}

void relined_add(struct relined *r, const char *words)
{
	buf_puts(r->out, words);
	r->at_line_start = false;
}
