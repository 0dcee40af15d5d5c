// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * An arena allocator and the strings and numbers that live in it.
 *
 * fault 1 (bounds): a request that does not fit is served all the same
 * fault 2 (bounds): the size of an array is computed in 16 bits and wraps
 * fault 3 (lifetime): a string is read after the arena is gone
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK 256

struct chunk {
	struct chunk *next;
	size_t used, size;
	unsigned char data[];
};

struct arena {
	struct chunk *chunks;
	size_t total;
};

static void *arena_alloc(struct arena *a, size_t size)
{
	struct chunk *c = a->chunks;
	size_t want = (size + 7) & ~(size_t)7;
	void *p;

#if FAULT == 1
	if (!c || c->used >= c->size) {
#else
	if (!c || want > c->size - c->used) {
#endif
		size_t room = want > CHUNK ? want : CHUNK;

		c = malloc(sizeof(*c) + room);
		if (!c)
			exit(2);
		c->next = a->chunks;
		c->used = 0;
		c->size = room;
		a->chunks = c;
	}
	p = c->data + c->used;
	c->used += want;
	a->total += want;
	return p;
}

static int *arena_ints(struct arena *a, unsigned int n)
{
#if FAULT == 2
	uint16_t bytes = (uint16_t)(n * sizeof(int));

	return arena_alloc(a, bytes);
#else
	return arena_alloc(a, n * sizeof(int));
#endif
}

static char *arena_strdup(struct arena *a, const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(arena_alloc(a, n), s, n);
}

static void arena_free(struct arena *a)
{
	struct chunk *next;

	for (struct chunk *c = a->chunks; c; c = next) {
		next = c->next;
		free(c);
	}
	a->chunks = NULL;
}

int main(void)
{
	struct arena a = { NULL, 0 };
	const char *names[20];
	unsigned int sum = 0, n = 17000;
	char text[32];
	int *squares;

	for (int i = 0; i < 20; i++) {
		snprintf(text, sizeof(text), "name number %d of twenty", i);
		names[i] = arena_strdup(&a, text);
	}
	squares = arena_ints(&a, n);
	for (unsigned int i = 0; i < n; i++)
		squares[i] = (int)(i * i % 97);
	for (unsigned int i = 0; i < n; i++)
		sum = sum * 3 + (unsigned int)squares[i];
	for (int i = 0; i < 20; i += 6)
		puts(names[i]);
	printf("sum %08x of %zu bytes\n", sum, a.total);
#if FAULT == 3
	arena_free(&a);
	printf("last: %s\n", names[19]);
#else
	printf("last: %s\n", names[19]);
	arena_free(&a);
#endif
	return 0;
}
