// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of an element that is returned is in its array; one in a local is free.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
int a[8];

int *escapes(int i)
{
	return &a[i];
}

long stays(int i)
{
	int *p = &a[i];

	return p - a;
}
// CHECK-LABEL: escapes:
// CHECK: bounds-address#{{[0-9]+}} checked 'a[i]'
// CHECK-LABEL: stays:
// CHECK-NOT: bounds-address
