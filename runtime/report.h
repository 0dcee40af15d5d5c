/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef RUNTIME_REPORT_H
#define RUNTIME_REPORT_H
/*
 * libsaner_rt.a: what a hosted unit calls when a check fails.  Only the inline
 * part calls it; home-hosted.c has the same prototype for the unit.
 *
 * @site: the check; its hits are counted.  @at: where in the code.  @form says
 * what @a, @b, @c are (site.c).  @hard: report and abort(); else report once
 * for a site and return.
 */
#include "runtime/site.c"

void __saner_report(struct __saner_site *site, const void *at,
		    enum __saner_form form, unsigned long a, unsigned long b,
		    unsigned long c, int hard);
#endif
