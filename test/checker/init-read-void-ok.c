// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// (void)x makes no use of what x holds.
// RUN: %accept %s
void f(void)
{
	int x;

	(void)x;
}
