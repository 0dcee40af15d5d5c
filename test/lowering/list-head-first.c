// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The head of a list may stand first in its object: what container_of() makes of it
// points before the object, and its member is the head all the same.
// RUN: %saner_cc %gcc -O2 -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc | %FileCheck %s
// RUN: %not --crash %t.gcc beyond 2>&1 | %FileCheck --check-prefix=BEYOND %s
// RUN: %saner_cc %clang -O0 -fsaner=hard %s -o %t.clang
// RUN: %t.clang | %FileCheck %s
// RUN: %not --crash %t.clang beyond 2>&1 | %FileCheck --check-prefix=BEYOND %s
// CHECK: 3
// RUN: %saner_cc %gcc -O1 -fsaner=hard -fsaner-no-lifetime %s -o %t.bounds
// RUN: %t.bounds | %FileCheck %s
// RUN: %not --crash %t.bounds beyond 2>&1 | %FileCheck --check-prefix=BOUNDS %s
// BEYOND: BUG: saner: {{.*}} in last at {{.*}}list-head-first.c:56
// BOUNDS: BUG: saner: bounds: out-of-bounds read of size 8 in last at {{.*}}list-head-first.c:56
#include <stdio.h>
#include <stdlib.h>

struct list {
	struct list *next, *prev;
};

struct item {
	long value;
	struct list *spare[8];
	struct list entry;
};

struct owner {
	struct list head;
	long count;
};

#define container_of(p, type, member) ({ \
	void *__mptr = (void *)(p); \
	((type *)(__mptr - __builtin_offsetof(type, member))); })

static int remove_all(struct list *head)
{
	struct item *curr, *next;
	int n = 0;

	curr = container_of(head->next, struct item, entry);
	next = container_of(curr->entry.next, struct item, entry);
	for (; &curr->entry != head; curr = next,
	     next = container_of(next->entry.next, struct item, entry))
		n++;
	return n;
}

/* an item that is the head has no value */
static long last(struct list *head)
{
	struct item *item = container_of(head->prev->next, struct item, entry);

	return item->value;
}

int main(int argc, char **argv)
{
	struct owner *o = malloc(sizeof(*o)), *volatile kept = o;

	(void)argv;
	if (!o)
		return 1;
	o->head.next = o->head.prev = &o->head;
	for (int i = 0; i < 3; i++) {
		struct item *item = malloc(sizeof(*item));

		if (!item)
			return 1;
		item->entry.prev = o->head.prev;
		item->entry.next = &o->head;
		o->head.prev->next = &item->entry;
		o->head.prev = &item->entry;
	}
	printf("%d\n", remove_all(&kept->head));
	return argc > 1 ? (int)last(&kept->head) : 0;
}
