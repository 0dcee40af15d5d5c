/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_BASE_ARENA_H
#define FRONTEND_BASE_ARENA_H
/*
 * Memory.  There are two arenas: the unit's (names, types, IR, verdicts) and a
 * scratch one (the analysis of one function, cleared before the next).
 * Nothing is freed singly; running out of memory ends the process (exit 2),
 * so no caller checks for NULL.  All memory comes zeroed.
 */
#include <stddef.h>
#include <stdint.h>

struct arena;

struct arena *arena_new(void);
/* Gives back everything that came from @a, and @a itself. */
void arena_free(struct arena *a);
/* Gives back everything that came from @a; @a may be used on. */
void arena_clear(struct arena *a);

/* @size zeroed bytes, aligned for any object. */
void *arena_alloc(struct arena *a, size_t size)
	__attribute__((returns_nonnull, alloc_size(2), malloc));
/* @n zeroed elements of @size bytes; dies when the product wraps. */
void *arena_array(struct arena *a, size_t n, size_t size)
	__attribute__((returns_nonnull, alloc_size(2, 3), malloc));
/* A NUL-terminated copy of the @len bytes at @s. */
char *arena_strndup(struct arena *a, const char *s, size_t len)
	__attribute__((returns_nonnull));
/* The formatted text, as sprintf() would make it. */
char *arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((returns_nonnull, format(printf, 2, 3)));

/* One zeroed object of type @T. */
#define arena_new_of(a, T) ((T *)arena_alloc((a), sizeof(T)))

/*
 * A growing array in an arena: struct vec of pointers.  The old storage stays
 * in the arena until it is cleared (geometric growth: at most as much again).
 */
struct vec {
	void **at;
	size_t n;
	size_t room;
};

void vec_push(struct arena *a, struct vec *v, void *item);

/*
 * A growing array of objects: *@at points to @n elements of @size bytes with
 * room for *@room.  Returns the address of a new zeroed last element and adds
 * one to *@n.
 */
void *arena_grow(struct arena *a, void **at, uint32_t *n, uint32_t *room,
		 size_t size);
#endif
