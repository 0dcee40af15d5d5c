/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the record of a unit in a kernel.  Entries of the bug table name its
 * head as their file, and so saner.ko finds the records of a module.
 */
struct __saner_unit {
	char tag[16];		/* printed as the file */
	unsigned int magic;	/* 0x534e5231 */
	unsigned int site_size;
	struct __saner_site *sites;
	unsigned int nsites;
	unsigned int hard;
	unsigned int policy;	/* soft: 0 a site reports once, 1 always, 2 never */
	unsigned int asks;	/* find is used */
	struct __saner_bounds (*find)(unsigned long at);	/* saner.ko's, or 0 */
};
