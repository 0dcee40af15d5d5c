// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Counts lines, words and letters of a text, and prints a histogram.
 *
 * fault 1 (bounds): longer words than the histogram has bars
 * fault 2 (bounds): upper-case letters index the letters below 'a'
 * fault 3 (bounds): the text is not terminated where it was cut
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BARS 10

struct stats {
	unsigned int lines, words, chars;
};

static unsigned int letters[26];

static const char text[] =
	"Call me Ishmael. Some years ago - never mind how long precisely -\n"
	"having little or no money in my purse, and nothing particular to\n"
	"interest me on shore, I thought I would sail about a little\n"
	"and see the watery part of the world. Incontrovertibly so.\n";

static char *cut(const char *s, size_t n)
{
	char *copy = malloc(n + 1);

	if (!copy)
		exit(2);
	memcpy(copy, s, n);
#if FAULT == 3
	copy[n] = s[n];
#else
	copy[n] = '\0';
#endif
	return copy;
}

static void count(const char *s, struct stats *st, unsigned int *bars)
{
	size_t len = 0;

	for (;; s++) {
		unsigned char c = (unsigned char)*s;

		if (isalpha(c)) {
#if FAULT == 2
			letters[c - 'a']++;
#else
			letters[tolower(c) - 'a']++;
#endif
			len++;
		} else if (len) {
#if FAULT != 1
			if (len > BARS)
				len = BARS;
#endif
			bars[len - 1]++;
			st->words++;
			len = 0;
		}
		if (!c)
			break;
		st->chars++;
		st->lines += c == '\n';
	}
}

int main(void)
{
	struct stats st = { 0, 0, 0 };
	unsigned int *bars = calloc(BARS, sizeof(*bars));
	char *all = cut(text, strlen(text));
	char *part = cut(text, 40);

	if (!bars)
		return 2;
	count(all, &st, bars);
	count(part, &st, bars);
	printf("%u lines %u words %u chars\n", st.lines, st.words, st.chars);
	for (int i = 0; i < BARS; i++) {
		printf("%2d ", i + 1);
		for (unsigned int k = 0; k < bars[i]; k++)
			putchar('#');
		putchar('\n');
	}
	for (int i = 0; i < 26; i++)
		printf("%c%u ", 'a' + i, letters[i]);
	putchar('\n');
	free(bars);
	free(all);
	free(part);
	return 0;
}
