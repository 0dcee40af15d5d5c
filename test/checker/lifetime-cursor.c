// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The cursor of a list is asked whether its loop ended by itself.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=lower %t.i | %FileCheck %s
struct list { struct list *next; };
struct item { int n; struct list node; };
#define item_of(p) ((struct item *)((char *)(p) - __builtin_offsetof(struct item, node)))

int f(struct list *head, int n)
{
	struct item *i;

	for (i = item_of(head->next); &i->node != head; i = item_of(i->node.next))
		if (i->n == n)
			break;
	return i->n;
}
// CHECK: = __saner_nothing();
// CHECK: return {{.*}}__saner_access(
