// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * audit FILE [RUNS]: runs main() of a preprocessed C file over its graph, and
 * holds the facts against what happens.  Prints what the program printed (its
 * numbers only) and last how it ended.  Exit status 1: a fact is false.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/parse/parse.h"
#include "test/unit/audit/interp.h"

static char *read_file(const char *name, struct arena *a, uint32_t *len)
{
	FILE *f = fopen(name, "rb");
	char *text = arena_alloc(a, 1 << 24);

	if (!f) {
		fprintf(stderr, "audit: cannot open '%s'\n", name);
		exit(2);
	}
	*len = (uint32_t)fread(text, 1, (1 << 24) - 1, f);
	fclose(f);
	return text;
}

static const char *const words[] = {
	[RUN_OK] = "ok", [RUN_STOPPED] = "stopped",
	[RUN_UNSUPPORTED] = "unsupported", [RUN_WRONG] = "wrong",
};

static enum outcome run_once(const struct unit *u, int n)
{
	static struct run r;

	r = (struct run){
		.unit = u, .arena = arena_new(),
		.seed = 88172645463325252 + (uint64_t)n * 7919,
		.steps_left = 1000000,
	};
	run_program(&r, "main");
	if (n == 0)
		fputs(r.output, stdout);
	printf("%s: %llu facts held: %s\n", words[r.outcome],
	       (unsigned long long)r.checks, r.what);
	arena_free(r.arena);
	return r.outcome;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct parse_request rq = { 0 };
	int runs = argc > 2 ? atoi(argv[2]) : 1;
	struct unit *u;

	if (argc < 2)
		return 2;
	rq.text = read_file(argv[1], a, &rq.len);
	u = parse_unit(&rq, a);
	if (u->parse_error) {
		fprintf(stderr, "audit: %s\n", u->parse_error);
		return 2;
	}
	cfg_build(u);
	for (uint32_t i = 0; i < u->nfuncs; i++)
		cfg_verify(u, u->funcs[i]);
	for (int n = 0; n < runs; n++)
		if (run_once(u, n) == RUN_WRONG)
			return 1;
	return 0;
}
