/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_REPORT_TALLY_H
#define CHECKER_REPORT_TALLY_H
/*
 * Counting over report files, as the model says (docs/model.md): a function
 * of a .c file counts once per unit; an inline function of a header counts
 * once in all, however many units reach it, and apart from the others.
 */
#include <stdint.h>
#include "checker/report/read.h"

enum word {		/* the overall word of a function */
	WORD_PROVEN,
	WORD_GUARDED,
	WORD_CHECKED,
	WORD_ASSUMED,
	WORD_TRUSTED,
	WORDS
};

struct count {
	uint32_t by[PROPERTIES][DISPOSITIONS];
	/* bounds again, over variable accesses only: the figure that counts */
	uint32_t variable[DISPOSITIONS];
};

struct named_count {
	const struct str *name;
	uint32_t n;
	const char *example;	/* "file:line function" of the first one */
};

struct names {
	struct named_count *at;
	uint32_t n;
	uint32_t room;
};

struct tally {
	struct arena *arena;
	struct strtab *strings;
	uint32_t units;
	uint32_t stale;			/* reports left out (current.h) */
	uint32_t funcs;			/* own ones */
	uint32_t words[WORDS];		/* own ones, by overall word */
	uint32_t unconditional;		/* proven, on no premise */
	uint32_t untouched;		/* token for token as they went in */
	uint32_t inlines;		/* of headers, each once */
	uint32_t unknown;		/* constructs not understood */
	struct count own;
	struct count header;
	struct names premises;		/* n: functions that rest on it */
	struct names reasons;		/* of assumed obligations, own */
	struct names trusted;		/* of trusted functions, own */
};

void tally_init(struct tally *t, struct arena *a);
void tally_add(struct tally *t, const struct read_unit *u);
/* Most frequent first, then by name. */
void names_sort(struct names *n);

/* The first word of an overall verdict: "proven[null,init]" is proven. */
enum word word_of(const struct read_func *f);
#endif
