// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer to a record that was moved keeps no promise: where it stays in a
// place that others read, that is said.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct point { long x, y; };
struct line { struct point *at; };
static struct point points[4];
static struct point *cursor;

void walk(void)
{
	for (cursor = points; cursor <= points + 4; cursor++)
		cursor->y = 1;
}
// CHECK-LABEL: walk:
// CHECK: [[#@LINE-4]]:{{[0-9]+}} bounds-address#{{[0-9]+}} assumed no-bounds 'cursor++'

struct point *next(struct point *p)
{
	return p + 1;
}
// CHECK-LABEL: next:
// CHECK: [[#@LINE-3]]:{{[0-9]+}} bounds-address#{{[0-9]+}} assumed no-bounds 'p + 1'

void step(struct line *l, int n)
{
	struct point *p = l->at;

	p++;
	l->at += n;
	l->at = &points[n & 7];
	l->at = &points[n & 3];
}
// CHECK-LABEL: step:
// CHECK-NOT: bounds-address#{{[0-9]+}} {{.*}} 'p++'
// CHECK: [[#@LINE-6]]:{{[0-9]+}} bounds-address#{{[0-9]+}} assumed no-bounds 'l->at += n'
// CHECK: [[#@LINE-6]]:{{[0-9]+}} bounds-address#{{[0-9]+}} assumed no-bounds 'points[n & 7]'
// CHECK: [[#@LINE-6]]:{{[0-9]+}} bounds-address#{{[0-9]+}} proved 'points[n & 3]'
