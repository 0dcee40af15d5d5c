/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: a table of static objects and literals, in a process (objects.c) and in
 * a User-mode-Linux kernel (objects-um.c).  It is the records of all units, sorted
 * where they lie.
 *
 * Objects that nobody told of (of other code, thread-local, weak ones) lie
 * between them: what is found must hold for those too.  So the end of an object
 * is not in it, as it may be another's beginning; and the first byte of an
 * object may be a pointer to the end of the one before it: the bytes below are
 * allowed then, down to the next object that was told of, or through it when
 * it ends right there.  Literals overlap where the linker merged their ends, and
 * count as the longest; a longer one that nobody told of may lie around one that
 * does not stand behind a NUL, so that below each of its bytes the same is
 * allowed.
 */
struct __saner_table {
	const struct __saner_object *at;	/* apart from each other */
	unsigned long n;
	unsigned long begin;	/* of the first, and end of the last; 0, 0 of */
	unsigned long end;	/* none */
};

static __inline __attribute__((__always_inline__)) unsigned long
__saner_begin(const struct __saner_object *o)
{
	return (unsigned long)o->base;
}

static __inline __attribute__((__always_inline__)) unsigned long
__saner_end(const struct __saner_object *o)
{
	return (unsigned long)o->base + o->size;
}

/* ---- asking -------------------------------------------------------------- */

/* The last object of @t that begins at @at or before it; there is one. */
static __inline __attribute__((__always_inline__)) const struct __saner_object *
__saner_last_before(const struct __saner_table *t, unsigned long at)
{
	const struct __saner_object *lo = t->at;
	unsigned long n = t->n;

	while (n > 1) {
		unsigned long half = n / 2;

		lo += __saner_begin(&lo[half]) <= at ? half : 0;
		n -= half;
	}
	return lo;
}

/* From where on the bytes below @o may be of an object that ends where it
 * begins: that is the one before it, or one that nobody told of. */
static __inline __attribute__((__always_inline__)) unsigned long
__saner_room_below(const struct __saner_table *t,
		   const struct __saner_object *o)
{
	if (o == t->at)
		return 0;
	return __saner_end(&o[-1]) == __saner_begin(o) ?
	       __saner_begin(&o[-1]) : __saner_end(&o[-1]);
}

/* The object of @t that the byte at @at is of, with what may be below it, or
 * unknown. */
static struct __saner_bounds __saner_table_find(const struct __saner_table *t,
						unsigned long at)
{
	struct __saner_bounds b = { 0, ~0UL };
	const struct __saner_object *o;

	if (at - t->begin >= t->end - t->begin)
		return b;
	o = __saner_last_before(t, at);
	if (at >= __saner_end(o))
		return b;
	b.base = at - __saner_begin(o) < o->shared ?
		 __saner_room_below(t, o) : __saner_begin(o);
	b.size = __saner_end(o) - b.base;
	return b;
}

/* ---- making it ------------------------------------------------------------ */

/* A literal behind a NUL is not the end of a longer one.  A pointer behind the
 * NUL of another would be one to it, too, but who has that has begun with the
 * other.  What has two zeroes at its end may be of wide characters, and the byte
 * below the first one of theirs.  The page below may not be there. */
static __inline __attribute__((__always_inline__)) int
__saner_is_whole(const struct __saner_object *o)
{
	const volatile char *s = (const volatile char *)o->base;

	return ((unsigned long)s & 4095) && !s[-1] && o->size > 1 &&
	       o->shared == o->size && s[o->size - 2];
}

/* The linker leaves gaps, of zeroes. */
static __inline __attribute__((__always_inline__)) unsigned long
__saner_close_gaps(struct __saner_object *at, unsigned long n)
{
	unsigned long k = 0, i;

	for (i = 0; i < n; i++) {
		if (!at[i].base || !at[i].size)
			continue;
		at[k] = at[i];
		if (__saner_is_whole(&at[k]))
			at[k].shared = 0;
		k++;
	}
	return k;
}

/* The longer first of what begins together. */
static __inline __attribute__((__always_inline__)) int
__saner_is_before(const struct __saner_object *a,
		  const struct __saner_object *b)
{
	return a->base != b->base ? __saner_begin(a) < __saner_begin(b) :
	       a->size > b->size;
}

static __inline __attribute__((__always_inline__)) void
__saner_swap(struct __saner_object *a, struct __saner_object *b)
{
	struct __saner_object x = *a;

	*a = *b;
	*b = x;
}

/* Puts object @i where it belongs below it in the heap of @n. */
static void __saner_sift(struct __saner_object *at, unsigned long i,
			 unsigned long n)
{
	unsigned long child;

	for (; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n &&
		    __saner_is_before(&at[child], &at[child + 1]))
			child++;
		if (!__saner_is_before(&at[i], &at[child]))
			return;
		__saner_swap(&at[i], &at[child]);
	}
}

/* Heapsort (Williams 1964): it needs no memory, and calls nobody. */
static void __saner_sort(struct __saner_object *at, unsigned long n)
{
	unsigned long i;

	for (i = n / 2; i-- > 0;)
		__saner_sift(at, i, n);
	while (n-- > 1) {
		__saner_swap(&at[0], &at[n]);
		__saner_sift(at, 0, n);
	}
}

/* Makes one of those that overlap, which shares what the first of them does;
 * gives how many are left. */
static unsigned long __saner_join(struct __saner_object *at, unsigned long n)
{
	unsigned long k = 0, i;

	for (i = 1; i < n; i++) {
		unsigned long end = __saner_end(&at[i]);
		int all = at[k].shared == at[k].size;

		if (__saner_begin(&at[i]) >= __saner_end(&at[k])) {
			at[++k] = at[i];
			continue;
		}
		if (end > __saner_end(&at[k]))
			at[k].size = (unsigned int)(end -
						    __saner_begin(&at[k]));
		if (all)
			at[k].shared = at[k].size;
	}
	return k + 1;
}

/* Makes the table of the @n records at @at, which are its from now on. */
static __inline __attribute__((__always_inline__)) void
__saner_table_make(struct __saner_table *t, struct __saner_object *at,
		   unsigned long n)
{
	n = __saner_close_gaps(at, n);
	if (!n)
		return;
	__saner_sort(at, n);
	t->at = at;
	t->n = __saner_join(at, n);
	t->begin = __saner_begin(&at[0]);
	t->end = __saner_end(&at[t->n - 1]);
}
