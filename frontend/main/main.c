// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The tool's commands.
 */
#include <stdio.h>
#include <string.h>

#include "checker/report/command.h"
#include "frontend/driver/command.h"
#include "frontend/main/check.h"
#include "frontend/main/diff.h"
#include "frontend/main/dump.h"
#include "frontend/main/explain.h"
#include "frontend/main/pipeline.h"
#include "frontend/options.h"

static int command_pipeline(int argc, char **argv)
{
	return command_compile(argc, argv, &pipeline);
}

static int stamp(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_stamp();
}

static int prune(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_prune();
}

static int strip(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_strip();
}

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *what;	/* NULL: for tests and scripts */
} commands[] = {
	{ "compile", command_pipeline,
	  "-- COMPILER ARGUMENTS...: one compile, as saner-cc starts it" },
	{ "check", check_command,
	  "FILE... -- FLAGS: findings, as a linter prints them" },
	{ "diff", diff_command,
	  "FILE -- FLAGS: the source lines that get checks, before and after" },
	{ "report", report_command,
	  "[PATH]...: what the reports at or below PATH say" },
	{ "explain", explain_command,
	  "ID: what a diagnostic means and how to fix it" },
	{ "stamp", stamp, NULL },
	{ "prune", prune, NULL },
	{ "strip", strip, NULL },
};

#define NCOMMANDS (sizeof(commands) / sizeof(commands[0]))

static int usage(FILE *to)
{
	fputs("usage: saner COMMAND [ARGUMENT]...\n\ncommands:\n", to);
	for (size_t i = 0; i < NCOMMANDS; i++)
		if (commands[i].what)
			fprintf(to, "  %-8s %s\n", commands[i].name,
				commands[i].what);
	fputs("\noptions of saner-cc:\n", to);
	options_help(to);
	fputs("\nEach command answers --help; saner --version.\n", to);
	return to == stdout ? 0 : 2;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	if (!strcmp(name, "--help"))
		return usage(stdout);
	if (!strcmp(name, "--version"))
		return puts("saner " SANER_VERSION) < 0;
	if (!strncmp(name, "--dump-after", 12))
		return dump_command(argc - 1, argv + 1);
	for (size_t i = 0; i < NCOMMANDS; i++)
		if (!strcmp(name, commands[i].name))
			return commands[i].run(argc - 1, argv + 1);
	if (argc < 2)
		return usage(stderr);
	fprintf(stderr, "saner: no command '%s'; see saner --help\n", name);
	return 2;
}
