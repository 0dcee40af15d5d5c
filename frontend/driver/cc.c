// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * saner-cc: stands before the real compiler.
 *
 *     saner-cc gcc -fsaner=hard -c foo.c
 *
 * Most calls of a kernel build are probes, links and assembly, so this is a
 * small static program: it decides, and becomes either the real compiler
 * (without the -fsaner... words) or `saner compile`.  It never prints anything
 * when all is well.
 *
 * Called by another name, through a symlink, it stands before the next program
 * of that name in PATH.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "frontend/base/fail.h"
#include "frontend/driver/args.h"
#include "frontend/driver/build.h"
#include "frontend/driver/home.h"
#include "frontend/driver/output.h"
#include "frontend/driver/process.h"

static void become(char **words) __attribute__((noreturn));

static void become(char **words)
{
	execvp(words[0], words);
	fprintf(stderr, "saner-cc: cannot run '%s': %s\n", words[0],
		strerror(errno));
	exit(127);
}

static void usage(FILE *to)
{
	fputs("usage: saner-cc COMPILER [-fsaner[=...]] ARGUMENTS...\n"
	      "       saner-cc --version | --help\n"
	      "Runs COMPILER; C files are compiled by saner when asked to:\n",
	      to);
	options_help(to);
}

/* ---- called as gcc ------------------------------------------------------ */

static bool is_self(const char *path)
{
	struct stat self, other;

	return stat("/proc/self/exe", &self) == 0 && stat(path, &other) == 0 &&
	       self.st_dev == other.st_dev && self.st_ino == other.st_ino;
}

/* The next program of this name in PATH that is not we. */
static char *next_in_path(const char *name)
{
	const char *path = getenv("PATH");

	while (path && *path) {
		size_t len = strcspn(path, ":");
		char *candidate = text_of("%.*s/%s", (int)len, path, name);

		if (access(candidate, X_OK) == 0 && !is_self(candidate))
			return candidate;
		path += len + (path[len] == ':');
	}
	fprintf(stderr, "saner-cc: no compiler '%s' in PATH\n", name);
	exit(127);
}

/* No compiler is named: a question to us. */
static void answer(const char *word) __attribute__((noreturn));

static void answer(const char *word)
{
	bool help = strcmp(word, "--help") == 0;

	if (strcmp(word, "--version") == 0)
		exit(puts("saner-cc " SANER_VERSION) < 0 ? 2 : 0);
	usage(help ? stdout : stderr);
	exit(help ? 0 : 2);
}

/* The real command's words, still with ours among them. */
static char **real_words(int *argc, char **argv)
{
	const char *name = path_base(argv[0]);

	if (strcmp(name, "saner-cc") != 0) {
		argv[0] = next_in_path(name);
		return argv;
	}
	if (*argc < 2 || argv[1][0] == '-')
		answer(*argc > 1 ? argv[1] : "");
	--*argc;
	return argv + 1;
}

/* ---- what to do with it ------------------------------------------------- */

static bool has_ours(char **words)
{
	for (; *words; words++)
		if (option_is_ours(*words))
			return true;
	return false;
}

/* g++ compiles C++ also from a file called .c. */
static bool is_c_compiler(const struct command *c)
{
	bool is_c = true;

	for (size_t i = 0; i < c->nargs; i++)
		if (c->args[i].kind == ARG_COMPILER)
			is_c = !strstr(path_base(c->args[i].name), "++");
	return is_c;
}

/* Compiled as it is, and a report that says why, written after the object. */
static int build_plain(const struct command *c, const char *reason,
		       const char *detail)
{
	int status = process_wait(process_start(c->words, -1, -1));

	if (!process_ok(status))
		return process_repeat(status);
	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *input = &c->args[i];
		char *object, *report, *path;

		if (input->kind != ARG_INPUT)
			continue;
		object = command_object(c, input);
		if (!output_is_file(object))
			continue;
		path = output_report(output_stem(object));
		report = output_trusted(&c->options, input->name, object,
					reason, detail);
		if (!output_write(path, report, strlen(report)))
			die("cannot write '%s': %s", path, strerror(errno));
	}
	return 0;
}

/*
 * The annotations are gone in preprocessed text.  A compiler cache or a program
 * that distributes compiles and stands before us (distcc saner-cc gcc) gives us
 * such text: an object without checks must not come of it in silence.
 */
static int build_preprocessed(const struct command *c)
{
	const char *how = c->options.strict ? "error" : "warning";
	const char *name = "";

	for (size_t i = 0; i < c->nargs; i++)
		if (c->args[i].kind == ARG_INPUT)
			name = c->args[i].name;
	fprintf(stderr, "%s: %s: saner: compiled without checks: preprocessed (put saner-cc first: saner-cc distcc gcc)\n",
		name, how);
	if (c->options.strict)
		return 1;
	return build_plain(c, "preprocessed", NULL);
}

static int run(const struct command *c)
{
	switch (c->stage) {
	case STAGE_TEXT:
		if (c->nc == 1)
			return build_text(c);
		break;
	case STAGE_OBJECT:
		if (c->excluded && (c->nc || c->ntext))
			return build_plain(c, "excluded", c->excluded);
		if (c->ntext)
			return build_preprocessed(c);
		if (c->ninputs == 1 && c->nc == 1)
			build_become(c);
		else if (c->nc)
			return build_objects(c);
		break;
	case STAGE_LINK:
		if (c->ninputs)
			return build_program(c);
		break;
	case STAGE_OTHER:
		break;
	}
	become(c->words);
}

int main(int argc, char **argv)
{
	struct command command;
	char **words = real_words(&argc, argv);

	if (!has_ours(words))
		become(words);
	command_parse(&command, argc, words);
	if (command.unknown) {
		options_explain(stderr, command.unknown);
		return 1;
	}
	if (!command.nwords) {
		usage(stderr);
		return 2;
	}
	if (command.options.mode == MODE_OFF ||
	    !is_c_compiler(&command))
		become(command.words);
	return run(&command);
}
