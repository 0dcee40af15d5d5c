// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A double-ended queue in a circular buffer that doubles when it is full.
 *
 * fault 1 (bounds): pushing at the front steps below index zero
 * fault 2 (bounds): growing copies the wrapped part to the wrong place
 * fault 3 (null): popping from a queue that never held anything
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct deque {
	short *items;
	int first, len, cap;
};

static void deque_grow(struct deque *d)
{
	int cap = d->cap ? d->cap * 2 : 4;
	short *items = malloc((size_t)cap * sizeof(*items));
	int tail = d->cap - d->first;

	if (!items)
		exit(2);
	if (d->len) {
		memcpy(items, d->items + d->first,
		       (size_t)tail * sizeof(*items));
#if FAULT == 2
		memcpy(items + cap - d->first + 1, d->items,
		       (size_t)d->first * sizeof(*items));
#else
		memcpy(items + tail, d->items,
		       (size_t)d->first * sizeof(*items));
#endif
	}
	free(d->items);
	d->items = items;
	d->first = 0;
	d->cap = cap;
}

static void push_back(struct deque *d, short v)
{
	if (d->len == d->cap)
		deque_grow(d);
	d->items[(d->first + d->len++) % d->cap] = v;
}

static void push_front(struct deque *d, short v)
{
	if (d->len == d->cap)
		deque_grow(d);
#if FAULT == 1
	d->first = d->first - 1;
#else
	d->first = (d->first + d->cap - 1) % d->cap;
#endif
	d->items[d->first] = v;
	d->len++;
}

static short pop_front(struct deque *d)
{
	short v = d->items[d->first];

	d->first = d->first + 1 < d->cap ? d->first + 1 : 0;
	d->len--;
	return v;
}

int main(void)
{
	struct deque d = { NULL, 0, 0, 0 };
	struct deque empty = { NULL, 0, 0, 0 };
	unsigned int sum = 0;

	for (short i = 0; i < 100; i++) {
		if (i % 3 == 0)
			push_front(&d, i);
		else
			push_back(&d, (short)-i);
		if (i % 7 == 6)
			sum = sum * 13 + (unsigned short)pop_front(&d);
	}
#if FAULT == 3
	sum += (unsigned short)pop_front(&empty);
#else
	if (empty.len > 0)
		sum += (unsigned short)pop_front(&empty);
#endif
	printf("%d left, sum %08x:", d.len, sum);
	while (d.len > 0)
		printf(" %d", pop_front(&d));
	putchar('\n');
	free(d.items);
	return 0;
}
