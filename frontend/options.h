/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_OPTIONS_H
#define FRONTEND_OPTIONS_H
/*
 * What the user asked for: the -fsaner... flags of one command line, and
 * nothing else.  The table is frontend/options.def; no option comes from the
 * environment (KBUILD item 21: everything that changes the output is a flag).
 */
#include <stdbool.h>
#include <stdio.h>

enum mode {
	MODE_OFF,
	MODE_LINT,
	MODE_SOFT,
	MODE_HARD,
};

enum prove {
	PROVE_NONE,
	PROVE_NORMAL,
};

struct options {
	enum mode mode;		/* MODE_OFF when no -fsaner was given */
	enum prove prove;
#define CHOICE(field, option, word, VALUE, what)
#define SWITCH(field, option, what) bool field;
#define PROPERTY_OFF(word) bool no_##word;
#define HIDDEN(field, option) int field;	/* 0: not given */
#include "frontend/options.def"
#undef CHOICE
#undef SWITCH
#undef PROPERTY_OFF
#undef HIDDEN
};

/* All off, prove normal. */
void options_init(struct options *o);

/* True when @arg is for us: the real compiler must not see it. */
bool option_is_ours(const char *arg);

/* Takes one word for which option_is_ours(); false when its name or its value
 * is unknown. */
bool options_add(struct options *o, const char *arg);

/* One line that says what is wrong with @arg and what would be right. */
void options_explain(FILE *to, const char *arg);

/* The word of a CHOICE row: option_word("-fsaner", MODE_SOFT) is "soft". */
const char *option_word(const char *option, int value);

/* The properties switched off, as the elements of a JSON array. */
void options_put_off(FILE *to, const struct options *o);

/* The table, for --help. */
void options_help(FILE *to);
#endif
