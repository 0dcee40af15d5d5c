// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Bounds go round a recursion.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
static int sum(const int *p, int n)
{
	return n ? p[n - 1] + sum(p, n - 1) : 0;
}

int f(void)
{
	int a[4] = { 1, 2, 3, 4 };

	return sum(a, 4);
}
// CHECK-LABEL: sum:
// CHECK: bounds-access#{{[0-9]+}} checked 'p[n - 1]'
