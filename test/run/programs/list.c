// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A singly linked list kept in order, with removal and reversal.
 *
 * fault 1 (null): the end of the list is not looked for when searching
 * fault 2 (init): a new node's link is left as the allocator gave it
 * fault 3 (lifetime): the node is freed before its link is followed
 */
#include <stdio.h>
#include <stdlib.h>

struct node {
	int key;
	struct node *next;
};

static struct node *node_new(int key)
{
	struct node *n = malloc(sizeof(*n));

	if (!n)
		exit(2);
	n->key = key;
#if FAULT != 2
	n->next = NULL;
#endif
	return n;
}

static void insert(struct node **head, int key)
{
	struct node *n = node_new(key);

	while (*head && (*head)->key < key)
		head = &(*head)->next;
	if (*head)
		n->next = *head;
	*head = n;
}

static struct node *find(struct node *n, int key)
{
#if FAULT == 1
	while (n->key != key)
		n = n->next;
#else
	while (n && n->key != key)
		n = n->next;
#endif
	return n;
}

static struct node *reverse(struct node *n)
{
	struct node *done = NULL;

	while (n) {
		struct node *next = n->next;

		n->next = done;
		done = n;
		n = next;
	}
	return done;
}

static void free_all(struct node *n)
{
	while (n) {
#if FAULT == 3
		free(n);
		n = n->next;
#else
		struct node *next = n->next;

		free(n);
		n = next;
#endif
	}
}

int main(void)
{
	struct node *head = NULL;
	unsigned int x = 7, hits = 0;

	for (int i = 0; i < 40; i++) {
		x = x * 1103515245u + 12345u;
		insert(&head, (int)(x >> 16) % 1000);
	}
	for (int key = 0; key < 1000; key += 7)
		if (find(head, key))
			hits++;
	head = reverse(head);
	for (struct node *n = head; n; n = n->next)
		printf("%d%c", n->key, n->next ? ' ' : '\n');
	printf("hits %u\n", hits);
	free_all(head);
	return 0;
}
