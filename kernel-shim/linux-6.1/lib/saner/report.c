// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The report of every check in the kernel and its modules.
 *
 * Soft: once a check (saner.policy=once), at most ten in five seconds of all
 * together, as a warning; execution goes on.  Hard: as BUG().  In a KUnit test a
 * report fails the test that runs, unless the test waits for it.
 *
 * A report may be made anywhere: nothing is allocated, no lock is taken.  One
 * that is made while the same task makes another (printk() has checks, too) is
 * not printed; in hard mode the unit stops by itself when we return.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <kunit/test-bug.h>
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/sysfs.h>

#include "runtime/site.c"
#include "runtime/record.c"
#include "runtime/words.c"
#include "runtime/print-kernel.c"
#include "internal.h"
#include "units.h"

#undef MODULE_PARAM_PREFIX
#define MODULE_PARAM_PREFIX "saner."

/* ---- policy ---------------------------------------------------------- */

static unsigned int policy;

unsigned int saner_policy(void)
{
	return READ_ONCE(policy);
}

static int policy_set(const char *text, const struct kernel_param *kp)
{
	int n = __sysfs_match_string(units_policies, POLICIES, text);

	if (n < 0)
		return n;
	WRITE_ONCE(policy, n);
	return 0;
}

static int policy_get(char *buffer, const struct kernel_param *kp)
{
	return sysfs_emit(buffer, "%s\n", units_policies[saner_policy()]);
}

static const struct kernel_param_ops policy_ops = {
	.set = policy_set,
	.get = policy_get,
};
module_param_cb(policy, &policy_ops, NULL, 0644);

static struct ratelimit_state limit =
	RATELIMIT_STATE_INIT_FLAGS(limit, 5 * HZ, 10, RATELIMIT_MSG_ON_RELEASE);

static bool is_silent(const struct __saner_site *site)
{
	return READ_ONCE(site->off) || saner_policy() == POLICY_NEVER;
}

/* A report that the limit swallows is still to be made. */
static bool speaks(struct __saner_site *site)
{
	if (saner_policy() == POLICY_ONCE && READ_ONCE(site->said))
		return false;
	if (!__ratelimit(&limit))
		return false;
	WRITE_ONCE(site->said, 1);
	return true;
}

/* ---- tests ------------------------------------------------------------- */

static struct task_struct *watched;
static struct saner_seen *seen_there;

void saner_watch(struct saner_seen *seen)
{
	if (seen)
		memset(seen, 0, sizeof(*seen));
	seen_there = seen;
	WRITE_ONCE(watched, seen ? current : NULL);
}
EXPORT_SYMBOL_GPL(saner_watch);

unsigned int saner_hits(const struct __saner_site *site)
{
	return READ_ONCE(site->hits);
}
EXPORT_SYMBOL_GPL(saner_hits);

void saner_switch(struct __saner_site *site, bool off)
{
	WRITE_ONCE(site->off, off);
}
EXPORT_SYMBOL_GPL(saner_switch);

static bool is_watched(struct __saner_site *site, const char *title)
{
	if (READ_ONCE(watched) != current)
		return false;
	seen_there->n++;
	seen_there->title = title;
	seen_there->site = site;
	return true;
}

/* Every time, whatever the limit says. */
static void fail_test(const struct __saner_site *site, const char *title)
{
	kunit_fail_current_test("saner: %s: %s at %s:%u", site->property,
				title, site->file, site->line);
}

/* ---- the report --------------------------------------------------------- */

static void make(struct __saner_site *site, const void *at,
		 enum __saner_form form, unsigned long a, unsigned long b,
		 unsigned long c, int hard)
{
	__saner_print(site, at, form, a, b, c, hard);
	if (hard)
		BUG();
	__warn(site->file, site->line, (void *)at, TAINT_WARN, NULL, NULL);
}

void __saner_report(struct __saner_site *site, const void *at,
		    enum __saner_form form, unsigned long a, unsigned long b,
		    unsigned long c, int hard);

void notrace __saner_report(struct __saner_site *site, const void *at,
			    enum __saner_form form, unsigned long a,
			    unsigned long b, unsigned long c, int hard)
{
	static unsigned long reporting;
	/* never 0: there may be no task yet */
	unsigned long me = (unsigned long)current | 1, old;
	const char *title = __saner_title(form, a, site->writes);

	/* 0 is __ATOMIC_RELAXED */
	__atomic_fetch_add(&site->hits, 1, 0);
	if (!hard && (is_watched(site, title) || is_silent(site)))
		return;
	old = cmpxchg(&reporting, 0, me);
	if (old == me)
		return;
	fail_test(site, title);
	if (hard || speaks(site))
		make(site, at, form, a, b, c, hard);
	if (!old)
		WRITE_ONCE(reporting, 0);
}
EXPORT_SYMBOL(__saner_report);
