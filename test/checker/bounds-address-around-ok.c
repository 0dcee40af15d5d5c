// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that was moved inside of its array may leave, and one that is
// dropped, compared or kept in a local owes nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct point { long x, y; };
struct line { struct point *at; };
static struct point points[4];
static struct point *cursor;
static int n;

struct point *comma(int i)
{
	return n++, &points[i & 3];
}
// CHECK-LABEL: comma:
// CHECK: bounds-address#{{[0-9]+}} proved 'points[i & 3]'

void atomic(int i)
{
	__atomic_store_n(&cursor, ({ n++; &points[i & 3]; }), __ATOMIC_RELEASE);
}
// CHECK-LABEL: atomic:
// CHECK: bounds-address#{{[0-9]+}} proved 'points[i & 3]'

int stays(int i)
{
	struct point *p = { &points[i] }, *q;

	&points[i], n++;
	q = (n++, p + i);
	return q == p;
}
// CHECK-LABEL: stays:
// CHECK-NOT: bounds-address
