/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_OUTPUT_H
#define FRONTEND_DRIVER_OUTPUT_H
/*
 * Files that saner leaves behind: reports, depfiles, saved text.
 */
#include <stdbool.h>
#include <stddef.h>
#include "frontend/options.h"

/* Writes to a temporary name beside @path and renames; a path that is no
 * regular file (/dev/null) is written as it is.  False with errno set. */
bool output_write(const char *path, const char *text, size_t length);

/* The content of @path, malloc'ed, with a NUL behind it; NULL when it cannot be
 * read. */
char *output_read(const char *path, size_t *length);

/* False when @object is no place for a file beside it (/dev/null), and not one
 * to be removed. */
bool output_is_file(const char *object);

/* "dir/foo" of "dir/foo.o": what the names of reports are made from. */
char *output_stem(const char *object);
/* "dir/.tmp_foo.saner.json", "dir/foo.saner.i": names that `make clean` of a
 * kernel tree removes */
char *output_report(const char *stem);
char *output_text(const char *stem);

/* The report (docs/report.md) of a unit that was compiled as it is, for
 * @reason; @detail may be NULL. */
char *output_trusted(const struct options *o, const char *source,
		     const char *object, const char *reason,
		     const char *detail);
#endif
