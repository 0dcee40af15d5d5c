// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A circular doubly linked list with a sentinel: a to-do list whose entries
 * move between two lists.
 *
 * fault 1 (null): an entry is unlinked twice after its links were cleared
 * fault 2 (bounds): the title's terminator is not counted in the allocation
 * fault 3 (lifetime): an entry is still linked when it is freed
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct link {
	struct link *next, *prev;
};

struct task {
	int priority;
	struct link link;
	char *title;
};

#define task_of(l) ((struct task *)((char *)(l) - offsetof(struct task, link)))

static void link_init(struct link *l)
{
	l->next = l->prev = l;
}

static void link_add(struct link *l, struct link *after)
{
	l->next = after->next;
	l->prev = after;
	after->next->prev = l;
	after->next = l;
}

static void link_del(struct link *l)
{
	l->prev->next = l->next;
	l->next->prev = l->prev;
	l->next = l->prev = NULL;
}

static void task_add(struct link *list, int priority, const char *title)
{
	struct task *t = malloc(sizeof(*t));
#if FAULT == 2
	size_t len = strlen(title);
#else
	size_t len = strlen(title) + 1;
#endif

	if (!t || !(t->title = malloc(len)))
		exit(2);
	strcpy(t->title, title);
	t->priority = priority;
	link_add(&t->link, list);
}

static void task_free(struct task *t)
{
#if FAULT != 3
	link_del(&t->link);
#endif
	free(t->title);
	free(t);
}

int main(void)
{
	static const char *const titles[] = {
		"water the plants", "write the report", "call the bank",
		"mend the bicycle tyre", "buy a new lamp", "read chapter nine..."
	};
	struct link open, done;
	struct link *l, *next;

	link_init(&open);
	link_init(&done);
	for (int i = 0; i < 6; i++)
		task_add(&open, i * 5 % 7, titles[i]);
	for (l = open.next; l != &open; l = next) {
		next = l->next;
		if (task_of(l)->priority >= 3) {
			link_del(l);
#if FAULT == 1
			link_del(l);
#endif
			link_add(l, &done);
		}
	}
	for (l = open.next; l != &open; l = l->next)
		printf("open %d %s\n", task_of(l)->priority, task_of(l)->title);
	for (l = done.next; l != &done; l = l->next)
		printf("done %d %s\n", task_of(l)->priority, task_of(l)->title);
	while (open.next != &open)
		task_free(task_of(open.next));
	while (done.next != &done)
		task_free(task_of(done.next));
	return 0;
}
