/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * malloc() and its kin, over the heap that can be asked.
 *
 * A file of its own: the linker takes it from the library only when nothing
 * else defines malloc().  A sanitizer's runtime or a program with its own
 * allocator keeps it; every pointer is foreign to our heap then.  Weak, so that
 * a program may define some of them.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "runtime/heap.h"

#pragma weak malloc
#pragma weak calloc
#pragma weak realloc
#pragma weak free
#pragma weak aligned_alloc
#pragma weak memalign
#pragma weak posix_memalign
#pragma weak valloc
#pragma weak pvalloc
#pragma weak malloc_usable_size

void *malloc(size_t size)
{
	return heap_new(16, size, 0);
}

void *calloc(size_t n, size_t size)
{
	if (__builtin_mul_overflow(n, size, &size)) {
		errno = ENOMEM;
		return NULL;
	}
	return heap_new(16, size, 0);
}

void free(void *p)
{
	if (p)
		heap_free(p, "free() of what is no object, or was freed before");
}

void *realloc(void *p, size_t size)
{
	static const char what[] =
		"realloc() of what is no object, or was freed before";
	size_t old, kept;
	void *new;

	if (!p)
		return heap_new(16, size, 0);
	if (!size) {	/* as glibc does: realloc(p, 0) is free(p) */
		heap_free(p, what);
		return NULL;
	}
	old = heap_size(p, what);
	if (heap_resize(p, size))
		return p;
	kept = size < old ? size : old;
	new = heap_new(16, size, kept);
	if (!new)
		return NULL;
	memcpy(new, p, kept);
	heap_free(p, what);
	return new;
}

void *aligned_alloc(size_t align, size_t size)
{
	if (!align || align & (align - 1)) {
		errno = EINVAL;
		return NULL;
	}
	return heap_new(align, size, 0);
}

void *memalign(size_t align, size_t size);
void *memalign(size_t align, size_t size)
{
	return aligned_alloc(align, size);
}

int posix_memalign(void **out, size_t align, size_t size)
{
	int saved = errno;
	void *p;

	if (!align || align & (align - 1) || align % sizeof(void *))
		return EINVAL;
	p = heap_new(align, size, 0);
	errno = saved;
	if (!p)
		return ENOMEM;
	*out = p;
	return 0;
}

void *valloc(size_t size)
{
	return heap_new(4096, size, 0);
}

void *pvalloc(size_t size);
void *pvalloc(size_t size)
{
	if (size > SIZE_MAX - 4095) {
		errno = ENOMEM;
		return NULL;
	}
	return heap_new(4096, (size + 4095) & ~4095UL, 0);
}

/* What was asked for: the rest of the slot is nobody's. */
size_t malloc_usable_size(void *p);
size_t malloc_usable_size(void *p)
{
	return p ? heap_size(p, "malloc_usable_size() of no object") : 0;
}
