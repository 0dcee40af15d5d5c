// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arithmetic wraps: nothing is concluded from overflow being undefined.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(int n, unsigned int m)
{
	if (n > 0) {
		n = n + 1;
// CHECK: binary 'n + 1' [-2147483648, 2147483647]
	}
	if (m < 10) {
		m = m - 1;
// CHECK: binary 'm - 1' [0, 4294967295]
	}
	return n + m;
}
