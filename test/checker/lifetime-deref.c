// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A named object is alive, what a pointer points to is assumed.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
int g;

int f(int *p)
{
	int *q = &g;

	return *q + *p;
}
// CHECK-LABEL: f:
// CHECK: lifetime-deref#{{[0-9]+}} proved '*q'
// CHECK: lifetime-deref#{{[0-9]+}} assumed no-lifetime '*p'
