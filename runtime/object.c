/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: a static object or a string literal that pointers may lead to, as a
 * unit tells of it (lowering/objects.c) in the section saner_objects, which the
 * linker joins.  Of the first `shared` bytes a pointer to one may be one to
 * another object: 1 of a static object, all of a literal (runtime/table.c).
 */
struct __saner_object {
	const volatile void *base;
	unsigned int size;
	unsigned int shared;
} __attribute__((__aligned__(16)));	/* or the sections would have gaps */
