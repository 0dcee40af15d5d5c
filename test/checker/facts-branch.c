// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A test of a variable shows in its later reads, through && || ! and
// conversions.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(int n, unsigned int m)
{
	if (!(n < 0 || n >= 10) && m != 0) {
		n++;
// CHECK: load 'n' [0, 9]
		m++;
// CHECK: load 'm' [1, 4294967295]
	}
	if ((unsigned int)n < 5)
		return n;
// CHECK: load 'n' [0, 4]
	return 0;
}
