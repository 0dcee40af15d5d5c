// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A read of a variable that nothing writes is refused.
// RUN: %reject %s
int f(void)
{
	int x;

	return x;	// reject: init-read
}
