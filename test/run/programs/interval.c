// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Merges intervals, and answers how often a point is covered.
 *
 * fault 1 (bounds): merging writes behind the last interval it kept
 * fault 2 (bounds): the coverage has no place for the last point's end
 * fault 3 (bounds): the binary search starts with the length as its top
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define POINTS 100

struct interval {
	int from, to;
};

static int by_from(const void *x, const void *y)
{
	const struct interval *a = x, *b = y;

	return a->from != b->from ? a->from - b->from : a->to - b->to;
}

static size_t merge(struct interval *v, size_t n, struct interval *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept && v[i].from <= out[kept - 1].to) {
			if (v[i].to > out[kept - 1].to)
				out[kept - 1].to = v[i].to;
			continue;
		}
		out[kept++] = v[i];
	}
#if FAULT == 1
	out[kept] = (struct interval){ 0, 0 };
#endif
	return kept;
}

static size_t count_runs(const struct interval *v, size_t n)
{
	size_t runs = 0;
	int end = -1;

	for (size_t i = 0; i < n; i++) {
		if (v[i].from > end)
			runs++;
		if (v[i].to > end)
			end = v[i].to;
	}
	return runs;
}

static void cover(const struct interval *v, size_t n, int *depth)
{
	for (size_t i = 0; i < n; i++) {
		depth[v[i].from]++;
		depth[v[i].to + 1]--;
	}
	for (int p = 1; p < POINTS; p++)
		depth[p] += depth[p - 1];
}

static int inside(const struct interval *v, size_t n, int p)
{
	size_t lo = 0, hi = n;

#if FAULT == 3
	while (lo <= hi) {
		size_t mid = (lo + hi) / 2;

		if (v[mid].to < p)
			lo = mid + 1;
		else if (v[mid].from > p)
			hi = mid - 1;
		else
			return 1;
	}
#else
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (v[mid].to < p)
			lo = mid + 1;
		else if (v[mid].from > p)
			hi = mid;
		else
			return 1;
	}
#endif
	return 0;
}

int main(void)
{
	size_t n = 15, kept;
	struct interval *v = malloc(n * sizeof(*v)), *out;
#if FAULT == 2
	int *depth = calloc(POINTS, sizeof(*depth));
#else
	int *depth = calloc(POINTS + 1, sizeof(*depth));
#endif
	int deepest = 0, hits = 0;

	if (!v || !depth)
		return 2;
	for (size_t i = 0; i < n; i++) {
		v[i].from = (int)(i * 61 % 90);
		v[i].to = v[i].from + (int)(i * 3 % 10);
	}
	v[4].to = POINTS - 1;
	v[4].from = POINTS - 3;
	qsort(v, n, sizeof(*v), by_from);
	kept = count_runs(v, n);
	out = malloc(kept * sizeof(*out));
	if (!out)
		return 2;
	kept = merge(v, n, out);
	cover(v, n, depth);
	for (int p = 0; p < POINTS; p++) {
		if (depth[p] > deepest)
			deepest = depth[p];
		hits += inside(out, kept, p);
	}
	hits += inside(out, kept, 500);
	for (size_t i = 0; i < kept; i++)
		printf("%d-%d ", out[i].from, out[i].to);
	printf("\ndeepest %d, points %d\n", deepest, hits);
	free(v);
	free(out);
	free(depth);
	return 0;
}
