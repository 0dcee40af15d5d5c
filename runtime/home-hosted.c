/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the report of an ordinary process is in libsaner_rt.a
 * (runtime/report.c).  @at is unused there: it is the kernel that prints it.
 */
void __saner_report(struct __saner_site *site, const void *at,
		    enum __saner_form form, unsigned long a, unsigned long b,
		    unsigned long c, int hard);
