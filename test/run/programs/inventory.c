// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A shop's inventory: an array of records with names and prices per month.
 *
 * fault 1 (subobject): the months are counted from one
 * fault 2 (bounds): removing a record moves one record too many
 * fault 3 (null): the cheapest of no records is named
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MONTHS 6

struct item {
	char name[10];
	short prices[MONTHS];
	int stock;
};

struct shop {
	struct item *items;
	size_t count;
};

static void shop_add(struct shop *s, const char *name, int stock)
{
	struct item *it;

	s->items = realloc(s->items, (s->count + 1) * sizeof(*s->items));
	if (!s->items)
		exit(2);
	it = &s->items[s->count++];
	memset(it, 0, sizeof(*it));
	snprintf(it->name, sizeof(it->name), "%s", name);
	it->stock = stock;
#if FAULT == 1
	for (int m = 1; m <= MONTHS; m++)
#else
	for (int m = 0; m < MONTHS; m++)
#endif
		it->prices[m] = (short)(stock * 3 + m * 7 % 5);
}

static void shop_remove(struct shop *s, size_t at)
{
#if FAULT == 2
	memmove(&s->items[at], &s->items[at + 1],
		(s->count - at) * sizeof(*s->items));
#else
	memmove(&s->items[at], &s->items[at + 1],
		(s->count - at - 1) * sizeof(*s->items));
#endif
	s->count--;
}

static const struct item *cheapest(const struct shop *s, int min_stock)
{
	const struct item *best = NULL;

	for (size_t i = 0; i < s->count; i++) {
		const struct item *it = &s->items[i];

		if (it->stock < min_stock)
			continue;
		if (!best || it->prices[0] < best->prices[0])
			best = it;
	}
	return best;
}

static long worth(const struct shop *s, int month)
{
	long sum = 0;

	for (size_t i = 0; i < s->count; i++)
		sum += (long)s->items[i].prices[month] * s->items[i].stock;
	return sum;
}

int main(void)
{
	static const char *const names[] = {
		"hammer", "nails", "saw", "screwdriver", "glue", "drill",
	};
	struct shop s = { NULL, 0 };

	for (int i = 0; i < 6; i++)
		shop_add(&s, names[i], (i * 37 + 11) % 60);
	shop_remove(&s, 2);
	shop_remove(&s, 0);
	for (int m = 0; m < MONTHS; m++)
		printf("month %d: %ld\n", m, worth(&s, m));
	for (int min = 0; min < 100; min += 25) {
		const struct item *it = cheapest(&s, min);

#if FAULT == 3
		printf("from %d: %s %d\n", min, it->name, it->prices[0]);
#else
		if (it)
			printf("from %d: %s %d\n", min, it->name,
			       it->prices[0]);
		else
			printf("from %d: none\n", min);
#endif
	}
	free(s.items);
	return 0;
}
