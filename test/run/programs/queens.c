// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The queens problem, counted with arrays of taken files and diagonals.
 *
 * fault 1 (bounds): the falling diagonals are numbered from below zero
 * fault 2 (bounds): the rising diagonals are as many as the files
 * fault 3 (init): the first solution is printed although there is none
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct search {
	int n;
	int *placed;
	char *files, *rising, *falling;
	unsigned int solutions;
};

static void try_rank(struct search *s, int rank, int *first)
{
	if (rank == s->n) {
		if (s->solutions++ == 0)
			memcpy(first, s->placed,
			       (size_t)s->n * sizeof(*first));
		return;
	}
	for (int f = 0; f < s->n; f++) {
		int up = rank + f;
#if FAULT == 1
		int down = rank - f;
#else
		int down = rank - f + s->n - 1;
#endif

		if (s->files[f] || s->rising[up] || s->falling[down])
			continue;
		s->files[f] = s->rising[up] = s->falling[down] = 1;
		s->placed[rank] = f;
		try_rank(s, rank + 1, first);
		s->files[f] = s->rising[up] = s->falling[down] = 0;
	}
}

static char *flags(int n)
{
	char *p = calloc((size_t)n, 1);

	if (!p)
		exit(2);
	return p;
}

static void queens(int n)
{
	struct search s = { .n = n };
	int *first = malloc((size_t)n * sizeof(*first));

	s.placed = calloc((size_t)n, sizeof(*s.placed));
	s.files = flags(n);
#if FAULT == 2
	s.rising = flags(n);
#else
	s.rising = flags(2 * n - 1);
#endif
	s.falling = flags(2 * n - 1);
	if (!first || !s.placed)
		exit(2);
	try_rank(&s, 0, first);
	printf("%d: %u", n, s.solutions);
#if FAULT != 3
	if (s.solutions)
#endif
		for (int i = 0; i < n; i++)
			printf(" %c", first[i] >= 0 && first[i] < n ?
				      'a' + first[i] : '?');
	putchar('\n');
	free(first);
	free(s.placed);
	free(s.files);
	free(s.rising);
	free(s.falling);
}

int main(void)
{
	for (int n = 1; n <= 8; n++)
		queens(n);
	return 0;
}
