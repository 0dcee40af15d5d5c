// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A call through NULL is refused: this is not.
// RUN: %accept %s
int f(int (*op)(void))
{
	if (!op)
		return 0;
	return op();
}
