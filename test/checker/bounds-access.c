// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An access outside the object a pointer was derived from is refused.
// RUN: %reject %s
int f(void)
{
	int a[4] = { 0 };
	int *p = a;

	return p[4];	// reject: bounds-access
}
