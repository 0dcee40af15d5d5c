// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/main/check.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "frontend/base/fail.h"
#include "frontend/diag.h"
#include "frontend/main/pipeline.h"

/* Exit codes, the worst of all files wins in this order. */
enum exit_code {
	EXIT_CLEAN = 0,
	EXIT_FINDINGS = 1,
	EXIT_TROUBLE = 2,	/* usage, or saner failed */
	EXIT_UNPARSED = 3,	/* a unit could not be parsed */
};

struct check_run {
	const char *compiler;	/* --cc, or NULL */
	const char *database;	/* -p, or NULL */
	bool found_error;	/* -fsaner-error */
	enum exit_code worst;
};

static const char usage[] =
	"usage: saner check [OPTION]... FILE... [-- FLAG...]\n"
	"       saner check [OPTION]... -p COMPILE_COMMANDS_JSON [FILE]...\n"
	"       saner check [OPTION]... FLAG... FILE     (as make C=1 calls sparse)\n"
	"Prints what is wrong on every execution that gets there.\n"
	"\n"
	"  --cc=COMPILER   preprocess with COMPILER (default: cc, or what the\n"
	"                  database says)\n"
	"  -fsaner-error   in the third form: exit 1 when something was found\n"
	"  -fsaner-...     as for saner-cc\n"
	"  --help          this text\n"
	"\n"
	"For kernel code: make C=1 CHECK=\"saner check\".  C=1 is only of files that\n"
	"make compiles again; C=2 is of all.\n"
	"\n"
	"Exit code: 0 clean, 1 findings, 2 wrong usage or saner failed, 3 a file\n"
	"could not be parsed.  The third form exits 0 after findings, for make\n"
	"would delete the object.\n";

static void worse(struct check_run *c, enum exit_code code)
{
	/* Findings are news; trouble hides them; an unparsed file is trouble
	 * that the user can do something about. */
	static const int rank[] = { 0, 1, 3, 2 };

	if (rank[code] > rank[c->worst])
		c->worst = code;
}

/* In the child: 0 clean, 1 findings, 3 unparsed. */
static int check_job(const struct job *job, void *ctx)
{
	struct analysis x = { 0 };

	(void)ctx;
	pipeline_analyse(job, &x);
	if (x.unit->parse_error) {
		pipeline_unparsed(x.unit);
		return EXIT_UNPARSED;
	}
	diags_print(x.verdicts->findings, stderr, false);
	return diags_count(x.verdicts->findings, SEVERITY_ERROR) ?
	       EXIT_FINDINGS : EXIT_CLEAN;
}

bool check_is_sparse_flag(const char *s)
{
	return !strncmp(s, "--arch=", 7) || !strcmp(s, "-mlittle-endian") ||
	       !strcmp(s, "-mbig-endian") || !strcmp(s, "-Wbitwise");
}

/* @words: the compiler and its arguments, one C input. */
static void check_one(struct check_run *c, struct words *words)
{
	struct command command;
	int code = 0;

	words_add(words, "-c");
	command_parse(&command, (int)words->n, words->at);
	if (command.unknown) {
		options_explain(stderr, command.unknown);
		worse(c, EXIT_TROUBLE);
		return;
	}
	if (command.options.mode == MODE_OFF)
		command.options.mode = MODE_LINT;
	if (command.nc != 1) {
		fprintf(stderr, "saner check: %s C file is named; see saner check --help\n",
			command.nc ? "more than one" : "no");
		worse(c, EXIT_TROUBLE);
		return;
	}
	switch (compile_analyse(&command, check_job, NULL, &code)) {
	case ANALYSED:
		worse(c, code);
		break;
	case ANALYSED_NOT_C:
		worse(c, EXIT_UNPARSED);
		break;
	case ANALYSED_BROKEN:
		worse(c, EXIT_TROUBLE);
		break;
	}
}

static void words_split(struct words *w, const char *text)
{
	struct arena *a = arena_new();
	const char *s = text;

	/* A shell command line: quotes and backslashes as far as build systems
	 * write them. */
	while (*s) {
		struct buf word;
		char quote = 0;

		while (*s == ' ' || *s == '\t' || *s == '\n')
			s++;
		if (!*s)
			break;
		buf_init(&word, a);
		buf_puts(&word, "");
		for (; *s && (quote || !strchr(" \t\n", *s)); s++) {
			if (quote && *s == quote) {
				quote = 0;
			} else if (!quote && (*s == '\'' || *s == '"')) {
				quote = *s;
			} else if (*s == '\\' && quote != '\'' && s[1]) {
				s++;
				buf_put(&word, s, 1);
			} else {
				buf_put(&word, s, 1);
			}
		}
		words_add(w, text_of("%s", word.at));
	}
	arena_free(a);
}

/* ---- compile_commands.json -------------------------------------------- */

static const char *string_at(const cJSON *o, const char *key)
{
	const cJSON *x = cJSON_GetObjectItemCaseSensitive(o, key);

	return cJSON_IsString(x) ? x->valuestring : NULL;
}

