/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SANER_INTERNAL_H
#define SANER_INTERNAL_H
/*
 * What the files of lib/saner/ know of each other.
 */
#include <linux/types.h>

struct __saner_site;

/* The reports of this task, for the tests: while it is watched, they are kept
 * here and neither printed nor limited. */
struct saner_seen {
	unsigned int n;
	const char *title;			/* of the last one */
	struct __saner_site *site;
};

/* NULL: no longer.  One task at a time. */
void saner_watch(struct saner_seen *seen);

/* For the tests, too: a unit that has checks cannot include runtime/site.c. */
unsigned int saner_hits(const struct __saner_site *site);
void saner_switch(struct __saner_site *site, bool off);

/* How often a check in soft mode reports (units.h). */
unsigned int saner_policy(void);

#endif
