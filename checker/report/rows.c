// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/report/rows.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

unsigned int rows_terminal_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) ||
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}

#define CELL 64
/* A row as print_func() and print_columns() pad it. */
#define ROW_WIDTH (2 + 30 + 1 + 5 + 2 + 24 + PROPERTIES * 12)

/* "3p 1c" of a property; "-" when it has only trivial obligations, "." when
 * none. */
static void cell_of(char cell[CELL], const struct read_func *f, enum property p)
{
	/* Indexed by disposition; trivial ones are not worth a column. */
	static const char letter[DISPOSITIONS] = { 0, 'p', 'g', 'c', 'a', 'R' };
	uint32_t n[DISPOSITIONS] = { 0 };
	size_t len = 0;

	for (uint32_t i = 0; i < f->nobligations; i++)
		if (f->obligations[i].property == p)
			n[f->obligations[i].disposition]++;
	for (int d = DISP_PROVED; d < DISPOSITIONS; d++)
		if (n[d])
			len += (size_t)snprintf(cell + len, CELL - len,
						"%s%u%c", len ? " " : "", n[d],
						letter[d]);
	if (!len)
		strcpy(cell, n[DISP_TRIVIAL] ? "-" : ".");
}

static void print_columns(const struct read_func *f)
{
	char cell[CELL];

	for (int p = 0; p < PROPERTIES; p++) {
		cell_of(cell, f, p);
		printf(" %-11s", cell);
	}
	putchar('\n');
}

/* "null 2c, bounds 2p 1c": only what there is, in lines of @width. */
static void print_folded(const struct read_func *f, unsigned int width)
{
	size_t at = 0;

	putchar('\n');
	for (int p = 0; p < PROPERTIES; p++) {
		char cell[CELL];
		size_t need;

		cell_of(cell, f, p);
		if (!strcmp(cell, ".") || !strcmp(cell, "-"))
			continue;
		need = strlen(property_word(p)) + 1 + strlen(cell) + 2;
		if (at && at + need > width) {
			fputs(",\n", stdout);
			at = 0;
		}
		at += (size_t)printf("%s%s %s", at ? ", " : "      ",
				     property_word(p), cell);
	}
	if (at)
		putchar('\n');
}

static bool is_narrow(const struct rows_options *o)
{
	return o->width && o->width < ROW_WIDTH;
}

static void print_obligations(const struct read_func *f)
{
	for (uint32_t i = 0; i < f->nobligations; i++) {
		const struct read_obligation *o = &f->obligations[i];

		if (o->disposition == DISP_TRIVIAL ||
		    o->disposition == DISP_PROVED)
			continue;
		printf("    %s:%u:%u: %s %s#%u%s%s\n", o->file, o->line,
		       o->column, disposition_word(o->disposition), o->rule,
		       o->id, o->reason ? " " : o->guard ? " " : "",
		       o->reason ? o->reason : o->guard ? o->guard : "");
	}
}

static void print_func(const struct read_func *f,
		       const struct rows_options *o)
{
	char verdict[80];

	if (f->trusted)
		snprintf(verdict, sizeof(verdict), "trusted(%s)", f->trusted);
	else
		snprintf(verdict, sizeof(verdict), "%s", f->overall);
	printf("  %-30s %5u  %-24s", f->name, f->line, verdict);
	if (is_narrow(o))
		print_folded(f, o->width);
	else
		print_columns(f);
	if (o->obligations)
		print_obligations(f);
}

void rows_print(const struct read_unit *u, const struct rows_options *o)
{
	printf("%s (%s)%s%s\n", u->source, u->mode,
	       u->trusted ? ": whole unit trusted: " : "",
	       u->trusted ? u->trusted : "");
	if (!u->nfuncs)
		return;
	printf("  %-30s %5s  %-24s", "function", "line", "verdict");
	for (int p = 0; p < PROPERTIES && !is_narrow(o); p++)
		printf(" %-11s", property_word(p));
	putchar('\n');
	for (uint32_t i = 0; i < u->nfuncs; i++)
		if (u->funcs[i].own || o->inlines)
			print_func(&u->funcs[i], o);
	putchar('\n');
}
