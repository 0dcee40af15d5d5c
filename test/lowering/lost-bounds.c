// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where bounds that the checker knows cannot be written, what rests on them is assumed.
// RUN: rm -rf %t && mkdir %t && cp %s %t/lost.c
// RUN: %saner_cc %gcc -w -O2 -fsaner=hard -c %t/lost.c -o %t/lost.o
// RUN: %saner report -o %t > %t/report
// RUN: %FileCheck %s < %t/report
static int first(int *p, int n)
{
	return p[n];
}

static int second(int *p, int n)
{
	int *q = p;

	return q[n];
}

/* nothing of the runtime may be named here, so that unknown bounds are passed */
extern inline __attribute__((gnu_inline)) int anybody(int n)
{
	int a[4] = { 1 };

	return first(a, n) + second(a, n);
}

static int kept(int *p, int n)
{
	return p[n];
}

int f(int n)
{
	int a[8] = { 0 };

	return first(a, n) + second(a, n) + kept(a, n) + anybody(n);
}
// CHECK: lost.c:9:{{.*}}: assumed bounds-access#{{[0-9]+}} no-bounds
// CHECK: lost.c:16:{{.*}}: assumed bounds-access#{{[0-9]+}} no-bounds
// CHECK: lost.c:29:{{.*}}: checked bounds-access
