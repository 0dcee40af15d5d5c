// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Disjoint sets, and the minimum spanning tree of a small network.
 *
 * fault 1 (bounds): the nodes of an edge are numbered from one
 * fault 2 (bounds): the tree has as many edges as nodes
 * fault 3 (init): the ranks of the sets are not cleared
 */
#include <stdio.h>
#include <stdlib.h>

struct edge {
	int a, b, cost;
};

struct sets {
	int n;
	int *parent, *rank;
};

static void sets_init(struct sets *s, int n)
{
	s->n = n;
	s->parent = malloc((size_t)n * sizeof(int));
	s->rank = malloc((size_t)n * sizeof(int));
	if (!s->parent || !s->rank)
		exit(2);
	for (int i = 0; i < n; i++) {
		s->parent[i] = i;
#if FAULT != 3
		s->rank[i] = 0;
#endif
	}
}

static int find(struct sets *s, int i)
{
	while (s->parent[i] != i) {
		s->parent[i] = s->parent[s->parent[i]];
		i = s->parent[i];
	}
	return i;
}

static int join(struct sets *s, int a, int b)
{
	a = find(s, a);
	b = find(s, b);
	if (a == b)
		return 0;
	if (s->rank[a] < s->rank[b]) {
		s->parent[a] = b;
	} else {
		s->parent[b] = a;
		if (s->rank[a] == s->rank[b])
			s->rank[a]++;
	}
	return 1;
}

static int by_cost(const void *x, const void *y)
{
	const struct edge *a = x, *b = y;

	if (a->cost != b->cost)
		return a->cost - b->cost;
	return a->a != b->a ? a->a - b->a : a->b - b->b;
}

int main(void)
{
	int n = 14, edges = 0, used = 0, total = 0;
	struct edge *all = malloc((size_t)(n * n) * sizeof(*all));
#if FAULT == 2
	struct edge *tree = malloc((size_t)(n - 2) * sizeof(*tree));
#else
	struct edge *tree = malloc((size_t)(n - 1) * sizeof(*tree));
#endif
	struct sets s;

	if (!all || !tree)
		return 2;
	for (int a = 0; a < n; a++)
		for (int b = a + 1; b < n; b += 1 + a % 3)
			all[edges++] = (struct edge){ a, b,
						      (a * 37 + b * 61) % 50 };
	qsort(all, (size_t)edges, sizeof(*all), by_cost);
	sets_init(&s, n);
	for (int i = 0; i < edges; i++) {
#if FAULT == 1
		if (join(&s, all[i].a + 1, all[i].b + 1)) {
#else
		if (join(&s, all[i].a, all[i].b)) {
#endif
			tree[used++] = all[i];
			total += all[i].cost;
		}
	}
	for (int i = 0; i < used; i++)
		printf("%d-%d:%d ", tree[i].a, tree[i].b, tree[i].cost);
	printf("\n%d edges, cost %d\n", used, total);
	free(all);
	free(tree);
	free(s.parent);
	free(s.rank);
	return 0;
}
