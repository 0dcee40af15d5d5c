// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An access outside the object a pointer was derived from is refused: this is not.
// RUN: %accept %s
int f(void)
{
	int a[4] = { 0 };
	int *p = a;

	return p[3];
}