static bool is_chosen(const char *file, char **files, int n)
{
	size_t len = strlen(file);

	for (int i = 0; i < n; i++) {
		size_t k = strlen(files[i]);

		if (k <= len && !strcmp(file + len - k, files[i]) &&
		    (k == len || file[len - k - 1] == '/'))
			return true;
	}
	return !n;
}

static bool is_saner_cc(const char *word)
{
	return !strcmp(path_base(word), "saner-cc");
}

static void check_entry(struct check_run *c, const cJSON *entry)
{
	const cJSON *arguments = cJSON_GetObjectItemCaseSensitive(entry,
								  "arguments");
	const char *command = string_at(entry, "command");
	const char *directory = string_at(entry, "directory");
	struct words all = { 0 };
	struct words words = { 0 };
	const cJSON *x;

	if (cJSON_IsArray(arguments)) {
		cJSON_ArrayForEach(x, arguments)
			if (cJSON_IsString(x))
				words_add(&all, x->valuestring);
	} else if (command) {
		words_split(&all, command);
	}
	for (size_t i = 0; i < all.n; i++) {
		/* first, or behind a compiler cache */
		if (i <= 1 && is_saner_cc(all.at[i]))
			continue;
		words_add(&words, !words.n && c->compiler ? c->compiler :
			  all.at[i]);
	}
	if (!words.n || (directory && chdir(directory))) {
		fprintf(stderr, "saner check: cannot use an entry of '%s'%s%s\n",
			c->database, directory ? ": " : "",
			directory ? strerror(errno) : "");
		worse(c, EXIT_TROUBLE);
		return;
	}
	check_one(c, &words);
}

static void check_database(struct check_run *c, char **files, int n)
{
	struct arena *a = arena_new();
	const cJSON *entry;
	struct buf text;
	cJSON *json;
	int used = 0;

	buf_init(&text, a);
	if (!buf_read(&text, c->database))
		die("cannot read '%s': %s", c->database, strerror(errno));
	json = cJSON_Parse(text.at);
	if (!cJSON_IsArray(json))
		die("'%s' is not a compilation database", c->database);
	cJSON_ArrayForEach(entry, json) {
		const char *file = string_at(entry, "file");
		size_t len = file ? strlen(file) : 0;

		if (len < 2 || strcmp(file + len - 2, ".c") ||
		    !is_chosen(file, files, n))
			continue;
		check_entry(c, entry);
		used++;
	}
	if (!used) {
		fprintf(stderr, "saner check: '%s' has no such C file\n",
			c->database);
		worse(c, EXIT_TROUBLE);
	}
	cJSON_Delete(json);
	arena_free(a);
}

/* ---- the forms ---------------------------------------------------------- */

static void check_files(struct check_run *c, char **files, int n, char **flags,
			int nflags)
{
	for (int i = 0; i < n; i++) {
		struct words words = { 0 };

		words_add(&words, c->compiler ? c->compiler : "cc");
		for (int k = 0; k < nflags; k++)
			words_add(&words, flags[k]);
		words_add(&words, files[i]);
		check_one(c, &words);
	}
}

static void check_like_sparse(struct check_run *c, char **args, int n)
{
	struct words words = { 0 };

	words_add(&words, c->compiler ? c->compiler : "cc");
	for (int i = 0; i < n; i++)
		if (!check_is_sparse_flag(args[i]))
			words_add(&words, args[i]);
	check_one(c, &words);
}

/* Takes our own words out of argv[1..]; the rest stays, @*n of them.  False
 * when the command is answered or wrong. */
static bool take_options(struct check_run *c, int *n, char **args)
{
	int kept = 0;

	for (int i = 0; i < *n; i++) {
		if (!strcmp(args[i], "--help")) {
			fputs(usage, stdout);
			return false;
		}
		if (!strncmp(args[i], "--cc=", 5)) {
			c->compiler = args[i] + 5;
		} else if (!strcmp(args[i], "-fsaner-error")) {
			c->found_error = true;
		} else if (!strcmp(args[i], "-p") && i + 1 < *n) {
			c->database = args[++i];
		} else {
			args[kept++] = args[i];
		}
	}
	*n = kept;
	return true;
}

static int find_dashes(char **args, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(args[i], "--"))
			return i;
	return -1;
}

static bool has_flag(char **args, int n)
{
	for (int i = 0; i < n; i++)
		if (args[i][0] == '-')
			return true;
	return false;
}

int check_command(int argc, char **argv)
{
	struct check_run c = { 0 };
	char **args = argv + 1;
	int n = argc - 1;
	bool sparse = false;
	int dashes;

	if (!take_options(&c, &n, args))
		return EXIT_CLEAN;
	dashes = find_dashes(args, n);
	if (!n && !c.database) {
		fputs(usage, stderr);
		return EXIT_TROUBLE;
	}
	if (c.database) {
		check_database(&c, args, n);
	} else if (dashes >= 0) {
		check_files(&c, args, dashes, args + dashes + 1,
			    n - dashes - 1);
	} else if (has_flag(args, n)) {
		sparse = true;
		check_like_sparse(&c, args, n);
	} else {
		check_files(&c, args, n, NULL, 0);
	}
	if (c.worst == EXIT_FINDINGS && sparse && !c.found_error)
		return EXIT_CLEAN;
	return c.worst;
}
