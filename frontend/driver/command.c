// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/command.h"

#include <stdio.h>
#include <string.h>

#include "frontend/base/fail.h"
#include "frontend/driver/process.h"
#include "frontend/text/prune.h"
#include "frontend/text/strip.h"

static int usage(FILE *to)
{
	fputs("usage: saner compile [--report STEM] -- COMPILER ARGUMENTS...\n"
	      "One compile of one C file with -c, as saner-cc starts it.\n", to);
	return to == stdout ? 0 : 2;
}

int command_compile(int argc, char **argv, const struct transform *transform)
{
	const char *report_stem = NULL;
	struct command command;

	argc--;
	argv++;
	if (argc == 1 && !strcmp(argv[0], "--help"))
		return usage(stdout);
	if (argc > 1 && strcmp(argv[0], "--report") == 0) {
		report_stem = argv[1];
		argc -= 2;
		argv += 2;
	}
	if (argc < 2 || strcmp(argv[0], "--") != 0)
		return usage(stderr);
	command_parse(&command, argc - 1, argv + 1);
	if (command.unknown) {
		options_explain(stderr, command.unknown);
		return 1;
	}
	if (command.stage != STAGE_OBJECT || command.nc != 1 ||
	    command.ninputs != 1) {
		fputs("saner compile: not a compile of one C file with -c\n",
		      stderr);
		return 2;
	}
	return compile_unit(&command, report_stem, transform);
}

int command_stamp(void)
{
	struct home home;
	struct stamp stamp;

	home_find(&home);
	if (!home_stamp(&home, &stamp))
		die("cannot write a stamp under '%s'", home.share);
	puts(stamp.named);
	return 0;
}

static int filter(void (*pass)(struct buf *out, const char *text,
			       size_t length))
{
	struct arena *arena = arena_new();
	struct buf in, out;

	buf_init(&in, arena);
	buf_init(&out, arena);
	if (!buf_read_stream(&in, stdin))
		die("cannot read the standard input");
	pass(&out, in.at, in.len);
	fwrite(out.at ? out.at : "", 1, out.len, stdout);
	arena_free(arena);
	return fflush(stdout) == 0 ? 0 : 2;
}

static void prune_and_count(struct buf *out, const char *text, size_t length)
{
	struct prune_stats stats;

	prune(out, text, length, &stats);
	fprintf(stderr, "%u of %u dropped\n", stats.dropped,
		stats.definitions);
}

int command_prune(void)
{
	return filter(prune_and_count);
}

int command_strip(void)
{
	return filter(strip);
}
