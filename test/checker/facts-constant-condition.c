// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Code that no execution reaches is not reached.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(int n)
{
	if (sizeof(long) == 4)
		return n;
// CHECK: b1: not reached
	n &= 3;
	if (n > 7)
		return 5;
// CHECK: b3: not reached
	return 0;
}
