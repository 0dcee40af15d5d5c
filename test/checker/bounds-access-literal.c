// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The bounds of an automatic compound literal cannot be kept, for nothing may be
// put around it: what is accessed through such a pointer is no `checked`.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
extern int any(int *p);

int local(int i)
{
	int *p = (int[]){ 1, 2 };

	return p[i];
}
// CHECK-LABEL: local:
// CHECK: 11:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed no-bounds 'p[i]'

static int callee(const int *p, int i)
{
	return p[i];
}

int caller(int i)
{
	return callee((int[]){ 1, 2 }, i);
}
// CHECK-LABEL: callee:
// CHECK: 18:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed no-bounds 'p[i]'
