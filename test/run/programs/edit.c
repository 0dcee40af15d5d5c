// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The distance between words in two rows, and a spelling corrector.
 *
 * fault 1 (bounds): the rows are as long as the other word
 * fault 2 (null): no word is near enough, and its name is printed
 * fault 3 (init): the first entry of each row is not set
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int min3(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

static int distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
#if FAULT == 1
	size_t room = n + 1;
#else
	size_t room = m + 1;
#endif
	int *above = malloc(room * sizeof(*above));
	int *row = malloc(room * sizeof(*row));
	int d;

	if (!above || !row)
		exit(2);
	for (size_t j = 0; j <= m; j++)
		above[j] = (int)j;
	for (size_t i = 1; i <= n; i++) {
		int *swap;

#if FAULT != 3
		row[0] = (int)i;
#endif
		for (size_t j = 1; j <= m; j++)
			row[j] = min3(above[j] + 1, row[j - 1] + 1,
				      above[j - 1] + (a[i - 1] != b[j - 1]));
		swap = above;
		above = row;
		row = swap;
	}
	d = above[m];
	free(above);
	free(row);
	return d;
}

static const char *nearest(const char *word, int limit)
{
	static const char *const known[] = {
		"kernel", "colonel", "module", "modular", "pointer", "printer",
		"bounds", "boundaries", "check", "chess",
	};
	const char *best = NULL;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		int d = distance(word, known[i]);

		if (d <= limit) {
			best = known[i];
			limit = d - 1;
		}
	}
	return best;
}

int main(void)
{
	static const char *const words[] = {
		"kernle", "pinter", "modul", "bound", "zzzzzzzzzz", "cheque",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *best = nearest(words[i], 3);

#if FAULT == 2
		printf("%s -> %c%s\n", words[i], best[0], best + 1);
#else
		if (best)
			printf("%s -> %c%s\n", words[i], best[0], best + 1);
		else
			printf("%s -> ?\n", words[i]);
#endif
	}
	return 0;
}
