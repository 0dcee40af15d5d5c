// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A constant subscript is trivial, one that fits by its range proved, any other checked.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
int a[16];

int f(int i, unsigned char c)
{
	return a[3] + a[c & 15] + a[i];
}
// CHECK-LABEL: f:
// CHECK: bounds-index#{{[0-9]+}} trivial 'a[3]'
// CHECK: bounds-index#{{[0-9]+}} proved 'a[c & 15]'
// CHECK: bounds-index#{{[0-9]+}} checked 'a[i]'
