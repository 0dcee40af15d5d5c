// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A division by zero is refused: this is not.
// RUN: %accept %s
int f(int n, int d)
{
	return d ? n / d : 0;
}
