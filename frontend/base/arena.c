// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/base/fail.h"

#define ALIGN _Alignof(max_align_t)
/* Under a sanitizer each object is an allocation of its own, and no larger
 * than was asked for: it sees what runs out of one. */
#ifdef __SANITIZE_ADDRESS__
#define CHUNK ((size_t)0)
#else
#define CHUNK ((size_t)256 << 10)
#endif

struct chunk {
	struct chunk *next;
	size_t used;
	size_t room;
	_Alignas(max_align_t) char data[];
};

struct arena {
	struct chunk *head;
};

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		die("out of memory");
	return a;
}

void arena_clear(struct arena *a)
{
	while (a->head) {
		struct chunk *next = a->head->next;

		free(a->head);
		a->head = next;
	}
}

void arena_free(struct arena *a)
{
	arena_clear(a);
	free(a);
}

static bool is_large(size_t size)
{
	return !CHUNK || size > CHUNK / 4;
}

static struct chunk *chunk_new(size_t room)
{
	struct chunk *c = calloc(1, sizeof(*c) + room);

	if (!c)
		die("out of memory (%zu bytes)", room);
	c->room = room;
	return c;
}

/* A large object gets a chunk of its own, behind the open one. */
static void *alloc_large(struct arena *a, size_t size)
{
	struct chunk *c = chunk_new(size);

	c->used = size;
	if (a->head) {
		c->next = a->head->next;
		a->head->next = c;
	} else {
		a->head = c;
	}
	return c->data;
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct chunk *c = a->head;
	void *p;

	if (size > SIZE_MAX / 2)
		die("out of memory (%zu bytes)", size);
	if (is_large(size))
		return alloc_large(a, size);
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (!c || c->room - c->used < size) {
		c = chunk_new(CHUNK);
		c->next = a->head;
		a->head = c;
	}
	p = c->data + c->used;
	c->used += size;
	return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		die("out of memory (%zu times %zu bytes)", n, size);
	return arena_alloc(a, bytes);
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = arena_array(a, len + 1, 1);

	memcpy(p, s, len);
	return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		die("cannot format '%s'", fmt);
	p = arena_array(a, (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

void vec_push(struct arena *a, struct vec *v, void *item)
{
	if (v->n == v->room) {
		size_t room = v->room ? 2 * v->room : 8;
		void **at = arena_array(a, room, sizeof(*at));

		if (v->n)
			memcpy(at, v->at, v->n * sizeof(*at));
		v->at = at;
		v->room = room;
	}
	v->at[v->n++] = item;
}

void *arena_grow(struct arena *a, void **at, uint32_t *n, uint32_t *room,
		 size_t size)
{
	if (*n == *room) {
		uint32_t more = *room ? 2 * *room : 8;
		void *p;

		if (more <= *room)
			die("out of memory (%u elements)", *room);
		p = arena_array(a, more, size);
		if (*n)
			memcpy(p, *at, *n * size);
		*at = p;
		*room = more;
	}
	return (char *)*at + size * (*n)++;
}
