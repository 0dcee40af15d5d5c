// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A binary search tree with insertion, deletion and a walk into an array.
 *
 * fault 1 (bounds): the array for the walk is sized for the leaves alone
 * fault 2 (null): deletion takes the right subtree for granted
 * fault 3 (lifetime): a subtree is walked after it was freed
 */
#include <stdio.h>
#include <stdlib.h>

struct tree {
	int key;
	struct tree *left, *right;
};

static struct tree *insert(struct tree *t, int key)
{
	if (!t) {
		t = calloc(1, sizeof(*t));
		if (!t)
			exit(2);
		t->key = key;
	} else if (key < t->key) {
		t->left = insert(t->left, key);
	} else if (key > t->key) {
		t->right = insert(t->right, key);
	}
	return t;
}

static struct tree *remove_key(struct tree *t, int key)
{
	struct tree *m, *rest;

	if (!t)
		return NULL;
	if (key < t->key) {
		t->left = remove_key(t->left, key);
		return t;
	}
	if (key > t->key) {
		t->right = remove_key(t->right, key);
		return t;
	}
#if FAULT != 2
	if (!t->right) {
		rest = t->left;
		free(t);
		return rest;
	}
#endif
	for (m = t->right; m->left; m = m->left)
		;
	t->key = m->key;
	t->right = remove_key(t->right, m->key);
	return t;
}

static size_t count(const struct tree *t, int leaves_only)
{
	if (!t)
		return 0;
	if (!t->left && !t->right)
		return 1;
	return !leaves_only + count(t->left, leaves_only) +
	       count(t->right, leaves_only);
}

static size_t walk(const struct tree *t, int *out, size_t n)
{
	if (!t)
		return n;
	n = walk(t->left, out, n);
	out[n++] = t->key;
	return walk(t->right, out, n);
}

static int free_tree(struct tree *t)
{
	int sum;

	if (!t)
		return 0;
#if FAULT == 3
	free(t);
	sum = t->key;
#else
	sum = t->key;
#endif
	sum += free_tree(t->left) + free_tree(t->right);
#if FAULT != 3
	free(t);
#endif
	return sum;
}

int main(void)
{
	struct tree *t = NULL;
	unsigned int x = 99;
	size_t n;
	int *keys;

	for (int i = 0; i < 60; i++) {
		x = x * 69069u + 5u;
		t = insert(t, (int)(x >> 20) % 200);
	}
	for (int key = 0; key < 200; key += 5)
		t = remove_key(t, key);
#if FAULT == 1
	n = count(t, 1);
#else
	n = count(t, 0);
#endif
	keys = malloc(n * sizeof(*keys));
	if (!keys)
		return 2;
	n = walk(t, keys, 0);
	for (size_t i = 0; i < n; i++)
		printf("%d%c", keys[i], i + 1 < n ? ' ' : '\n');
	free(keys);
	printf("sum %d\n", free_tree(t));
	return 0;
}
