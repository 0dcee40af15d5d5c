// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A cache of a few pages that forgets the least recently used one.
 *
 * fault 1 (lifetime): the evicted page is given out once more
 * fault 2 (null): the tail of an empty list is taken for a page
 * fault 3 (bounds): the page's checksum reads one byte past its data
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_SIZE 64
#define CACHE_MAX 4

struct page {
	int number;
	struct page *next, *prev;
	unsigned char *data;
};

struct cache {
	struct page *head, *tail;
	int count, hits, misses;
};

static void unlink_page(struct cache *c, struct page *p)
{
	if (p->prev)
		p->prev->next = p->next;
	else
		c->head = p->next;
	if (p->next)
		p->next->prev = p->prev;
	else
		c->tail = p->prev;
}

static void push_page(struct cache *c, struct page *p)
{
	p->prev = NULL;
	p->next = c->head;
	if (c->head)
		c->head->prev = p;
	else
		c->tail = p;
	c->head = p;
}

static void drop(struct page *p)
{
	free(p->data);
	free(p);
}

static struct page *load(int number)
{
	struct page *p = calloc(1, sizeof(*p));

	if (!p || !(p->data = malloc(PAGE_SIZE)))
		exit(2);
	p->number = number;
	memset(p->data, number * 7 + 1, PAGE_SIZE);
	return p;
}

static struct page *get(struct cache *c, int number)
{
	struct page *p;

	for (p = c->head; p; p = p->next)
		if (p->number == number)
			break;
	if (p) {
		c->hits++;
		unlink_page(c, p);
		push_page(c, p);
		return p;
	}
	c->misses++;
#if FAULT == 2
	if (c->count <= CACHE_MAX) {
#else
	if (c->count == CACHE_MAX) {
#endif
		p = c->tail;
		unlink_page(c, p);
		drop(p);
		c->count--;
#if FAULT == 1
		push_page(c, p);
		c->count++;
		return p;
#endif
	}
	p = load(number);
	push_page(c, p);
	c->count++;
	return p;
}

static unsigned int checksum(const struct page *p)
{
	unsigned int sum = 0;

#if FAULT == 3
	for (int i = 0; i <= PAGE_SIZE; i++)
#else
	for (int i = 0; i < PAGE_SIZE; i++)
#endif
		sum = sum * 5 + p->data[i];
	return sum;
}

int main(void)
{
	static const int wanted[] = { 1, 2, 3, 1, 4, 5, 1, 2, 6, 5, 1, 7, 3 };
	struct cache c = { .count = 0 };
	unsigned int sum = 0;

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		sum = sum * 3 + checksum(get(&c, wanted[i]));
	for (struct page *p = c.head; p; p = p->next)
		printf("page %d\n", p->number);
	printf("hits %d misses %d sum %08x\n", c.hits, c.misses, sum);
	while (c.head) {
		struct page *p = c.head;

		unlink_page(&c, p);
		drop(p);
	}
	return 0;
}
