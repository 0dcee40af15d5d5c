// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/stages.h"

#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Gcc deletes checks under these (overflow, type and null pointer licences). */
static const char *const dialect[] = {
	"-fno-strict-overflow",
	"-fno-strict-aliasing",
	"-fno-delete-null-pointer-checks",
};

/*
 * A warning does not stop this stage: what it says of a text without macros
 * may be wrong.  compile.c asks the original when it says anything.
 */
static const char *const gcc_quiet[] = {
	"-Wno-error",
};

static const char *const clang_quiet[] = {
	"-Wno-error",
	"-Qunused-arguments",
	/* fires in every kernel unit: ({ (x); }) is a macro's habit */
	"-Wno-unused-value",
};

static void add_arg(struct words *w, const struct arg *arg)
{
	words_add(w, arg->name);
	if (arg->next)
		words_add(w, arg->next);
}

static void add_all(struct words *w, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		words_add(w, words[i]);
}

/* What the compiler prints goes through us: it cannot see a terminal. */
static void add_color(struct words *w)
{
	if (isatty(STDERR_FILENO))
		words_add(w, "-fdiagnostics-color=always");
}

static void add_first(struct words *w, const struct depfile *d,
		      const struct arg *arg)
{
	switch (arg->kind) {
	case ARG_CPP:
		if (d->path && strncmp(arg->name, "-Wp,", 4) == 0)
			words_add(w, depfile_wp(d, arg->name));
		else
			add_arg(w, arg);
		break;
	case ARG_DEP:
		if (strncmp(arg->name, "-MF", 3) != 0)
			add_arg(w, arg);
		break;
	case ARG_BOTH:
	case ARG_COMPILER:
		add_arg(w, arg);
		break;
	case ARG_CPP_TEXT:
	case ARG_SECOND:
	case ARG_LINK:
	case ARG_STOP_OBJECT:
	case ARG_STOP_TEXT:
	case ARG_STOP_OTHER:
	case ARG_LANG:
	case ARG_OUTPUT:
	case ARG_INPUT:
		break;
	}
}

void stages_first(struct words *w, const struct command *c,
		  const struct home *home, const struct depfile *d)
{
	size_t i = 0;

	for (; i < c->nargs && c->args[i].kind == ARG_COMPILER; i++)
		add_arg(w, &c->args[i]);
	add_color(w);
	for (; i < c->nargs; i++)
		add_first(w, d, &c->args[i]);
	if (d->path && !d->by_wp) {
		words_add(w, "-MF");
		words_add(w, d->temporary);
		if (!d->has_target) {
			words_add(w, "-MQ");
			words_add(w, d->object);
		}
	}
	words_add(w, "-E");
	words_add(w, "-D__SANER__=1");
	words_add(w, "-include");
	words_add(w, home->markers);
	words_add(w, "-x");
	words_add(w, "c");
	for (i = 0; i < c->nargs; i++)
		if (c->args[i].is_c)
			words_add(w, c->args[i].name);
}

/* The name tells the compiler that it is preprocessed. */
static bool is_named(const char *text)
{
	size_t length = strlen(text);

	return length > 2 && strcmp(text + length - 2, ".i") == 0;
}

void stages_second(struct words *w, const struct command *c, const char *text,
		   const char *object, bool clang, bool relies)
{
	size_t i = 0;

	for (; i < c->nargs && c->args[i].kind == ARG_COMPILER; i++)
		add_arg(w, &c->args[i]);
	add_color(w);
	for (; i < c->nargs; i++)
		if (c->args[i].kind == ARG_BOTH ||
		    c->args[i].kind == ARG_SECOND)
			add_arg(w, &c->args[i]);
	if (relies)
		add_all(w, dialect, COUNT(dialect));
	if (clang)
		add_all(w, clang_quiet, COUNT(clang_quiet));
	else
		add_all(w, gcc_quiet, COUNT(gcc_quiet));
	words_add(w, "-c");
	words_add(w, "-o");
	words_add(w, object);
	if (!is_named(text)) {
		words_add(w, "-x");
		words_add(w, "cpp-output");
	}
	words_add(w, text);
}

void stages_original(struct words *w, const struct command *c,
		     const char *object)
{
	size_t i = 0;

	for (; i < c->nargs && c->args[i].kind == ARG_COMPILER; i++)
		add_arg(w, &c->args[i]);
	add_color(w);
	for (; i < c->nargs; i++) {
		const struct arg *arg = &c->args[i];
		bool deps = arg->kind == ARG_DEP ||
			    strncmp(arg->name, "-Wp,-M", 6) == 0;

		if (!deps && arg->kind != ARG_OUTPUT && arg->kind != ARG_SECOND)
			add_arg(w, arg);
	}
	words_add(w, "-o");
	words_add(w, object);
}
