/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#include "runtime/count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum class {
#define CLASS(NAME, word, what) CLASS_##NAME,
#include "runtime/abi.def"
	CLASSES
};

static const char *const class_words[] = {
#define CLASS(NAME, word, what) word,
#include "runtime/abi.def"
};

static const struct {
	const char *word;
	int sum;
} columns[] = {
#define COLUMN(property, sum) { #property, sum },
#include "runtime/abi.def"
};

#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

_Static_assert(sizeof(((struct __saner_counted *)0)->classes) == COLUMNS,
	       "a class for each column");

/* totals[0] is of the columns in the sum together. */
static unsigned long totals[1 + COLUMNS][CLASSES];
static unsigned long blind;
static int any;

static void add(unsigned long *to, const struct __saner_counted *row,
		unsigned int class, int has_bounds)
{
	unsigned long unknown = row->unknown < row->n ? row->unknown : row->n;

	if (class != CLASS_CHECKED || !has_bounds)
		unknown = 0;
	to[CLASS_UNKNOWN] += unknown;
	to[class] += row->n - unknown;
}

static int is_bounds(size_t column)
{
	return strcmp(columns[column].word, "bounds") == 0;
}

static void add_row(const struct __saner_counted *row)
{
	unsigned int worst = CLASS_NONE;

	for (size_t i = 0; i < COLUMNS; i++) {
		if (columns[i].sum && row->classes[i] > worst)
			worst = row->classes[i];
		add(totals[1 + i], row, row->classes[i], is_bounds(i));
	}
	add(totals[0], row, worst, 1);
	blind += row->blind;
}

static void put_row(FILE *to, const struct __saner_counted *row)
{
	if (row->blind)
		fprintf(to, "blind\t0");
	else
		fprintf(to, "%lu\t%lu", row->n, row->unknown);
	for (size_t i = 0; i < COLUMNS; i++)
		fprintf(to, "\t%s", class_words[row->classes[i]]);
	fprintf(to, "\t%s:%u\t%s\t%s\t%s\n", row->file, row->line,
		row->function, row->why ? row->why : "-",
		row->what ? row->what : "-");
}

void __saner_count_add(const struct __saner_counted *rows, unsigned long n)
{
	const char *name = getenv("SANER_COUNT");
	FILE *to = name ? fopen(name, "a") : NULL;

	any |= !to;
	for (unsigned long i = 0; i < n && rows[i].file; i++) {
		add_row(&rows[i]);
		if (to && (rows[i].n || rows[i].blind))
			put_row(to, &rows[i]);
	}
	if (to)
		fclose(to);
}

/* "N: proved 10.0 %, guarded ..."; what has no obligation is not counted. */
static void put_total(const unsigned long *of)
{
	unsigned long sum = 0;

	for (size_t i = CLASS_PROVED; i < CLASSES; i++)
		sum += of[i];
	fprintf(stderr, "%lu", sum);
	for (size_t i = CLASS_PROVED; i < CLASSES; i++)
		fprintf(stderr, "%s %s %.1f %%", i == CLASS_PROVED ? ":" : ",",
			class_words[i],
			sum ? 100.0 * (double)of[i] / (double)sum : 0.0);
}

/* After the destructors of the units. */
static __attribute__((destructor(101))) void put_totals(void)
{
	const char *comma = "";

	if (!any)
		return;
	fputs("saner: executed accesses: ", stderr);
	put_total(totals[0]);
	fputs(" [", stderr);
	for (size_t i = 0; i < COLUMNS; i++) {
		if (!columns[i].sum)
			continue;
		fprintf(stderr, "%s%s", comma, columns[i].word);
		comma = ",";
	}
	fputs("]\n", stderr);
	for (size_t i = 0; i < COLUMNS; i++) {
		fprintf(stderr, "saner:   %s: ", columns[i].word);
		put_total(totals[1 + i]);
		fputs("\n", stderr);
	}
	if (blind)
		fprintf(stderr, "saner:   %lu accesses of the text have no "
			"counter\n", blind);
}
