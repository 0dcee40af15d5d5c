// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reaching __builtin_unreachable() is checked, where it can be reached.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
int f(int n)
{
	if (n > 3)
		__builtin_unreachable();
	return n;
}

int g(unsigned int n)
{
	if ((n & 3) > 3)
		__builtin_unreachable();
	return 0;
}
// CHECK-LABEL: f:
// CHECK: subset-unreachable#{{[0-9]+}} checked
// CHECK-LABEL: g:
// CHECK: subset-unreachable#{{[0-9]+}} proved
