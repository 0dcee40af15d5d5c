// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/diag.h"

#include <stdlib.h>
#include <string.h>

#include "frontend/base/buf.h"

static bool is_same(const struct diag *a, const struct diag *b)
{
	return a->place.line == b->place.line &&
	       a->place.column == b->place.column && !strcmp(a->id, b->id) &&
	       !strcmp(a->place.file, b->place.file);
}

void diags_add(struct diags *d, enum severity severity, const char *id,
	       struct place place, const char *func, const char *fmt,
	       va_list ap)
{
	struct diag new = {
		.severity = severity, .id = id, .place = place, .func = func,
	};
	struct diag *slot;
	struct buf b;

	if (!new.place.file)
		new.place.file = "?";
	for (uint32_t i = 0; i < d->n; i++) {
		if (is_same(&d->at[i], &new))
			return;
	}
	buf_init(&b, d->arena);
	buf_vprintf(&b, fmt, ap);
	new.text = b.at;
	slot = arena_grow(d->arena, (void **)&d->at, &d->n, &d->room,
			  sizeof(*slot));
	*slot = new;
}

uint32_t diags_count(const struct diags *d, enum severity severity)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->n; i++)
		n += d->at[i].severity == severity;
	return n;
}

static int compare(const void *x, const void *y)
{
	const struct diag *a = x, *b = y;
	int by_file = strcmp(a->place.file, b->place.file);

	if (by_file)
		return by_file;
	if (a->place.line != b->place.line)
		return a->place.line < b->place.line ? -1 : 1;
	if (a->place.column != b->place.column)
		return a->place.column < b->place.column ? -1 : 1;
	return strcmp(a->id, b->id);
}

void diags_print(struct diags *d, FILE *to, bool as_warnings)
{
	if (d->n)
		qsort(d->at, d->n, sizeof(*d->at), compare);
	for (uint32_t i = 0; i < d->n; i++) {
		const struct diag *x = &d->at[i];
		bool error = x->severity == SEVERITY_ERROR && !as_warnings;

		/* What comes out of a macro body has no column of its own. */
		fprintf(to, "%s:%u:%u: %s: ", x->place.file, x->place.line,
			x->place.column ? x->place.column : 1,
			error ? "error" : "warning");
		if (x->func)
			fprintf(to, "in %s(): ", x->func);
		fprintf(to, "%s [%s]\n", x->text, x->id);
	}
}
