// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A call through NULL is refused.
// RUN: %reject %s
int f(void)
{
	int (*op)(void) = 0;

	return op();	// reject: null-call
}
