// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The knapsack problem by dynamic programming, with the items chosen.
 *
 * fault 1 (bounds): the table has no column for the full capacity
 * fault 2 (bounds): an item heavier than what is left is tried
 * fault 3 (bounds): the row above the first one is read on the way back
 */
#include <stdio.h>
#include <stdlib.h>

struct item {
	const char *name;
	int weight, value;
};

static const struct item items[] = {
	{ "tent", 11, 20 }, { "stove", 4, 5 }, { "rope", 7, 10 },
	{ "food", 9, 30 }, { "map", 1, 4 }, { "lamp", 3, 7 },
	{ "boots", 6, 12 }, { "camera", 5, 9 },
};

#define ITEMS ((int)(sizeof(items) / sizeof(items[0])))

#if FAULT == 1
#define COLUMNS(capacity) (capacity)
#else
#define COLUMNS(capacity) ((capacity) + 1)
#endif

static int *fill(int capacity)
{
	int cols = COLUMNS(capacity);
	int *best = calloc((size_t)((ITEMS + 1) * cols), sizeof(*best));

	if (!best)
		exit(2);
	for (int i = 1; i <= ITEMS; i++) {
		const struct item *it = &items[i - 1];

		for (int c = 0; c <= capacity; c++) {
			int skip = best[(i - 1) * cols + c];
			int with = -1;

#if FAULT == 2
			with = best[(i - 1) * cols + c - it->weight] +
			       it->value;
#else
			if (c >= it->weight)
				with = best[(i - 1) * cols + c - it->weight] +
				       it->value;
#endif
			best[i * cols + c] = with > skip ? with : skip;
		}
	}
	return best;
}

static void show(const int *best, int capacity)
{
	int cols = COLUMNS(capacity), c = capacity;

	printf("capacity %d value %d:", capacity, best[ITEMS * cols + c]);
#if FAULT == 3
	for (int i = ITEMS; i >= 0; i--) {
#else
	for (int i = ITEMS; i > 0; i--) {
#endif
		if (best[i * cols + c] == best[(i - 1) * cols + c])
			continue;
		printf(" %s", items[i - 1].name);
		c -= items[i - 1].weight;
	}
	putchar('\n');
}

int main(void)
{
	for (int capacity = 5; capacity <= 40; capacity += 7) {
		int *best = fill(capacity);

		show(best, capacity);
		free(best);
	}
	return 0;
}
