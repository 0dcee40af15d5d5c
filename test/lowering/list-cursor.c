// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The cursor of a list loop is nothing when the loop came to its end; but its
// list member is the head then, which may be used, and a loop that was left
// before, a new value, or a head that is an element make it an object again.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-strict -O2 -Wall -Wextra -Werror %s -o %t.gcc
// RUN: %t.gcc | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.gcc past 2>&1 | %FileCheck --check-prefix=PAST %s
// RUN: %saner_cc %clang -fsaner=hard -fsaner-strict -O0 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.clang past 2>&1 | %FileCheck --check-prefix=PAST %s
// PAST: BUG: saner: bounds: out-of-bounds write of size 4 in set at
// PAST-NEXT: {{.*}}nothing valid of 'm'
// OUT: 5 3 3 1
#include <stddef.h>
#include <stdio.h>

struct list_head {
	struct list_head *next, *prev;
};

struct marker {
	struct list_head node;
	unsigned int id, value;
};

#define entry(ptr) \
	((struct marker *)((char *)(ptr) - offsetof(struct marker, node)))
#define for_each(pos, head) \
	for (pos = entry((head)->next); !(&pos->node == (head)); \
	     pos = entry(pos->node.next))

static void set(struct list_head *head, unsigned int id, unsigned int value)
{
	struct marker *m;

	for_each(m, head)
		if (m->id == id)
			break;
	m->value = value;
}

static void insert(struct list_head *new, struct list_head *prev,
		   struct list_head *next)
{
	next->prev = new;
	new->next = next;
	new->prev = prev;
	prev->next = new;
}

/* Sorted: before the first that is larger, or before the head. */
static void add(struct list_head *head, struct marker *new)
{
	struct marker *m;

	for_each(m, head)
		if (m->id > new->id)
			break;
	insert(&new->node, m->node.prev, &m->node);
}

static unsigned int count(const struct list_head *head, struct marker *last)
{
	struct marker *m;
	unsigned int n = 0;

	for_each(m, head)
		n++;
	m = last;
	return m->id == 3 ? n : 0;
}

/* A ring of elements without a head of its own. */
static unsigned int others(struct marker *me)
{
	struct marker *m;
	unsigned int n = 0;

	for_each(m, &me->node)
		n++;
	return n + m->id * 0;
}

int main(int argc, char **argv)
{
	struct list_head head = { &head, &head };
	struct marker all[3] = { { .id = 2 }, { .id = 1 }, { .id = 3 } };
	int i;

	(void)argv;
	for (i = 0; i < 3; i++)
		add(&head, &all[i]);
	set(&head, argc > 1 ? 9 : 1, 5);
	printf("%u %u %u %u\n", all[1].value, count(&head, &all[2]),
	       others(&all[0]), entry(head.next)->id);
	return 0;
}
