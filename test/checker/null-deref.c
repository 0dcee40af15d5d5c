// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that is NULL on every path is refused.
// RUN: %reject %s
int f(void)
{
	int *p = 0;

	return *p;	// reject: null-deref
}
