// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that has bounds on one way only is checked, and assumed.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
void *malloc(unsigned long size) __attribute__((malloc, alloc_size(1)));

int f(int *q, unsigned long n, int i)
{
	int *p = q;

	if (n)
		p = malloc(n);
	return p[i];
}
// CHECK-LABEL: f:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'p[i]'
