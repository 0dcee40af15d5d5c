// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The longest common subsequence of two lines, as a difference tool uses it.
 *
 * fault 1 (bounds): the table lacks its extra row
 * fault 2 (bounds): the way back compares characters before the first
 * fault 3 (bounds): the result is written from its end plus one
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int max(int a, int b)
{
	return a > b ? a : b;
}

static int **table_new(int rows, int cols)
{
	int **t = malloc((size_t)rows * sizeof(*t));

	if (!t)
		exit(2);
	for (int i = 0; i < rows; i++) {
		t[i] = calloc((size_t)cols, sizeof(**t));
		if (!t[i])
			exit(2);
	}
	return t;
}

static void table_free(int **t, int rows)
{
	for (int i = 0; i < rows; i++)
		free(t[i]);
	free(t);
}

static char *lcs(const char *a, const char *b)
{
	int n = (int)strlen(a), m = (int)strlen(b), len;
#if FAULT == 1
	int rows = n;
#else
	int rows = n + 1;
#endif
	int **t = table_new(rows, m + 1);
	char *out;

	for (int i = 1; i <= n; i++)
		for (int j = 1; j <= m; j++)
			t[i][j] = a[i - 1] == b[j - 1] ?
				  t[i - 1][j - 1] + 1 :
				  max(t[i - 1][j], t[i][j - 1]);
	len = t[n][m];
	out = malloc((size_t)len + 1);
	if (!out)
		exit(2);
#if FAULT == 3
	out[++len] = '\0';
#else
	out[len] = '\0';
#endif
#if FAULT == 2
	for (int i = n, j = m; len >= 0;) {
#else
	for (int i = n, j = m; i > 0 && j > 0;) {
#endif
		if (a[i - 1] == b[j - 1]) {
			out[--len] = a[i - 1];
			i--;
			j--;
		} else if (t[i - 1][j] >= t[i][j - 1]) {
			i--;
		} else {
			j--;
		}
	}
	table_free(t, rows);
	return out;
}

int main(void)
{
	static const char *const pairs[][2] = {
		{ "ABCBDAB", "BDCABA" },
		{ "return a[i] + b;", "return a[i + 1] - b();" },
		{ "XMJYAUZ", "MZJAWXU" },
		{ "nothing", "ZZZ" },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		char *s = lcs(pairs[i][0], pairs[i][1]);

		printf("'%s' '%s': %zu '%s'\n", pairs[i][0], pairs[i][1],
		       strlen(s), s);
		free(s);
	}
	return 0;
}
