// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Bit sets of any size: union, intersection, iteration.
 *
 * fault 1 (bounds): the number of words is rounded down
 * fault 2 (bounds): the union takes the longer length for both operands
 * fault 3 (bounds): a bit below zero is asked for
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#define WORD_BITS (sizeof(unsigned long) * CHAR_BIT)

struct bitset {
	size_t nbits;
	unsigned long *words;
};

static size_t nwords(size_t nbits)
{
#if FAULT == 1
	return nbits / WORD_BITS;
#else
	return (nbits + WORD_BITS - 1) / WORD_BITS;
#endif
}

static struct bitset *bitset_new(size_t nbits)
{
	struct bitset *s = malloc(sizeof(*s));

	if (!s)
		exit(2);
	s->nbits = nbits;
	s->words = calloc(nwords(nbits), sizeof(*s->words));
	if (!s->words)
		exit(2);
	return s;
}

static void bitset_free(struct bitset *s)
{
	free(s->words);
	free(s);
}

static void bitset_set(struct bitset *s, size_t bit)
{
	s->words[bit / WORD_BITS] |= 1ul << (bit % WORD_BITS);
}

static int bitset_test(const struct bitset *s, size_t bit)
{
	return (s->words[bit / WORD_BITS] >> (bit % WORD_BITS)) & 1;
}

static void bitset_or(struct bitset *to, const struct bitset *from)
{
	size_t n = nwords(to->nbits);

#if FAULT != 2
	if (nwords(from->nbits) < n)
		n = nwords(from->nbits);
#endif
	for (size_t i = 0; i < n; i++)
		to->words[i] |= from->words[i];
}

static size_t longest_gap(const struct bitset *s)
{
	size_t gap = 0, best = 0;
	int last = 0;

#if FAULT == 3
	for (int i = 0; i < (int)s->nbits; i++) {
		last = bitset_test(s, (size_t)(i - 1));
#else
	for (int i = 1; i < (int)s->nbits; i++) {
		last = bitset_test(s, (size_t)(i - 1));
#endif
		gap = last ? 0 : gap + 1;
		if (gap > best)
			best = gap;
	}
	return best;
}

int main(void)
{
	struct bitset *squares = bitset_new(1000);
	struct bitset *triangles = bitset_new(500);
	size_t count = 0;

	for (size_t i = 0; i * i < 1000; i++)
		bitset_set(squares, i * i);
	for (size_t i = 0; i * (i + 1) / 2 < 500; i++)
		bitset_set(triangles, i * (i + 1) / 2);
	bitset_or(squares, triangles);
	for (size_t i = 0; i < squares->nbits; i++)
		if (bitset_test(squares, i)) {
			count++;
			if (count % 8 == 0)
				printf("%zu\n", i);
		}
	printf("count %zu gap %zu\n", count, longest_gap(squares));
	bitset_free(squares);
	bitset_free(triangles);
	return 0;
}
