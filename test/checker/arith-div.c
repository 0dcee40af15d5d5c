// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A division by zero is refused.
// RUN: %reject %s
int f(int n)
{
	return n / 0;	// reject: arith-div
}
