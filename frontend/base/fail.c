// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fputs("saner: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(2);
}

void bug_at(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fputs("saner: internal error: ", stderr);
	vfprintf(stderr, fmt, ap);
	fprintf(stderr, " (%s:%d)\n", file, line);
	va_end(ap);
	abort();
}
