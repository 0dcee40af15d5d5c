/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the report of an ordinary process is in libsaner_rt.a
 * (runtime/report.c), as are the heap (runtime/heap.h) and the static objects
 * (runtime/objects.h) that can be asked.  @at is unused there: it is the kernel
 * that prints it.
 */
void __saner_report(struct __saner_site *site, const void *at,
		    enum __saner_form form, unsigned long a, unsigned long b,
		    unsigned long c, int hard);
/* pure: two questions about one pointer with nothing between are one */
__attribute__((__pure__)) struct __saner_bounds __saner_find(unsigned long at);
__attribute__((__pure__)) int __saner_is_freed(unsigned long at);
/* not pure: as far as the compiler knows it writes to the new object */
int __saner_is_blank(unsigned long at);

/* In runtime/objects.c.  Each unit names it, so that the linker takes that file,
 * with its table, into each program and library: also where another's
 * __saner_find() is the one that is called. */
extern const char __saner_objects_own __attribute__((__visibility__("hidden")));
static const char *const __saner_objects_wanted __attribute__((__used__)) =
	&__saner_objects_own;
