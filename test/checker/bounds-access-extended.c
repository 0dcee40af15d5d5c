// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A static function of which every call is seen gets the bounds of its pointers.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
static int seen(int *p, int i)
{
	return p[i];
}

static int taken(int *p, int i)
{
	return p[i];
}

int (*table[])(int *p, int i) = { taken };

int f(int i)
{
	int a[4] = { 0 };

	return seen(a, i) + taken(a, i);
}
// CHECK-LABEL: seen:
// CHECK: bounds-access#{{[0-9]+}} checked 'p[i]'
// CHECK-LABEL: taken:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'p[i]'
