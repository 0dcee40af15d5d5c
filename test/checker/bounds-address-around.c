// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that was moved leaves through a comma, a statement expression, an
// initializer, an atomic store or an assignment as it does without them.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct point { long x, y; };
struct line { struct point *at; };
static struct point points[4];
static struct point *cursor;
static int n;

struct point *comma(int i)
{
	return n++, &points[i];
}
// CHECK-LABEL: comma:
// CHECK: bounds-address#{{[0-9]+}} assumed no-bounds 'points[i]'

struct point *statements(struct point *p, int i)
{
	return ({ n++; p + i; });
}
// CHECK-LABEL: statements:
// CHECK: bounds-address#{{[0-9]+}} assumed no-bounds 'p + i'

void compound(struct line *l, int i)
{
	*l = (struct line){ .at = &points[i] };
}
// CHECK-LABEL: compound:
// CHECK: bounds-address#{{[0-9]+}} assumed no-bounds 'points[i]'

void atomic(int i)
{
	__atomic_store_n(&cursor, &points[i], __ATOMIC_RELEASE);
}
// CHECK-LABEL: atomic:
// CHECK: bounds-address#{{[0-9]+}} assumed no-bounds 'points[i]'

struct point *assigned(int i)
{
	struct point *p;

	return p = &points[i];
}
// CHECK-LABEL: assigned:
// CHECK: bounds-address#{{[0-9]+}} assumed no-bounds 'points[i]'
