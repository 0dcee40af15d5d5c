/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SANER_UNITS_H
#define SANER_UNITS_H
/*
 * The units that saner compiled, as far as somebody found them, in debugfs.
 * Shared by saner.ko, which finds those of modules, and lib/saner/ of the patch
 * set, which finds all.  Include runtime/site.c and runtime/record.c first.
 *
 *	saner/units	a line for each unit
 *	saner/sites	a line for each check; write: one is switched
 *	saner/reset	write: the counts start again, and every check may report
 *			again
 *
 * What may be written to sites, a line each:
 *
 *	off FILE:LINE	checks there only count from now on
 *	off FILE	all of a file
 *	off all
 *	on ...		the same, and they report again
 *
 * FILE is as the list shows it.  A check in hard mode cannot be switched off.
 */
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/types.h>

struct module;

struct seen_unit {
	struct list_head node;
	struct module *mod;		/* NULL: the kernel itself */
	struct __saner_unit *unit;
};

extern struct list_head units_seen;
extern struct mutex units_lock;		/* units_seen, and what it points to */

/* What /sys/.../policy says: how often a check in soft mode reports. */
enum { POLICY_ONCE, POLICY_ALWAYS, POLICY_NEVER, POLICIES };
extern const char *const units_policies[POLICIES + 1];

/* Under units_lock.  False: it is known, of another version of saner, or there
 * is no memory (then a line says so). */
bool units_add(struct module *mod, struct __saner_unit *unit);
void units_drop(struct seen_unit *s);

/* Which policy a unit is shown with is its owner's to say. */
typedef unsigned int units_policy_of(const struct __saner_unit *unit);

void units_debugfs_init(units_policy_of *policy_of);
void units_debugfs_exit(void);
#endif
