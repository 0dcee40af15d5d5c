// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that is NULL on every path is refused: this is not.
// RUN: %accept %s
int f(int *p)
{
	if (!p)
		return 0;
	return *p;
}
