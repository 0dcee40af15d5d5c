// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Shortest roads between towns: adjacency in one array, Dijkstra by hand.
 *
 * fault 1 (bounds): the offsets array lacks the entry past the last town
 * fault 2 (bounds): the way back is followed past the start
 * fault 3 (subobject): a town's name runs into the field after it
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TOWNS 8

struct town {
	char name[8];
	unsigned int dist;
	int from, done;
};

struct road {
	int a, b;
	unsigned int km;
};

static const struct road roads[] = {
	{ 0, 1, 7 }, { 0, 2, 9 }, { 0, 5, 14 }, { 1, 2, 10 }, { 1, 3, 15 },
	{ 2, 3, 11 }, { 2, 5, 2 }, { 3, 4, 6 }, { 4, 5, 9 }, { 4, 6, 3 },
	{ 6, 7, 12 },
};

#define ROADS (sizeof(roads) / sizeof(roads[0]))

static void build(int *offsets, struct road *out)
{
	int n = 0;

	for (int t = 0; t < TOWNS; t++) {
		offsets[t] = n;
		for (size_t i = 0; i < ROADS; i++) {
			if (roads[i].a == t)
				out[n++] = roads[i];
			else if (roads[i].b == t)
				out[n++] = (struct road){ t, roads[i].a,
							  roads[i].km };
		}
	}
	offsets[TOWNS] = n;
}

static void solve(struct town *towns, const int *offsets,
		  const struct road *out)
{
	for (;;) {
		int best = -1;

		for (int t = 0; t < TOWNS; t++)
			if (!towns[t].done && towns[t].dist != UINT_MAX &&
			    (best < 0 || towns[t].dist < towns[best].dist))
				best = t;
		if (best < 0)
			return;
		towns[best].done = 1;
		for (int i = offsets[best]; i < offsets[best + 1]; i++) {
			unsigned int d = towns[best].dist + out[i].km;

			if (d < towns[out[i].b].dist) {
				towns[out[i].b].dist = d;
				towns[out[i].b].from = best;
			}
		}
	}
}

int main(void)
{
	static const char *const names[TOWNS] = { "Abel", "Brun", "Cole",
		"Dover", "Esk", "Farnborough", "Gill", "Hay" };
#if FAULT == 1
	int *offsets = malloc(TOWNS * sizeof(int));
#else
	int *offsets = malloc((TOWNS + 1) * sizeof(int));
#endif
	struct road *out = malloc(2 * ROADS * sizeof(*out));
	struct town *towns = calloc(TOWNS, sizeof(*towns));

	if (!offsets || !out || !towns)
		return 2;
	for (int t = 0; t < TOWNS; t++) {
		towns[t].dist = t ? UINT_MAX : 0;
		towns[t].from = -1;
#if FAULT == 3
		for (size_t i = 0; names[t][i]; i++)
#else
		for (size_t i = 0; names[t][i] && i < 7; i++)
#endif
			towns[t].name[i] = names[t][i];
	}
	build(offsets, out);
	solve(towns, offsets, out);
	for (int t = 0; t < TOWNS; t++) {
		printf("%-8.8s %3u:", towns[t].name, towns[t].dist);
#if FAULT == 2
		for (int f = t; towns[f].done; f = towns[f].from)
#else
		for (int f = t; f >= 0; f = towns[f].from)
#endif
			printf(" %d", f);
		putchar('\n');
	}
	free(offsets);
	free(out);
	free(towns);
	return 0;
}
