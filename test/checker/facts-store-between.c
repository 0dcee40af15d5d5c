// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A test of a variable says nothing of what is stored into it afterwards.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int g(void);

int f(int n)
{
	if (n < 10) {
		n = g();
		return n;
// CHECK: b1:
// CHECK: load 'n' [-2147483648, 2147483647]
	}
	return 0;
}
