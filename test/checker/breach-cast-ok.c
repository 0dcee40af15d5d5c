// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Conversions between records that begin alike, and to what holds one, break nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
#define offsetof(t, m) __builtin_offsetof(t, m)
struct item { int n[10]; int last; };
struct base { struct item *item; int n; };
struct derived { struct base base; struct item *more; };
struct node { struct node *next; };
struct holder { long x; struct node node; struct item *held; };

int up(struct base *b)
{
	struct derived *d = (struct derived *)b;

	d->base.n = 3;
	return b->item->last + d->more->last;
}
// CHECK-LABEL: up:
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'b->item'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'd->more'

int back(struct node *n)
{
	struct holder *h = (struct holder *)((char *)n -
					     offsetof(struct holder, node));

	h->x = 1;
	n->next = 0;
	return h->held->last;
}
// CHECK-LABEL: back:
// CHECK: bounds-access#{{[0-9]+}} proved 'h->held'
