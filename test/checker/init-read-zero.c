// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A local that some path does not write is zeroed; one with an initializer is not.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
int f(int n)
{
	int x, y = 1;

	if (n)
		x = n;
	return x + y;
}
// CHECK-LABEL: f:
// CHECK: init-read#{{[0-9]+}} checked 'x'
// CHECK: init-read#{{[0-9]+}} proved 'y'
