// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A static pointer that is initialized with an object, or not, promises one.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct list { struct list *next; };
struct h { int x; struct item *item; struct list list; };
struct big { struct item first; int more; };
extern struct item elsewhere;
static struct item array[4];
static struct big big;
static struct item *plain = &array[3], *none, *null = (void *)0;
static struct item *far = &elsewhere;
static struct item *first = (struct item *)&big;
static struct h h = { 1, .item = &(struct item){ { 1 }, 2 },
		      .list = { &h.list } };

int f(void)
{
	return plain->last + none->last + null->last + far->last +
	       first->last + h.item->last +
	       !h.list.next->next;
}
// CHECK-LABEL: f:
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'plain'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'none'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'null'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'far'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'first'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'h.item'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'h.list.next'
