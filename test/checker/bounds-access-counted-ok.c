// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An index below the count that the pointer is declared with is inside.
// RUN: %gcc -E -D__SANER__ -I%top/frontend %s -o %t.i
// RUN: %saner --dump-after=verdicts %t.i | %FileCheck %s
#include <saner.h>

struct v {
	int n;
	int *__counted_by(n) d;
};
void *my_alloc(unsigned long n, unsigned long size)
	__attribute__((alloc_size(1, 2)));

int param(const int *__counted_by(n) a, int n)
{
	int s = 0;

	for (int i = 0; i < n; i++)
		s += a[i];
	return s;
}
// CHECK: bounds-access#{{[0-9]+}} proved 'a[i]'

int field(struct v *v)
{
	int s = 0;

	for (int i = 0; i < v->n; i++)
		s += v->d[i];
	return s;
}
// CHECK: bounds-access#{{[0-9]+}} proved 'v->d[i]'

void allocated(unsigned int n)
{
	int *p = my_alloc(n, sizeof(int));

	for (unsigned int i = 0; p && i < n; i++)
		p[i] = 0;
}
// CHECK: bounds-access#{{[0-9]+}} proved 'p[i]'

int reduced(const int *__counted_by(n) a, unsigned int n, unsigned int k)
{
	return n ? a[k % n] : 0;
}
// CHECK: bounds-access#{{[0-9]+}} proved 'a[k % n]'
