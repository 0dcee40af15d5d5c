// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A constant index outside an array is refused.
// RUN: %reject %s
int a[16];
int f(void)
{
	return a[16];	// reject: bounds-index
}
