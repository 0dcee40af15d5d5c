/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the report in a kernel that was built with the patch set
 * (kernel-shim/linux-6.1/): lib/saner/ has it, once for all units.
 */
void __saner_report(struct __saner_site *site, const void *at,
		    enum __saner_form form, unsigned long a, unsigned long b,
		    unsigned long c, int hard);

/* Nobody tells of objects yet. */
static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_find(unsigned long at)
{
	struct __saner_bounds b = { 0, ~0UL };

	(void)at;
	return b;
}

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
