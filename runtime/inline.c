/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the checks.  Nothing on the hot path but compare and branch; what
 * follows a failed compare is cold and out of line.  An unsigned compare also
 * catches what is negative.
 */

/* ---- after a failed compare -----------------------------------------
 *
 * A cold function for each form.  It takes what its report says and no more:
 * by the size of its call the compiler decides what it inlines, and with that
 * how large text and frames become.
 */

/* The return address is that of the cold function that this is put into. */
static __inline __attribute__((__always_inline__, __unused__)) void
__saner_fail(struct __saner_site *site, enum __saner_form form,
	     unsigned long a, unsigned long b, unsigned long c)
{
	__saner_report(site, __builtin_return_address(0), form, a, b, c,
		       __saner_hard);
	if (__saner_hard)	/* tells the compiler that it does not return */
		__builtin_trap();
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_null(struct __saner_site *site, unsigned long at)
{
	__saner_fail(site, __saner_form_null, at, 0, 0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_index(struct __saner_site *site, unsigned long index,
		   unsigned long count)
{
	__saner_fail(site, __saner_form_index, index, count, 0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_access(struct __saner_site *site, unsigned long at,
		    struct __saner_bounds bounds)
{
	__saner_fail(site, __saner_form_access, at - bounds.base, bounds.size,
		     0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_bytes(struct __saner_site *site, unsigned long at,
		   unsigned long amount, struct __saner_bounds bounds)
{
	__saner_fail(site, __saner_form_bytes, at - bounds.base, bounds.size,
		     amount);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_string(struct __saner_site *site, unsigned long at,
		    struct __saner_bounds bounds)
{
	__saner_fail(site, __saner_form_string, at - bounds.base, bounds.size,
		     0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_divisor(struct __saner_site *site)
{
	__saner_fail(site, __saner_form_divisor, 0, 0, 0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_quotient(struct __saner_site *site, unsigned long dividend)
{
	__saner_fail(site, __saner_form_quotient, dividend, ~0UL, 0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_shift(struct __saner_site *site, unsigned long count,
		   unsigned long width)
{
	__saner_fail(site, __saner_form_shift, count, width, 0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_cast(struct __saner_site *site, unsigned long amount,
		  unsigned long size)
{
	__saner_fail(site, __saner_form_cast, size, amount, 0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_reached(struct __saner_site *site)
{
	__saner_fail(site, __saner_form_reached, 0, 0, 0);
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_alive(struct __saner_site *site)
{
	__saner_fail(site, __saner_form_alive, 0, 0, 0);
}

/* A barrier after the call of a cold function: were it a tail call, the
 * return address would name the caller of the function that failed. */
static __inline __attribute__((__always_inline__, __unused__)) void
__saner_stay(void)
{
	__asm__ __volatile__("");
}

/* @v, so that in soft mode, where the program goes on, the compiler does not
 * take the failed compare for a fact: it would warn of the access behind it,
 * and compile it as one that cannot be. */
static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_opaque(unsigned long v)
{
	if (!__saner_hard)
		__asm__("" : "+r"(v));
	return v;
}

/* ---- checks ---------------------------------------------------------- */

/* Whether the compiler knows the object at @p, and that it is there: of a new
 * object it knows the size, and not that it was got.  Where it does, the compare
 * goes, and an object of which nothing but the address was compared needs no
 * place on the stack. */
static __inline __attribute__((__always_inline__, __unused__)) int
__saner_is_object(const volatile void *p)
{
	return __builtin_object_size((const void *)(unsigned long)p, 2) && p;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_null(const volatile void *p, struct __saner_site *site)
{
	unsigned long at = __saner_opaque((unsigned long)p);

	/* 0 and the 4095 error pointers at the top, in one compare */
	if (__builtin_expect(at - 1UL >= 0UL - 4096UL, 0) &&
	    !__saner_is_object(p)) {
		__saner_fail_null(site, at);
		__saner_stay();
	}
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_index(unsigned long index, unsigned long count,
	      struct __saner_site *site)
{
	index = __saner_opaque(index);
	if (__builtin_expect(index >= count, 0)) {
		__saner_fail_index(site, index, count);
		__saner_stay();
	}
}

static __inline __attribute__((__always_inline__, __unused__)) int
__saner_inside(unsigned long at, unsigned long bytes,
	       struct __saner_bounds bounds)
{
	return bounds.size >= bytes &&
	       at - bounds.base <= bounds.size - bytes;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_access(const volatile void *p, long lo, long hi,
	       struct __saner_bounds bounds, struct __saner_site *site)
{
	unsigned long at = __saner_opaque((unsigned long)p) + (unsigned long)lo;
	unsigned long bytes = (unsigned long)hi - (unsigned long)lo;

	if (__builtin_expect(!__saner_inside(at, bytes, bounds), 0)) {
		__saner_fail_access(site, at, bounds);
		__saner_stay();
	}
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_bytes(const volatile void *p, unsigned long amount,
	      struct __saner_bounds bounds, struct __saner_site *site)
{
	unsigned long at = __saner_opaque((unsigned long)p);

	amount = __saner_opaque(amount);
	if (__builtin_expect(amount && !__saner_inside(at, amount, bounds), 0)) {
		__saner_fail_bytes(site, at, amount, bounds);
		__saner_stay();
	}
}

/* The number of bytes up to and including the first NUL; 0: none in @room.
 * Takes no pointer: gcc would say that an array may be uninitialized. */
static __attribute__((__noinline__, __unused__)) unsigned long
__saner_scan(unsigned long at, unsigned long room)
{
	const volatile char *s = (const volatile char *)at;
	unsigned long i;

	for (i = 0; i < room; i++)
		if (!s[i])
			return i + 1;
	return 0;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_string(const volatile void *p, struct __saner_bounds bounds,
	       struct __saner_site *site)
{
	unsigned long at = (unsigned long)p;
	unsigned long off = at - bounds.base;

	if (bounds.size == ~0UL)
		return;
	if (__builtin_expect(off >= bounds.size ||
			     !__saner_scan(at, bounds.size - off), 0)) {
		__saner_fail_string(site, at, bounds);
		__saner_stay();
	}
}

/* A string of which at most @amount bytes are read. */
static __inline __attribute__((__always_inline__, __unused__)) void
__saner_strn(const volatile void *p, unsigned long amount,
	     struct __saner_bounds bounds, struct __saner_site *site)
{
	if (amount && !__saner_inside((unsigned long)p, amount, bounds))
		__saner_string(p, bounds, site);
}

/* A new object, of which bounds that are nothing say that there is none. */
static __inline __attribute__((__always_inline__, __unused__)) void
__saner_cast(unsigned long amount, struct __saner_bounds bounds,
	     struct __saner_site *site)
{
	if (__builtin_expect(bounds.size && bounds.size < amount, 0)) {
		__saner_fail_cast(site, amount, bounds.size);
		__saner_stay();
	}
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_divisor(unsigned long divisor, struct __saner_site *site)
{
	if (__builtin_expect(!divisor, 0)) {
		__saner_fail_divisor(site);
		__saner_stay();
	}
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_quotient(long dividend, long divisor, long min,
		 struct __saner_site *site)
{
	if (__builtin_expect(!divisor, 0)) {
		__saner_fail_divisor(site);
		__saner_stay();
	} else if (__builtin_expect(divisor == -1 && dividend == min, 0)) {
		__saner_fail_quotient(site, (unsigned long)dividend);
		__saner_stay();
	}
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_shift(unsigned long count, unsigned long width,
	      struct __saner_site *site)
{
	if (__builtin_expect(count >= width, 0)) {
		__saner_fail_shift(site, count, width);
		__saner_stay();
	}
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_reached(struct __saner_site *site)
{
	__saner_fail_reached(site);
	__saner_stay();
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_alive(const volatile void *p, struct __saner_site *site)
{
	if (__builtin_expect(__saner_is_freed((unsigned long)p), 0)) {
		__saner_fail_alive(site);
		__saner_stay();
	}
}

/* The companion of a pointer that was freed by its name is nothing. */
static __inline __attribute__((__always_inline__, __unused__)) void
__saner_freed(const volatile void *p, struct __saner_bounds bounds,
	      struct __saner_site *site)
{
	if (__builtin_expect(!(bounds.base | bounds.size) &&
			     (unsigned long)p - 1UL < 0UL - 4096UL, 0)) {
		__saner_fail_alive(site);
		__saner_stay();
	}
}

/* ---- asking ---------------------------------------------------------- */

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_lookup(const volatile void *p)
{
	return __saner_find((unsigned long)p);
}

/* A check whose bounds are asked for it alone: out of line, as the question is. */
static __attribute__((__noinline__, __unused__)) void
__saner_asked(unsigned long base, unsigned long at, unsigned long bytes,
	      struct __saner_site *site)
{
	struct __saner_bounds b = __saner_find(base);

	if (b.size == ~0UL)
		site->unknown += !__saner_hard;
	else if (__builtin_expect(!__saner_inside(at, bytes, b), 0))
		__saner_fail_access(site, at, b);
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_ask(const volatile void *base, const volatile void *p, long lo,
	    long hi, struct __saner_site *site)
{
	__saner_asked((unsigned long)base,
		      (unsigned long)p + (unsigned long)lo,
		      (unsigned long)hi - (unsigned long)lo, site);
}

/* How many bytes the object of @p has from there on; ULONG_MAX: nobody knows.  For
 * a pointer that stays where it is this is all that a check needs. */
static __attribute__((__noinline__, __pure__, __unused__)) unsigned long
__saner_left(unsigned long at)
{
	struct __saner_bounds b = __saner_find(at);

	if (b.size == ~0UL)
		return ~0UL;
	return at - b.base > b.size ? 0 : b.base + b.size - at;
}

static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_room(const volatile void *p)
{
	return __saner_left((unsigned long)p);
}

/* What the report says of the object is asked for again: nobody kept it. */
static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_fail_in_room(struct __saner_site *site, unsigned long at,
		  unsigned long amount, unsigned long room)
{
	struct __saner_bounds b = __saner_find(at);

	if (b.size == ~0UL || at - b.base > b.size) {
		b.base = at;
		b.size = room;
	}
	if (site->size)		/* the last bytes of the amount are accessed */
		__saner_fail(site, __saner_form_access,
			     at - b.base + amount - site->size, b.size, 0);
	else
		__saner_fail(site, __saner_form_bytes, at - b.base, b.size,
			     amount);
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_in_room(const volatile void *p, unsigned long amount,
		unsigned long room, struct __saner_site *site)
{
	amount = __saner_opaque(amount);
	if (__builtin_expect(amount > room, 0)) {
		__saner_fail_in_room(site, (unsigned long)p, amount, room);
		__saner_stay();
	}
}

/* strlen(), as far as the object goes when that is known; ULONG_MAX when no NUL
 * is in it, or when it is NULL: kstrdup(NULL) returns NULL. */
static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_length(const volatile void *s)
{
	struct __saner_bounds b = __saner_lookup(s);
	unsigned long room = b.base + b.size - (unsigned long)s;

	if ((unsigned long)s - 1UL >= 0UL - 4096UL)
		return ~0UL;
	return __saner_scan((unsigned long)s, b.size == ~0UL ? ~0UL : room) -
	       1UL;
}

/* ---- bounds ---------------------------------------------------------- */

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_unknown(void)
{
	struct __saner_bounds b = { 0, ~0UL };

	return b;
}

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_nothing(void)
{
	struct __saner_bounds b = { 0, 0 };

	return b;
}

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_extent(const volatile void *base,
				     unsigned long size)
{
	struct __saner_bounds b;

	b.base = (unsigned long)base;
	b.size = size;
	/* a size that reaches around the address space promises nothing: it
	 * must never be taken for "unknown" */
	if (b.base - 1UL >= 0UL - 4096UL || size > 0UL - b.base)
		return __saner_nothing();
	return b;
}

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_ended(const volatile void *base,
				    const volatile void *end)
{
	if ((unsigned long)end < (unsigned long)base)
		return __saner_nothing();
	return __saner_extent(base, (unsigned long)end - (unsigned long)base);
}

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_nul(const volatile void *s)
{
	if ((unsigned long)s - 1UL >= 0UL - 4096UL)
		return __saner_nothing();
	return __saner_extent(s, __saner_scan((unsigned long)s, ~0UL));
}

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_tail(const volatile void *p,
				   struct __saner_bounds bounds)
{
	unsigned long off = (unsigned long)p - bounds.base;

	if (bounds.size == ~0UL)
		return bounds;
	if (off > bounds.size)
		return __saner_nothing();
	bounds.base += off;
	bounds.size -= off;
	return bounds;
}

static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_within(const volatile void *p,
				     unsigned long size,
				     struct __saner_bounds bounds)
{
	if (bounds.size == ~0UL)
		return __saner_extent(p, size);
	bounds = __saner_tail(p, bounds);
	if (bounds.size > size)
		bounds.size = size;
	return bounds;
}

/* ---- values ---------------------------------------------------------- */

static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_mul(unsigned long a, unsigned long b)
{
	unsigned long r;

	return __builtin_mul_overflow(a, b, &r) ? 0 : r;
}

static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_add(unsigned long a, unsigned long b)
{
	unsigned long r;

	return __builtin_add_overflow(a, b, &r) ? 0 : r;
}

static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_sub(unsigned long a, unsigned long b)
{
	return a < b ? 0 : a - b;
}

static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_mul_need(unsigned long a, unsigned long b)
{
	unsigned long r;

	return __builtin_mul_overflow(a, b, &r) ? ~0UL : r;
}

static __inline __attribute__((__always_inline__, __unused__)) unsigned long
__saner_add_need(unsigned long a, unsigned long b)
{
	unsigned long r;

	return __builtin_add_overflow(a, b, &r) ? ~0UL : r;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_zero(void *p, unsigned long size)
{
	if ((unsigned long)p - 1UL < 0UL - 4096UL &&
	    !__saner_is_blank((unsigned long)p))
		__builtin_memset(p, 0, size);
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_give(struct __saner_bounds *to, struct __saner_bounds bounds)
{
	if (to)
		*to = bounds;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_count(struct __saner_bounds bounds, struct __saner_site *site)
{
	if (__builtin_expect(bounds.size == ~0UL, 0))
		site->unknown++;
}
