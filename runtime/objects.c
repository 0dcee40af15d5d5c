/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include "runtime/objects.h"
#include "runtime/site.c"
#include "runtime/home-hosted.c"

/* Which bytes of an object may be reached by a pointer to another one, from
 * which it is no fault to go back below them. */
enum shared {
	SHARED_NONE,
	SHARED_FIRST,	/* by the end of what lies before it */
	SHARED_ALL,	/* by a longer literal that it was merged with */
};

/* The bytes [begin, end). */
struct object {
	unsigned long begin;
	unsigned long end;
	enum shared shared;
};

/* The objects of a program or a library, sorted, apart from each other. */
struct table {
	struct table *next;
	unsigned long begin;	/* of the first, and end of the last */
	unsigned long end;
	size_t n;
	struct object at[];
};

static struct table *tables;

/* ---- asking -------------------------------------------------------------- */

/* The last object of @t that begins at @at or before it; there is one. */
static const struct object *last_before(const struct table *t,
					unsigned long at)
{
	const struct object *lo = t->at;
	size_t n = t->n;

	while (n > 1) {
		size_t half = n / 2;

		lo += lo[half].begin <= at ? half : 0;
		n -= half;
	}
	return lo;
}

static unsigned long shared_bytes(const struct object *o)
{
	switch (o->shared) {
	case SHARED_NONE:
		return 0;
	case SHARED_FIRST:
		return 1;
	case SHARED_ALL:
		break;
	}
	return o->end - o->begin;
}

/* From where on the bytes below @o may be of an object that ends where it
 * begins: that is the one before it, or one that nobody told of. */
static unsigned long room_below(const struct table *t, const struct object *o)
{
	if (o == t->at)
		return 0;
	return o[-1].end == o->begin ? o[-1].begin : o[-1].end;
}

static bool find(const struct table *t, unsigned long at, unsigned long *base,
		 unsigned long *size)
{
	const struct object *o;

	if (at - t->begin >= t->end - t->begin)
		return false;
	o = last_before(t, at);
	if (at >= o->end)
		return false;
	*base = at - o->begin < shared_bytes(o) ? room_below(t, o) : o->begin;
	*size = o->end - *base;
	return true;
}

/* Tables lie in each other where the linker gave a program its own copy of a
 * library's object. */
bool objects_find(unsigned long at, unsigned long *base, unsigned long *size)
{
	const struct table *t = __atomic_load_n(&tables, __ATOMIC_ACQUIRE);

	while (t && !find(t, at, base, size))
		t = __atomic_load_n(&t->next, __ATOMIC_ACQUIRE);
	return t;
}

/* ---- the table of this program or library --------------------------------- */

extern const struct __saner_object __start_saner_objects[]
	__attribute__((__weak__, __visibility__("hidden")));
extern const struct __saner_object __stop_saner_objects[]
	__attribute__((__weak__, __visibility__("hidden")));
extern const struct __saner_object __start_saner_literals[]
	__attribute__((__weak__, __visibility__("hidden")));
extern const struct __saner_object __stop_saner_literals[]
	__attribute__((__weak__, __visibility__("hidden")));

const char __saner_objects_own;
static struct table *own;

/* A literal behind a NUL is not the end of a longer one.  A pointer behind the
 * NUL of another would be one to it, too, but who has that has begun with the
 * other.  What has two zeroes at its end may be of wide characters, and the byte
 * below the first one of theirs.  The page below may not be there. */
static enum shared literal_shared(const struct __saner_object *o)
{
	const volatile char *s = o->base;

	if (((unsigned long)s & 4095) && !s[-1] && o->size > 1 &&
	    s[o->size - 2])
		return SHARED_NONE;
	return SHARED_ALL;
}

/* The linker leaves gaps, of zeroes. */
static size_t put_all(struct object *to, size_t n,
		      const struct __saner_object *from,
		      const struct __saner_object *stop, bool literals)
{
	for (; from < stop; from++) {
		if (!from->base || !from->size)
			continue;
		to[n].begin = (unsigned long)from->base;
		to[n].end = to[n].begin + from->size;
		to[n].shared = literals ? literal_shared(from) : SHARED_FIRST;
		n++;
	}
	return n;
}

static int by_begin(const void *a, const void *b)
{
	const struct object *x = a, *y = b;

	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	return x->end > y->end ? -1 : x->end < y->end;
}

/* Puts object @i where it belongs below it in the heap of @n. */
static void sift(struct object *at, size_t i, size_t n)
{
	for (;;) {
		size_t child = 2 * i + 1;
		struct object x;

		if (child >= n)
			return;
		if (child + 1 < n && by_begin(&at[child], &at[child + 1]) < 0)
			child++;
		if (by_begin(&at[i], &at[child]) >= 0)
			return;
		x = at[i];
		at[i] = at[child];
		at[child] = x;
		i = child;
	}
}

/* Heapsort (Williams 1964): qsort() allocates, and this runs first of all. */
static void sort(struct object *at, size_t n)
{
	for (size_t i = n / 2; i-- > 0;)
		sift(at, i, n);
	while (n-- > 1) {
		struct object x = at[0];

		at[0] = at[n];
		at[n] = x;
		sift(at, 0, n);
	}
}

/* Makes one of those that overlap, which shares what the first of them does;
 * gives how many are left. */
static size_t join(struct object *at, size_t n)
{
	size_t k = 0;

	for (size_t i = 1; i < n; i++) {
		if (at[i].begin >= at[k].end) {
			at[++k] = at[i];
			continue;
		}
		if (at[i].end > at[k].end)
			at[k].end = at[i].end;
	}
	return k + 1;
}

static struct table *build(void)
{
	size_t n = (size_t)(__stop_saner_objects - __start_saner_objects) +
		   (size_t)(__stop_saner_literals - __start_saner_literals);
	struct table *t;

	if (!n)
		return NULL;
	t = mmap(NULL, sizeof(*t) + n * sizeof(t->at[0]),
		 PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (t == MAP_FAILED)
		return NULL;
	n = put_all(t->at, 0, __start_saner_objects, __stop_saner_objects,
		    false);
	n = put_all(t->at, n, __start_saner_literals, __stop_saner_literals,
		    true);
	if (!n)
		return NULL;
	sort(t->at, n);
	t->n = join(t->at, n);
	t->begin = t->at[0].begin;
	t->end = t->at[t->n - 1].end;
	return t;
}

/* Functions with names, so that a library's own table goes to where the library
 * asks when that is not its own runtime.  The loader calls one at a time. */
void __saner_objects_add(struct table *t);
void __saner_objects_add(struct table *t)
{
	t->next = tables;
	__atomic_store_n(&tables, t, __ATOMIC_RELEASE);
}

/* The memory of @t stays: somebody may be asking. */
void __saner_objects_remove(const struct table *t);
void __saner_objects_remove(const struct table *t)
{
	struct table **from = &tables;

	while (*from && *from != t)
		from = &(*from)->next;
	if (*from)
		__atomic_store_n(from, t->next, __ATOMIC_RELEASE);
}

static __attribute__((__constructor__(101))) void add_own(void)
{
	own = build();
	if (own)
		__saner_objects_add(own);
}

static __attribute__((__destructor__(101))) void remove_own(void)
{
	if (own)
		__saner_objects_remove(own);
}
