// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NULL for an argument that the callee dereferences is refused: this is not.
// RUN: %accept %s
unsigned long strlen(const char *s) __attribute__((nonnull));
unsigned long f(void)
{
	const char *s = "";

	return strlen(s);
}
