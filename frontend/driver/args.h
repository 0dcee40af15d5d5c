/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_ARGS_H
#define FRONTEND_DRIVER_ARGS_H
/*
 * A compiler command line, understood as far as a wrapper must: what it makes
 * of which inputs, where the output and the dependencies go, and which words
 * are for saner.  The rows are in frontend/driver/arg.def.
 *
 * The words belong to argv; the arrays are malloc'ed and live as long as the
 * process, for this is also the first thing the small wrapper does.
 */
#include <stdbool.h>
#include <stddef.h>
#include "frontend/options.h"

enum arg_kind {
	ARG_BOTH,
	ARG_CPP,
	ARG_CPP_TEXT,
	ARG_DEP,
	ARG_SECOND,
	ARG_LINK,
	ARG_STOP_OBJECT,
	ARG_STOP_TEXT,
	ARG_STOP_OTHER,
	ARG_LANG,
	ARG_OUTPUT,
	ARG_INPUT,
	ARG_COMPILER,		/* the words of the real compiler itself */
};

/* One option with its value, or one input. */
struct arg {
	enum arg_kind kind;
	char *name;		/* the (first) word as it stands */
	char *next;		/* its second word, or NULL */
	const char *value;	/* of an option that has one; else NULL */
	bool is_c;		/* ARG_INPUT: C, still to be preprocessed */
};

enum stage {
	STAGE_LINK,		/* everything: compile and link */
	STAGE_OBJECT,		/* -c */
	STAGE_TEXT,		/* -E */
	STAGE_OTHER,		/* asks something, -S, -M ... */
};

struct command {
	struct options options;
	const char *unknown;	/* the first -fsaner... word not understood */
	char **words;		/* the real command: NULL-terminated */
	size_t nwords;
	char **ours;		/* the -fsaner... words */
	size_t nours;
	struct arg *args;	/* the same, understood */
	size_t nargs;
	enum stage stage;
	const char *output;	/* of -o, or NULL */
	size_t ninputs;
	size_t nc;		/* inputs that are C */
	size_t ntext;		/* inputs that are C, preprocessed already */
	bool distributed;	/* a word of the compiler sends compiles away */
	bool kernel;		/* -D__KERNEL__ */
	bool module;		/* of a kernel: -DMODULE, too */
	const char *excluded;	/* word of the row of exclude.def that says
				 * that saner leaves this alone, or NULL */
};

/*
 * @argv[0..argc) is the real compiler and its arguments, with the -fsaner...
 * ones still in it.  The compiler may be two words (ccache gcc).  Response
 * files (@file) are read.
 */
void command_parse(struct command *c, int argc, char **argv);

/* The object that the one C input of an -c command becomes. */
char *command_object(const struct command *c, const struct arg *input);

/* What stands behind the last '/' of @path. */
const char *path_base(const char *path);

/* @path up to and with its last '/' (or nothing), then @name. */
char *path_beside(const char *path, const char *name);

/* sprintf() into new memory; running out of it ends the process. */
char *text_of(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* A growing, NULL-terminated list of words, for exec. */
struct words {
	char **at;
	size_t n;
	size_t room;
};

void words_add(struct words *w, const char *word);
/* Frees the list and the words, each of which malloc() made. */
void words_free(struct words *w);
#endif
