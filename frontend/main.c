// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The tool's commands.  The one file that names all phases.
 */
#include <stdio.h>
#include <string.h>

#include "frontend/driver/command.h"
#include "frontend/driver/output.h"

/* Analyses nothing and says so: the text comes out as it went in. */
static void run_identity(const struct job *job, struct result *result)
{
	result->report = output_trusted(job->options, job->source, job->object,
					"not-analysed", NULL);
}

static const struct transform identity = { run_identity };

static int usage(FILE *to)
{
	fputs("usage: saner compile [--report STEM] -- COMPILER ARGUMENTS...\n"
	      "       saner stamp | prune | strip\n", to);
	return to == stdout ? 0 : 2;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	if (strcmp(name, "compile") == 0)
		return command_compile(argc - 1, argv + 1, &identity);
	if (strcmp(name, "stamp") == 0)
		return command_stamp();
	if (strcmp(name, "prune") == 0)
		return command_prune();
	if (strcmp(name, "strip") == 0)
		return command_strip();
	return usage(strcmp(name, "--help") == 0 ? stdout : stderr);
}
