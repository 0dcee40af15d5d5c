/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: stopping and warning where the kernel has no table of undefined
 * instructions (User-mode Linux): there BUG() is panic() and WARN() calls
 * warn_slowpath_fmt().  Both are redeclared as the kernel declares them.
 */
__attribute__((__noreturn__)) void panic(const char *fmt, ...);
void warn_slowpath_fmt(const char *file, const int line, unsigned int taint,
		       const char *fmt, ...);

static __inline __attribute__((__always_inline__, __unused__)) unsigned int
__saner_policy(void)
{
	return 0;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_stop(void)
{
	panic("saner: see the report above");
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_warn(struct __saner_site *site)
{
	/* taint W; a NULL format prints the place alone */
	warn_slowpath_fmt(site->file, (int)site->line, 9, (const char *)0);
}

/* What the allocator knows (heap-um.c), when the unit was compiled to ask it
 * and it is in the same program: there is no record by which saner.ko could find
 * the unit. */
struct __saner_bounds __saner_heap(unsigned long at) __attribute__((__weak__));

static __attribute__((__noinline__, __pure__, __unused__))
struct __saner_bounds __saner_find(unsigned long at)
{
	struct __saner_bounds (*find)(unsigned long) =
		__saner_asks ? __saner_heap : 0;
	struct __saner_bounds b = { 0, ~0UL };

	/* a call that the linker would have to resolve is out of reach of a
	 * module when nobody defines the function */
	__asm__("" : "+r"(find));
	return find ? find(at) : b;
}
