// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A Sudoku solver: bit masks per row, column and box, with backtracking.
 *
 * fault 1 (bounds): the search does not stop after the last square
 * fault 2 (subobject): the box of a square is counted from one
 * fault 3 (bounds): a digit zero in the puzzle is taken for a digit
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIDE 9
#define SQUARES (SIDE * SIDE)

struct puzzle {
	unsigned short rows[SIDE], cols[SIDE], boxes[SIDE];
	unsigned int tries;
	char *grid;
};

static const char given[] =
	"530070000600195000098000060800060003400803001"
	"700020006060000280000419005000080079";

static int box(int at)
{
#if FAULT == 2
	return at / 27 * 3 + at % 9 / 3 + 1;
#else
	return at / 27 * 3 + at % 9 / 3;
#endif
}

static void flip(struct puzzle *p, int at, int digit)
{
	unsigned short bit = (unsigned short)(1u << digit);

	p->rows[at / SIDE] ^= bit;
	p->cols[at % SIDE] ^= bit;
	p->boxes[box(at)] ^= bit;
}

static int solve(struct puzzle *p, int at)
{
	unsigned int used;

#if FAULT == 1
	while (p->grid[at] != '0')
		at++;
#else
	while (at < SQUARES && p->grid[at] != '0')
		at++;
	if (at == SQUARES)
		return 1;
#endif
	used = p->rows[at / SIDE] | p->cols[at % SIDE] | p->boxes[box(at)];
	for (int d = 1; d <= 9; d++) {
		if (used & 1u << d)
			continue;
		p->tries++;
		p->grid[at] = (char)('0' + d);
		flip(p, at, d);
		if (solve(p, at + 1))
			return 1;
		flip(p, at, d);
		p->grid[at] = '0';
	}
	return 0;
}

static int digits_seen(const struct puzzle *p, int *seen)
{
	int kinds = 0;

	for (int i = 0; i < SQUARES; i++) {
		int d = p->grid[i] - '0';

#if FAULT != 3
		if (d == 0)
			continue;
#endif
		kinds += seen[d - 1]++ == 0;
	}
	return kinds;
}

int main(void)
{
	struct puzzle p = { .tries = 0 };
	int *seen = calloc(SIDE, sizeof(*seen));

	p.grid = malloc(SQUARES);
	if (!p.grid || !seen)
		return 2;
	memcpy(p.grid, given, SQUARES);
	for (int at = 0; at < SQUARES; at++)
		if (p.grid[at] != '0')
			flip(&p, at, p.grid[at] - '0');
	printf("%d digits given\n", digits_seen(&p, seen));
	if (!solve(&p, 0))
		puts("no solution");
	for (int i = 0; i < SQUARES; i++)
		printf("%c%s", p.grid[i], i % SIDE == SIDE - 1 ? "\n" : " ");
	printf("%u tries\n", p.tries);
	free(p.grid);
	free(seen);
	return 0;
}
