// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Fills and justifies paragraphs.
 *
 * fault 1 (bounds): a word longer than the line is copied into it
 * fault 2 (bounds): the line ends one character after its last one
 * fault 3 (bounds): a line of one word divides the gaps, and counts them
 *                   from minus one
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 36
#define WORDS (WIDTH / 2 + 1)

struct line {
	const char *words[WORDS];
	int lens[WORDS];
	int count, chars;
};

static void put_justified(const struct line *l, char *out)
{
	int gaps[WORDS] = { 0 };
	int spare = WIDTH - l->chars, at = 0;

#if FAULT == 3
	for (int g = l->count - 2; spare > 0; spare--) {
#else
	for (int g = l->count - 2; spare > 0 && l->count > 1; spare--) {
#endif
		gaps[g]++;
		g = g > 0 ? g - 1 : l->count - 2;
	}
	for (int i = 0; i < l->count; i++) {
		memcpy(out + at, l->words[i], (size_t)l->lens[i]);
		at += l->lens[i];
		for (int k = 0; k < gaps[i]; k++)
			out[at++] = ' ';
	}
#if FAULT == 2
	out[at + 1] = '\0';
#endif
	out[at] = '\0';
}

static void put_plain(const struct line *l, char *out)
{
	int at = 0;

	for (int i = 0; i < l->count; i++) {
		memcpy(out + at, l->words[i], (size_t)l->lens[i]);
		at += l->lens[i];
		if (i + 1 < l->count)
			out[at++] = ' ';
	}
	out[at] = '\0';
}

static void fill(const char *text)
{
	char *out = malloc(WIDTH + 1);
	struct line l = { .count = 0 };

	if (!out)
		exit(2);
	while (*text) {
		int len = (int)strcspn(text, " \n");

#if FAULT != 1
		if (len > WIDTH)
			len = WIDTH;
#endif
		if (l.count && l.chars + l.count + len > WIDTH) {
			put_justified(&l, out);
			printf("|%s|\n", out);
			l.count = l.chars = 0;
		}
		l.words[l.count] = text;
		l.lens[l.count++] = len;
		l.chars += len;
		text += len;
		while (*text == ' ' || *text == '\n')
			text++;
	}
	put_plain(&l, out);
	printf("|%s|\n\n", out);
	free(out);
}

int main(void)
{
	fill("It is a truth universally acknowledged, that a single man in "
	     "possession of a good fortune, must be in want of a wife.");
	fill("Short.");
	fill("Short words, then "
	     "https://example.org/a/longer/path "
	     "that stands alone on its line, and "
	     "donaudampfschifffahrtsgesellschaftskapitaen too.");
	return 0;
}
