// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// After a checked sum that did not overflow, it is the sum.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(unsigned int n, unsigned long *out)
{
	unsigned char sum;
	unsigned int m = n & 63;

	if (__builtin_add_overflow(m, 200, &sum))
		return -1;
	return sum;
// CHECK: load 'sum' [200, 255] init
}
