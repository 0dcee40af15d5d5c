// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/unit/unit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned int failures;	/* of the running test */

void unit_expect(bool ok, const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	if (ok || failures++ >= 5)
		return;
	printf("%s:%d: ", file, line);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	printf("\n");
}

static void write_counts(unsigned int passed, unsigned int failed)
{
	const char *name = getenv("SANER_UNIT_COUNTS");
	FILE *f = name ? fopen(name, "a") : NULL;

	if (!f)
		return;
	fprintf(f, "%u %u\n", passed, failed);
	fclose(f);
}

int unit_main(const struct test *tests, unsigned int n)
{
	unsigned int failed = 0;

	for (unsigned int i = 0; i < n; i++) {
		failures = 0;
		tests[i].run();
		if (failures) {
			printf("FAIL: %s: %u wrong\n", tests[i].name, failures);
			failed++;
		}
	}
	printf("%u passed, %u failed\n", n - failed, failed);
	write_counts(n - failed, failed);
	return failed ? 1 : 0;
}
