// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A constant index outside an array is refused: this is not.
// RUN: %accept %s
int a[16];
int f(unsigned int i)
{
	if (i >= sizeof(a) / sizeof(a[0]))
		return 0;
	return a[i];
}
