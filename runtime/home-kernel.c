/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the report in a kernel that knows nothing of saner.  It is a static
 * function of the unit and calls only _printk(), which every kernel exports: an
 * instrumented module loads without any other.
 */
static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_report(struct __saner_site *site, const void *at,
	       enum __saner_form form, unsigned long a, unsigned long b,
	       unsigned long c, int hard)
{
	/* 0 is __ATOMIC_RELAXED */
	unsigned int hits = __atomic_fetch_add(&site->hits, 1, 0);
	unsigned int policy = __saner_policy();

	if (!hard && (site->off || policy == 2 || (hits && policy != 1)))
		return;
	__saner_print(site, at, form, a, b, c, hard);
	if (hard)
		__saner_stop();
	__saner_warn(site);
}

/* No tracepoint tells surely that an object was freed. */
static __inline __attribute__((__always_inline__, __unused__)) int
__saner_is_freed(unsigned long at)
{
	(void)at;
	return 0;
}

/* The new object is what the allocator left. */
static __inline __attribute__((__always_inline__, __unused__)) int
__saner_is_blank(unsigned long at)
{
	(void)at;
	return 0;
}
