// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Returning the address of a local is refused: this is not.
// RUN: %accept %s
int *f(void)
{
	static int x = 1;

	return &x;
}
