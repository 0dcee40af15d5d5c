/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef TEST_UNIT_UNIT_H
#define TEST_UNIT_UNIT_H
/*
 * Unit tests: a test is a function that calls expect() any number of times and
 * fails when one of them was false; it goes on to the end of the function, and
 * the first few failures are printed.
 */
#include <stdbool.h>

struct test {
	const char *name;
	void (*run)(void);
};

/* Runs them all, prints "N passed, M failed"; the exit status. */
int unit_main(const struct test *tests, unsigned int n);
void unit_expect(bool ok, const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
#define expect(ok, ...) unit_expect((ok), __FILE__, __LINE__, __VA_ARGS__)
#endif
