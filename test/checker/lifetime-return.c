// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Returning the address of a local is refused.
// RUN: %reject %s
int *f(void)
{
	int x = 1;

	return &x;	// reject: lifetime-return
}
