// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A read of a variable that nothing writes is refused: this is not.
// RUN: %accept %s
int f(int n)
{
	int x = 0;

	if (n)
		x = n;
	return x;
}
