// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What looks like an index below the count, and is not.
// RUN: %gcc -E -D__SANER__ -I%top/frontend %s -o %t.i
// RUN: %saner --dump-after=verdicts %t.i | %FileCheck %s
#include <saner.h>

struct v {
	int n;
	int *__counted_by(n) d;
};

int negative(const int *__counted_by(n) a, int n, int k)
{
	return k < n ? a[k] : 0;
}
// CHECK: bounds-access#{{[0-9]+}} checked 'a[k]'

int count_changed(const int *__counted_by(n) a, int n)
{
	int s = 0;

	n++;
	for (int i = 0; i < n; i++)
		s += a[i];
	return s;
}
// CHECK: bounds-access#{{[0-9]+}} checked 'a[i]'

int pointer_changed(const int *__counted_by(n) a, int n, int k)
{
	a++;
	return k >= 0 && k < n ? a[k] : 0;
}
// CHECK: bounds-access#{{[0-9]+}} checked 'a[k]'

int count_written(struct v *v, struct v *w, int k)
{
	if (k < 0 || k >= v->n)
		return 0;
	w->n = 0;
	return v->d[k];
}
// CHECK: bounds-access#{{[0-9]+}} checked 'v->d[k]'

int or_equal(const int *__counted_by(n) a, unsigned int n, unsigned int k)
{
	return k <= n ? a[k] : 0;
}
// CHECK: bounds-access#{{[0-9]+}} checked 'a[k]'
