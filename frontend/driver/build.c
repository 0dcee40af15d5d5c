// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/build.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "frontend/base/fail.h"
#include "frontend/driver/home.h"
#include "frontend/driver/output.h"
#include "frontend/driver/process.h"

/* ---- compiles ----------------------------------------------------------- */

/* Our own words of the user's command; the last one counts, as there. */
static void add_ours(struct words *w, const struct command *c)
{
	for (size_t i = 0; i < c->nours; i++)
		words_add(w, c->ours[i]);
}

static void add_tool(struct words *w, const char *report_stem)
{
	struct home home;

	home_find(&home);
	words_add(w, home.tool);
	words_add(w, "compile");
	if (report_stem) {
		words_add(w, "--report");
		words_add(w, report_stem);
	}
	words_add(w, "--");
}

static void add_arg(struct words *w, const struct arg *arg)
{
	words_add(w, arg->name);
	if (arg->next)
		words_add(w, arg->next);
}

void build_become(const struct command *c)
{
	struct words w = { 0 };

	add_tool(&w, NULL);
	for (size_t i = 0; i < c->nwords; i++)
		words_add(&w, c->words[i]);
	add_ours(&w, c);
	execv(w.at[0], w.at);
	fprintf(stderr, "saner-cc: cannot run '%s': %s\n", w.at[0],
		strerror(errno));
	exit(127);
}

/* The command, for @input alone, to @object. */
static void add_compile(struct words *w, const struct command *c,
			const struct arg *input, const char *object)
{
	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *arg = &c->args[i];

		if (arg->kind == ARG_INPUT ? arg == input
					   : arg->kind != ARG_OUTPUT &&
					     arg->kind != ARG_STOP_OBJECT &&
					     arg->kind != ARG_LINK)
			add_arg(w, arg);
	}
	words_add(w, "-c");
	words_add(w, "-o");
	words_add(w, object);
}

static bool asks_dependencies(const struct command *c)
{
	bool asks = false;

	for (size_t i = 0; i < c->nargs; i++) {
		const char *name = c->args[i].name;

		if (strcmp(name, "-MF") == 0)
			return false;
		asks |= strcmp(name, "-MD") == 0 || strcmp(name, "-MMD") == 0;
	}
	return asks;
}

/* Compiles @input; the status of the compiler. */
static int compile_one(const struct command *c, const struct arg *input,
		       const char *object, const char *report_stem)
{
	struct words w = { 0 };

	if (input->is_c && !c->excluded)
		add_tool(&w, report_stem);
	add_compile(&w, c, input, object);
	if (input->is_c && !c->excluded)
		add_ours(&w, c);
	if (report_stem && asks_dependencies(c)) {
		words_add(&w, "-MF");
		words_add(&w, text_of("%s.d", report_stem));
	}
	return process_wait(process_start(w.at, -1, -1));
}

int build_objects(const struct command *c)
{
	int result = 0;

	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *input = &c->args[i];
		int status;

		if (input->kind != ARG_INPUT)
			continue;
		status = compile_one(c, input, command_object(c, input), NULL);
		/* like the compilers: go on, fail at the end */
		if (!process_ok(status))
			result = process_repeat(status);
	}
	return result;
}

/* ---- programs ------------------------------------------------------------ */

/* Beside the program, by the source's name: "dir/foo" for dir/foo.o. */
static char *stem_of(const struct command *c, const struct arg *input)
{
	char *stem = output_stem(path_base(input->name));

	if (c->output && !output_is_file(c->output))
		return text_of("%s", scratch_path(stem));
	return path_beside(c->output ? c->output : "a.out", stem);
}

static bool links_libraries(const struct command *c)
{
	for (size_t i = 0; i < c->nargs; i++) {
		const char *name = c->args[i].name;

		if (strcmp(name, "-r") == 0 || strcmp(name, "-nostdlib") == 0 ||
		    strcmp(name, "-nodefaultlibs") == 0)
			return false;
	}
	return c->options.mode != MODE_LINT;
}

/* Compiles the C files; @objects[i] is what stands for args[i] in the link. */
static int compile_all(const struct command *c, char **objects)
{
	size_t n = 0;

	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *input = &c->args[i];
		char *name;
		int status;

		if (!input->is_c)
			continue;
		name = text_of("%zu-%s.o", n++, path_base(input->name));
		objects[i] = text_of("%s", scratch_path(name));
		status = compile_one(c, input, objects[i], stem_of(c, input));
		if (!process_ok(status))
			return status;
	}
	return 0;
}

/* -x says nothing of an object: it is closed before and opened after one. */
static void add_link(struct words *w, const struct command *c, char **objects)
{
	const struct arg *lang = NULL;

	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *arg = &c->args[i];

		if (arg->kind == ARG_LANG)
			lang = arg;
		if (!objects[i]) {
			add_arg(w, arg);
			continue;
		}
		if (lang)
			words_add(w, "-xnone");
		words_add(w, objects[i]);
		if (lang)
			add_arg(w, lang);
	}
}

int build_program(const struct command *c)
{
	char **objects = calloc(c->nargs, sizeof(*objects));
	struct words w = { 0 };
	struct home home;
	int status;

	if (!objects)
		die("out of memory");
	if (!c->excluded) {
		status = compile_all(c, objects);
		if (!process_ok(status))
			return process_repeat(status);
	}
	add_link(&w, c, objects);
	home_find(&home);
	if (links_libraries(c)) {
		if (access(home.runtime, R_OK) != 0)
			die("cannot read the runtime '%s'", home.runtime);
		words_add(&w, "-xnone");
		words_add(&w, home.runtime);
	}
	return process_repeat(process_wait(process_start(w.at, -1, -1)));
}

/* ---- preprocessed text --------------------------------------------------- */

static bool plain_text(const struct command *c)
{
	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *arg = &c->args[i];

		if (strcmp(arg->name, "-P") == 0 ||
		    strncmp(arg->name, "-dM", 3) == 0)
			return false;
		if (arg->kind == ARG_CPP && arg->value &&
		    strcmp(arg->value, "__GENKSYMS__") == 0)
			return false;
	}
	return true;
}

static void put_markers(FILE *to)
{
	struct words files = { 0 };
	struct stamp stamp;
	struct home home;

	home_find(&home);
	home_contracts(&home, &files);
	if (home_stamp(&home, &stamp))
		words_add(&files, stamp.named);
	for (size_t i = 0; i < files.n; i++)
		fprintf(to, "# 1 \"%s\"\n", files.at[i]);
}

int build_text(const struct command *c)
{
	bool to_file = c->output && strcmp(c->output, "-") != 0;
	int status = process_wait(process_start(c->words, -1, -1));
	FILE *to = stdout;

	if (!process_ok(status) || !plain_text(c))
		return process_repeat(status);
	if (to_file)
		to = fopen(c->output, "ae");
	if (!to)
		die("cannot write '%s': %s", c->output, strerror(errno));
	put_markers(to);
	if (fclose(to) != 0)
		die("cannot write: %s", strerror(errno));
	return 0;
}
