// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Conway's game of life on a torus of two boards.
 *
 * fault 1 (bounds): the neighbours of the border are not wrapped
 * fault 2 (bounds): the second board is a row smaller
 * fault 3 (lifetime): the boards are swapped after one of them was released
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct board {
	int rows, cols;
	unsigned char *cells;
};

static struct board board_new(int rows, int cols)
{
	struct board b = { rows, cols, NULL };

	b.cells = calloc((size_t)rows * (size_t)cols, 1);
	if (!b.cells)
		exit(2);
	return b;
}

static unsigned char *cell(const struct board *b, int row, int col)
{
#if FAULT != 1
	row = (row + b->rows) % b->rows;
	col = (col + b->cols) % b->cols;
#endif
	return &b->cells[row * b->cols + col];
}

static int neighbours(const struct board *b, int row, int col)
{
	int n = 0;

	for (int dr = -1; dr <= 1; dr++)
		for (int dc = -1; dc <= 1; dc++)
			if (dr || dc)
				n += *cell(b, row + dr, col + dc);
	return n;
}

static void step(const struct board *from, struct board *to)
{
	for (int row = 0; row < from->rows; row++)
		for (int col = 0; col < from->cols; col++) {
			int n = neighbours(from, row, col);
			int alive = *cell(from, row, col);

			to->cells[row * from->cols + col] =
				n == 3 || (alive && n == 2);
		}
}

static void draw(struct board *b, int row, int col, const char *shape)
{
	int at = col;

	for (; *shape; shape++) {
		if (*shape == '/') {
			row++;
			at = col;
			continue;
		}
		*cell(b, row, at++) = *shape == '#';
	}
}

int main(void)
{
	struct board a = board_new(12, 20);
#if FAULT == 2
	struct board b = board_new(11, 20);
#else
	struct board b = board_new(12, 20);
#endif
	unsigned int sum = 0;

	draw(&a, 1, 1, ".#./..#/###");
	draw(&a, 6, 12, "###");
	for (int gen = 0; gen < 12; gen++) {
		struct board swap = a;

		step(&a, &b);
		a = b;
		b = swap;
		b.rows = a.rows = 12;
#if FAULT == 3
		if (gen == 10)
			free(a.cells);
#endif
		for (int i = 0; i < 12 * 20; i++)
			sum = sum * 31 + a.cells[i];
	}
	for (int row = 0; row < a.rows; row++) {
		for (int col = 0; col < a.cols; col++)
			putchar(*cell(&a, row, col) ? '#' : '.');
		putchar('\n');
	}
	printf("%08x\n", sum);
	free(a.cells);
	free(b.cells);
	return 0;
}
