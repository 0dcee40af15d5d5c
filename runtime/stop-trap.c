/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: stopping in a unit that does not see the kernel's bug.h: an undefined
 * instruction, which oopses.  A warning is the report alone; panic_on_warn
 * cannot be asked from here.
 */
static __inline __attribute__((__always_inline__, __unused__)) unsigned int
__saner_policy(void)
{
	return 0;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_stop(void)
{
	__builtin_trap();
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_warn(struct __saner_site *site)
{
	(void)site;
}

/* There is no record by which saner.ko could find the unit. */
static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_find(unsigned long at)
{
	struct __saner_bounds b = { 0, ~0UL };

	(void)at;
	return b;
}
