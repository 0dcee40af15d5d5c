// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is switched off is assumed, and what rests on it is not proved.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i -fsaner-no-bounds -fsaner-no-types | %FileCheck %s
int a[4];

int f(unsigned int i, int *p)
{
	int x = 1;

	p = &x;
	return a[i] + *p;
}
// CHECK-LABEL: f:
// CHECK: bounds-index#{{[0-9]+}} assumed property-off 'a[i]'
// CHECK: null-deref#{{[0-9]+}} checked '*p'
