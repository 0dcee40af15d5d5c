// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NULL for an argument that the callee dereferences is refused.
// RUN: %reject %s
unsigned long strlen(const char *s) __attribute__((nonnull));
unsigned long f(void)
{
	const char *s = 0;

	return strlen(s);	// reject: null-arg
}
