// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Matrices on the heap: product, transpose, power.
 *
 * fault 1 (bounds): rows and columns are exchanged in the index
 * fault 2 (bounds): the element size is that of a pointer's half
 * fault 3 (init): the accumulator of the product is not cleared, and picks
 *                 the row it is stored in
 */
#include <saner.h>
#include <stdio.h>
#include <stdlib.h>

struct matrix {
	size_t rows, cols, n;
	long *__counted_by(n) cell;
};

static struct matrix matrix_new(size_t rows, size_t cols)
{
	struct matrix m = { .rows = rows, .cols = cols };

#if FAULT == 2
	m.cell = calloc(rows * cols, sizeof(int));
#else
	m.cell = calloc(rows * cols, sizeof(long));
#endif
	m.n = rows * cols;
	if (!m.cell)
		exit(2);
	return m;
}

static long *at(const struct matrix *m, size_t row, size_t col)
{
	return &m->cell[row * m->cols + col];
}

static struct matrix product(const struct matrix *a, const struct matrix *b)
{
	struct matrix p = matrix_new(a->rows, b->cols);

	for (size_t i = 0; i < a->rows; i++)
		for (size_t j = 0; j < b->cols; j++) {
#if FAULT == 3
			long sum;
#else
			long sum = 0;
#endif

			for (size_t k = 0; k < a->cols; k++)
				sum += *at(a, i, k) * *at(b, k, j) % 1000003;
			*at(&p, i, j) = sum % 1000003;
		}
	return p;
}

static struct matrix transpose(const struct matrix *a)
{
	struct matrix t = matrix_new(a->cols, a->rows);

	for (size_t i = 0; i < a->rows; i++)
		for (size_t j = 0; j < a->cols; j++)
#if FAULT == 1
			*at(&t, i, j) = *at(a, j, i);
#else
			*at(&t, j, i) = *at(a, i, j);
#endif
	return t;
}

static void show(const char *name, const struct matrix *m)
{
	printf("%s %zux%zu\n", name, m->rows, m->cols);
	for (size_t i = 0; i < m->rows; i++)
		for (size_t j = 0; j < m->cols; j++)
			printf("%ld%c", *at(m, i, j),
			       j + 1 < m->cols ? ' ' : '\n');
}

int main(void)
{
	struct matrix a = matrix_new(3, 7);
	struct matrix t, p, q;

	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 7; j++)
			*at(&a, i, j) = (long)((i + 2) * (j + 3) * 7 % 23);
	t = transpose(&a);
	p = product(&a, &t);
	q = product(&t, &a);
	show("a", &a);
	show("a.at", &p);
	show("at.a", &q);
	free(a.cell);
	free(t.cell);
	free(p.cell);
	free(q.cell);
	return 0;
}
