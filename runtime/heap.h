/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef RUNTIME_HEAP_H
#define RUNTIME_HEAP_H
/*
 * libsaner_rt.a: a heap that can be asked.  malloc.c puts it in the place of
 * malloc() and its kin for the whole process, the C library's own use too, so
 * that every object on the heap is known, whoever allocated it.
 *
 * The address says it all: each size class has a region of its own, divided
 * into slots of one size, so that a pointer into an object, or just past its
 * end, gives the slot by a division, and a table beside gives the size that
 * was asked for.  No lock is taken to ask.  A freed slot is used again only
 * after many others: until then it is known to be freed.
 */
#include <stddef.h>
#include "runtime/site.c"

enum heap_state {
	HEAP_FOREIGN,		/* not on this heap */
	HEAP_LIVE,
	HEAP_FREED,		/* in a slot that holds no object now */
};

/* The object that the address @at is in; @base and @size are set when it is live. */
enum heap_state heap_find(unsigned long at, unsigned long *base,
			  unsigned long *size);

/* A new object, aligned to @align (a power of two) and to 16.  Zeroed, so that
 * what is read before it was written has a value: all but the first @filled
 * bytes, which the caller writes.  NULL and errno when there is no room. */
void *heap_new(size_t align, size_t size, size_t filled);

/* The end of the live object that begins at @p; and its size.  When there is
 * none they report @what and abort. */
void heap_free(void *p, const char *what);
size_t heap_size(void *p, const char *what);

/* Makes the live object at @p of @size bytes where it is, if it is large and
 * the slot has the room: 1, else 0.  What it grows by is zeroed.  A small
 * object always moves, so that an old pointer to it is seen. */
int heap_resize(void *p, size_t size);

/* What a unit asks (abi.def): the bounds of the object, on the heap or of
 * objects.h; nothing when it was freed or @at is NULL or an error pointer,
 * everything when nobody knows it. */
struct __saner_bounds __saner_find(unsigned long at);

/* 1 when @at points into an object that was freed. */
int __saner_is_freed(unsigned long at);

/* 1 when the new object at @at was zeroed by this heap; 0: it is another's. */
int __saner_is_blank(unsigned long at);
#endif
