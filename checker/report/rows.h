/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_REPORT_ROWS_H
#define CHECKER_REPORT_ROWS_H
/*
 * The functions of one unit as `saner report` prints them: a row each, with a
 * column a property.  A terminal narrower than such a row gets two or more
 * lines a function instead, with the properties that it has; a file or a pipe
 * always gets the columns, which scripts can cut.
 */
#include <stdbool.h>

#include "checker/report/read.h"

struct rows_options {
	bool inlines;		/* header inlines one by one, too */
	bool obligations;	/* each obligation below its function */
	unsigned int width;	/* of the terminal; 0: no limit */
};

/* Columns of the terminal that stdout is; 0 when it is none, or does not
 * say. */
unsigned int rows_terminal_width(void);

void rows_print(const struct read_unit *u, const struct rows_options *o);
#endif
