/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_REPORT_READ_H
#define CHECKER_REPORT_READ_H
/*
 * Report files, read back: what `saner report` works on.  The keys are those
 * of docs/report.md; a file that does not follow them is refused with the
 * place and the key, never half read.
 */
#include <stdbool.h>
#include <stdint.h>
#include "checker/verdict.h"
#include "frontend/base/arena.h"

struct read_obligation {
	uint32_t id;
	enum property property;
	enum disposition disposition;
	bool variable;
	const char *rule;
	const char *file;
	uint32_t line;
	uint32_t column;
	const char *reason;	/* NULL: none */
	const char *guard;	/* NULL: none */
	const char **premises;
	uint32_t npremises;
};

struct read_func {
	const char *name;
	const char *file;
	uint32_t line;
	bool own;
	bool touched;
	const char *trusted;	/* reason, NULL: analysed */
	const char *overall;
	struct read_obligation *obligations;
	uint32_t nobligations;
};

struct read_unit {
	const char *path;	/* of the report */
	const char *source;
	const char *object;
	const char *mode;
	const char *trusted;	/* whole unit: reason, or NULL */
	struct read_func *funcs;
	uint32_t nfuncs;
	uint32_t nunknown;	/* constructs not understood */
};

/* Reads one report into @a.  NULL when it cannot be read or does not follow
 * the schema; *@why then says what is wrong, with the path. */
struct read_unit *report_read(const char *path, struct arena *a,
			      const char **why);

/* All report files at or below @path, sorted by name, appended to @paths.
 * False and *@why when @path cannot be read. */
bool report_find(const char *path, struct arena *a, struct vec *paths,
		 const char **why);
#endif
