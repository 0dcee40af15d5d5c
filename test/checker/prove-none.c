// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -fsaner-prove=none proves nothing and checks what it can.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i -fsaner-prove=none | %FileCheck %s
int a[4];

int f(unsigned int i, struct { int x; } *p)
{
	return a[i & 3] + a[1] + p->x;
}
// CHECK-LABEL: f:
// CHECK: bounds-index#{{[0-9]+}} checked 'a[i & 3]'
// CHECK: bounds-index#{{[0-9]+}} trivial 'a[1]'
// CHECK-NOT: proved
