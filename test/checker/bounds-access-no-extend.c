// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -fsaner-no-extend leaves static functions without the bounds of their callers.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i -fsaner-no-extend | %FileCheck %s
static int seen(int *p, int i)
{
	return p[i];
}

int f(int i)
{
	int a[4] = { 0 };

	return seen(a, i);
}
// CHECK-LABEL: seen:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'p[i]'
