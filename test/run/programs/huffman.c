// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Huffman codes of a text: counts, tree in an array, code table, bits.
 *
 * fault 1 (bounds): the array has room for the leaves, not for the nodes
 * fault 2 (bounds): the parent of the root is followed
 * fault 3 (bounds): the bit buffer counts bits as bytes too few
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
	unsigned int count;
	int symbol, parent, bit;
};

static const char text[] =
	"it was the best of times, it was the worst of times, it was the age "
	"of wisdom, it was the age of foolishness";

static int build(struct node *nodes, int n)
{
	for (int left = n; left > 1; left--) {
		int lo[2] = { -1, -1 };

		for (int k = 0; k < 2; k++) {
			for (int i = 0; i < n; i++)
				if (nodes[i].parent < 0 && i != lo[0] &&
				    (lo[k] < 0 ||
				     nodes[i].count < nodes[lo[k]].count))
					lo[k] = i;
		}
		nodes[n].count = nodes[lo[0]].count + nodes[lo[1]].count;
		nodes[n].symbol = nodes[n].parent = -1;
		for (int k = 0; k < 2; k++) {
			nodes[lo[k]].parent = n;
			nodes[lo[k]].bit = k;
		}
		n++;
	}
	return n;
}

static int code_of(const struct node *nodes, int i, char *code)
{
	int n = 0;

#if FAULT == 2
	for (; i >= -1; i = nodes[i].parent)
#else
	for (; nodes[i].parent >= 0; i = nodes[i].parent)
#endif
		code[n++] = (char)nodes[i].bit;
	return n;
}

int main(void)
{
	unsigned int counts[256] = { 0 };
	struct node *nodes;
	unsigned char *bits;
	size_t used = 0, total = 0, room = 0;
	unsigned int sum = 0;
	char code[64];
	int leaves = 0, n = 0;

	for (const char *p = text; *p; p++)
		counts[(unsigned char)*p]++;
	for (int c = 0; c < 256; c++)
		leaves += counts[c] > 0;
#if FAULT == 1
	nodes = calloc((size_t)leaves, sizeof(*nodes));
#else
	nodes = calloc((size_t)leaves * 2, sizeof(*nodes));
#endif
	if (!nodes)
		return 2;
	for (int c = 0; c < 256; c++)
		if (counts[c])
			nodes[n++] = (struct node){ counts[c], c, -1, 0 };
	n = build(nodes, n);
	for (int i = 0; i < leaves; i++) {
		int len = code_of(nodes, i, code);

		total += nodes[i].count * (size_t)len;
		printf("%c%d ", nodes[i].symbol, len);
	}
#if FAULT == 3
	room = total / 8;
#else
	room = (total + 7) / 8;
#endif
	bits = calloc(room, 1);
	if (!bits)
		return 2;
	for (const char *p = text; *p; p++) {
		int i = 0;

		while (nodes[i].symbol != *p)
			i++;
		for (int len = code_of(nodes, i, code); len > 0; used++)
			if (code[--len])
				bits[used / 8] |= (unsigned char)
						  (1 << used % 8);
	}
	for (size_t i = 0; i < (total + 7) / 8; i++)
		sum = sum * 131 + bits[i];
	printf("\n%d nodes, %zu bits, sum %08x\n", n, total, sum);
	free(nodes);
	free(bits);
	return 0;
}
