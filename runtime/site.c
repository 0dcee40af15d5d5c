/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: what a check knows of its place, and what bounds are.  This file
 * stands at the top of every instrumented unit, already preprocessed: no
 * macro, no #include.
 */

/* One check in the source.  Lowering writes all up to `writes`. */
struct __saner_site {
	const char *file;
	const char *function;
	const char *property;	/* "bounds" */
	const char *rule;	/* "bounds-index" */
	const char *what;	/* "'slots' (struct ring, 64 bytes)", or 0 */
	unsigned int line;
	unsigned int number;	/* of the obligation in its function */
	unsigned int size;	/* of the access, bytes; 0: not one access */
	unsigned char writes;
	unsigned char off;	/* kernel, soft: it only counts */
	unsigned char said;	/* kernel, soft: it reported */
	unsigned int hits;	/* times that the check failed */
	unsigned int unknown;	/* times that it passed for want of bounds */
};

typedef unsigned long __saner_size;

/* The bytes [base, base + size).  {0, 0} is nothing, {0, ~0UL} unknown. */
struct __saner_bounds {
	unsigned long base;
	unsigned long size;
};

/* Which check failed, and what the operands a, b, c of the report are. */
enum __saner_form {
	__saner_form_null,	/* pointer */
	__saner_form_index,	/* index, count */
	__saner_form_access,	/* offset, size of the object, bytes */
	__saner_form_bytes,	/* offset, size of the object, bytes */
	__saner_form_string,	/* offset, size of the object */
	__saner_form_divisor,	/* - */
	__saner_form_quotient,	/* dividend, divisor */
	__saner_form_shift,	/* count, width */
	__saner_form_cast,	/* size of the object, bytes */
	__saner_form_reached,	/* - */
	__saner_form_alive	/* - */
};
