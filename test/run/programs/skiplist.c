// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A skip list with its levels in a flexible array.
 *
 * fault 1 (bounds): a node is allocated for one level less than it has
 * fault 2 (subobject): the search path has no place for the top level
 * fault 3 (null): the search goes on behind the last node
 */
#include <stdio.h>
#include <stdlib.h>

#define LEVELS 6

struct node {
	int key, levels;
	struct node *next[];
};

struct path {
#if FAULT == 2
	struct node *at[LEVELS - 1];
#else
	struct node *at[LEVELS];
#endif
	int steps;
};

static unsigned int seed = 12345;

static int random_levels(void)
{
	int levels = 1;

	do {
		seed = seed * 1103515245u + 12345u;
	} while ((seed >> 16 & 3) == 0 && ++levels < LEVELS);
	return levels;
}

static struct node *node_new(int key, int levels)
{
#if FAULT == 1
	size_t n = (size_t)levels - 1;
#else
	size_t n = (size_t)levels;
#endif
	struct node *node = calloc(1, sizeof(*node) + n * sizeof(node->next[0]));

	if (!node)
		exit(2);
	node->key = key;
	node->levels = levels;
	return node;
}

static struct node *search(struct node *head, int key, struct path *path)
{
	struct node *n = head;

	path->steps = 0;
	for (int level = LEVELS - 1; level >= 0; level--) {
#if FAULT == 3
		while (n->next[level]->key < key) {
#else
		while (n->next[level] && n->next[level]->key < key) {
#endif
			n = n->next[level];
			path->steps++;
		}
		path->at[level] = n;
	}
	n = n->next[0];
	return n && n->key == key ? n : NULL;
}

static void insert(struct node *head, int key)
{
	struct path path;
	struct node *n;

	if (search(head, key, &path))
		return;
	n = node_new(key, random_levels());
	for (int i = 0; i < n->levels; i++) {
		n->next[i] = path.at[i]->next[i];
		path.at[i]->next[i] = n;
	}
}

int main(void)
{
	struct node *head = node_new(-1, LEVELS), *next;
	struct path path;
	int hits = 0, steps = 0, counts[LEVELS] = { 0 };

	for (int i = 0; i < 200; i++)
		insert(head, i * 7919 % 1000);
	for (int key = 0; key < 1000; key += 3) {
		if (search(head, key, &path))
			hits++;
		steps += path.steps;
	}
	for (struct node *n = head->next[0]; n; n = next) {
		next = n->next[0];
		counts[n->levels - 1]++;
		free(n);
	}
	free(head);
	printf("hits %d steps %d levels", hits, steps);
	for (int i = 0; i < LEVELS; i++)
		printf(" %d", counts[i]);
	putchar('\n');
	return 0;
}
