// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/main/diff.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "frontend/main/check.h"
#include "frontend/main/pipeline.h"
#include "frontend/text/lines.h"
#include "frontend/text/strip.h"

struct diff_options {
	const char *compiler;
	bool all;		/* lines of headers, too */
	bool color;
};

static const char usage[] =
	"usage: saner diff [OPTION]... FILE [-- FLAG...]\n"
	"       saner diff [OPTION]... FLAG... FILE   (as make C=1 calls sparse)\n"
	"Prints the source lines of FILE that get checks: '-' as written, '+' as\n"
	"compiled (macros expanded).  FLAGs are those of the compile.\n"
	"\n"
	"  --cc=COMPILER  preprocess with COMPILER (default: cc)\n"
	"  --all          the lines of included files, too\n"
	"  --help         this text\n"
	"\n"
	"For kernel code: make C=2 CHECK=\"saner diff\".  Exit code: 0 printed, 2\n"
	"could not.\n";

/* The line around @at in @text: [*begin, *end), without the newline. */
static void line_around(const char *text, size_t len, size_t at, size_t *begin,
			size_t *end)
{
	const char *stop;

	for (*begin = at; *begin && text[*begin - 1] != '\n';)
		(*begin)--;
	stop = memchr(text + at, '\n', len - at);
	*end = stop ? (size_t)(stop - text) : len;
}

static void print_line(const struct diff_options *o, char sign,
		       const char *text)
{
	static const char *const color[] = { "\033[31m", "\033[32m" };

	printf("%s%c%s%s\n", o->color ? color[sign == '+'] : "", sign, text,
	       o->color ? "\033[0m" : "");
}

static const char *func_at(const struct unit *u, uint32_t at)
{
	for (uint32_t i = 0; i < u->nfuncs; i++)
		if (at >= u->funcs[i]->range.begin &&
		    at < u->funcs[i]->range.end)
			return u->funcs[i]->sym->name->text;
	return "";
}

static void print_change(const struct diff_options *o, const struct job *job,
			 const struct unit *u, const struct buf *out,
			 const struct edit *e)
{
	struct place at = unit_place(u, e->at);
	const char *from;
	const char *to;
	size_t begin;
	size_t end;
	struct buf was;
	struct buf is;

	buf_init(&was, job->arena);
	buf_init(&is, job->arena);
	if (!lines_source(u->lines, at.file, at.line, &from, &to)) {
		line_around(u->text, u->text_len, e->at, &begin, &end);
		from = u->text + begin;
		to = u->text + end;
	}
	buf_put(&was, from, (size_t)(to - from));
	line_around(out->at, out->len, e->out_at, &begin, &end);
	strip(&is, out->at + begin, end - begin);
	printf("@@ %s:%u %s\n", at.file, at.line, func_at(u, e->at));
	print_line(o, '-', was.at);
	print_line(o, '+', is.at ? is.at : "");
}

/* In the child. */
static int diff_job(const struct job *job, void *ctx)
{
	const struct diff_options *o = ctx;
	struct analysis x = { 0 };
	struct lowered info = { 0 };
	size_t last = SIZE_MAX;
	struct buf out;

	pipeline_analyse(job, &x);
	if (x.unit->parse_error) {
		pipeline_unparsed(x.unit);
		return 2;
	}
	pipeline_lower(job, &x, &out, &info);
	for (uint32_t i = 0; i < info.nedits; i++) {
		const struct edit *e = &info.edits[i];
		size_t begin;
		size_t end;

		line_around(out.at, out.len, e->out_at, &begin, &end);
		if (begin == last)
			continue;
		last = begin;
		if (o->all || !strcmp(unit_place(x.unit, e->at).file,
				      x.unit->file))
			print_change(o, job, x.unit, &out, e);
	}
	return 0;
}

/* One C file and its flags, in any order, as a compile.  False: usage. */
static bool take_arguments(struct diff_options *o, struct words *words,
			   int argc, char **argv)
{
	struct words rest = { 0 };
	bool dashes = false;

	for (int i = 1; i < argc; i++) {
		if (!dashes && !strncmp(argv[i], "--cc=", 5))
			o->compiler = argv[i] + 5;
		else if (!dashes && !strcmp(argv[i], "--all"))
			o->all = true;
		else if (!dashes && !strcmp(argv[i], "--"))
			dashes = true;
		else if (dashes || !check_is_sparse_flag(argv[i]))
			words_add(&rest, argv[i]);
	}
	if (!rest.n)
		return false;
	words_add(words, o->compiler ? o->compiler : "cc");
	for (size_t i = 0; i < rest.n; i++)
		words_add(words, rest.at[i]);
	words_add(words, "-c");
	return true;
}

int diff_command(int argc, char **argv)
{
	struct diff_options o = { .color = isatty(STDOUT_FILENO) };
	struct words words = { 0 };
	struct command command;
	int code = 2;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--help")) {
			fputs(usage, stdout);
			return 0;
		}
	}
	if (!take_arguments(&o, &words, argc, argv)) {
		fputs(usage, stderr);
		return 2;
	}
	command_parse(&command, (int)words.n, words.at);
	if (command.unknown) {
		options_explain(stderr, command.unknown);
		return 2;
	}
	if (command.nc != 1) {
		fprintf(stderr, "saner diff: %s C file is named; see saner diff --help\n",
			command.nc ? "more than one" : "no");
		return 2;
	}
	if (command.options.mode == MODE_OFF)
		command.options.mode = MODE_HARD;
	if (compile_analyse(&command, diff_job, &o, &code) != ANALYSED)
		return 2;
	return code;
}
