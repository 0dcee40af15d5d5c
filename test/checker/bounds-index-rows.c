// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each dimension of an array has its own check.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
int m[3][5];
int *row(int i)
{
	return m[i];
}

int f(int i, int j)
{
	return m[i][j];
}
// CHECK-LABEL: row:
// CHECK: bounds-index#{{[0-9]+}} checked 'm[i]'
// CHECK-LABEL: f:
// CHECK: bounds-index#{{[0-9]+}} checked 'm[i]'
// CHECK: bounds-index#{{[0-9]+}} checked 'm[i][j]'
