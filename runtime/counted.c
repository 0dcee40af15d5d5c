/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: an access that is counted.  Whoever reads the table finds it by its
 * name, __saner_counted, in the symbols of the program or kernel.
 */
struct __saner_counted {
	unsigned long n;	/* times that it was executed */
	unsigned long unknown;	/* times that a check of it had no bounds */
	const char *file;	/* 0: the table is empty */
	const char *function;
	const char *why;	/* of its worst obligation: rule, reason; or 0 */
	const char *what;	/* as in a site, or 0 */
	unsigned int line;
	unsigned char classes[6];	/* by column of runtime/abi.def */
	unsigned char blind;	/* no counter stands there: n says nothing */
};
