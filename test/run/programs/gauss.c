// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Linear equations modulo a prime, solved by elimination in fixed arrays.
 *
 * fault 1 (bounds): the pivot is looked for below the last row
 * fault 2 (subobject): the right-hand side is one column too far
 * fault 3 (init): a column without pivot leaves its unknown unset
 */
#include <stdio.h>
#include <stdlib.h>

#define N 5
#define MOD 10007

struct equation {
	int left[N];
	int right;
};

static int inverse(int v)
{
	int r = 1;

	for (int e = MOD - 2, b = v; e; e >>= 1) {
		if (e & 1)
			r = r * b % MOD;
		b = b * b % MOD;
	}
	return r;
}

static int find_pivot(const struct equation *eq, int col)
{
#if FAULT == 1
	int row = col;

	while (eq[row].left[col] == 0)
		row++;
	return row;
#else
	for (int row = col; row < N; row++)
		if (eq[row].left[col])
			return row;
	return -1;
#endif
}

static void reduce(struct equation *to, const struct equation *by, int f)
{
	for (int i = 0; i < N; i++)
		to->left[i] = (to->left[i] + (MOD - f) * by->left[i]) % MOD;
	to->right = (to->right + (MOD - f) * by->right) % MOD;
}

static int solve(struct equation *eq, int *x)
{
	int rank = 0;

	for (int col = 0; col < N; col++) {
		int p = find_pivot(eq, col), inv;
		struct equation t;

		if (p < 0) {
#if FAULT != 3
			x[col] = 0;
#endif
			continue;
		}
		t = eq[col];
		eq[col] = eq[p];
		eq[p] = t;
		inv = inverse(eq[col].left[col]);
		for (int row = 0; row < N; row++)
			if (row != col)
				reduce(&eq[row], &eq[col],
				       eq[row].left[col] * inv % MOD);
		rank++;
	}
	for (int i = 0; i < N; i++)
		if (eq[i].left[i])
#if FAULT == 2
			x[i] = eq[i].left[N + (i & 1)] *
			       inverse(eq[i].left[i]) % MOD;
#else
			x[i] = eq[i].right * inverse(eq[i].left[i]) % MOD;
#endif
	return rank;
}

static void run(unsigned int seed, int same)
{
	struct equation *eq = malloc(N * sizeof(*eq));
	int *x = malloc(N * sizeof(*x)), rank;

	if (!eq || !x)
		exit(2);
	for (int r = 0; r < N; r++) {
		for (int c = 0; c < N; c++) {
			seed = seed * 1103515245u + 12345u;
			eq[r].left[c] = (int)(seed >> 16) % MOD;
		}
		eq[r].right = r * r + 1;
	}
	if (same)
		eq[4] = eq[1];
	rank = solve(eq, x);
	printf("rank %d:", rank);
	for (int i = 0; i < N; i++)
		printf(" %s%d", x[i] > 5000 ? "+" : "", x[i]);
	putchar('\n');
	free(eq);
	free(x);
}

int main(void)
{
	run(3, 0);
	run(9, 0);
	run(4, 1);
	return 0;
}
