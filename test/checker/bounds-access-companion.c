// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer from an allocation is checked against what was allocated.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
void *malloc(unsigned long size) __attribute__((malloc, alloc_size(1)));

int f(unsigned long n, int i)
{
	int *p = malloc(n);

	return p ? p[i] : 0;
}

int constant(void)
{
	int *p = malloc(16);

	return p ? p[3] : 0;
}
// CHECK-LABEL: f:
// CHECK: bounds-access#{{[0-9]+}} checked 'p[i]'
// CHECK-LABEL: constant:
// CHECK: bounds-access#{{[0-9]+}} proved 'p[3]'
