// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * saner.ko: looks after the modules that saner compiled.  They need it for
 * nothing; loaded before them, it lists their checks with what became of each,
 * and says how often a check in soft mode reports.
 *
 *	/sys/module/saner/parameters/policy	once, always, never
 *	/sys/kernel/debug/saner/		units.h
 *
 * With registry=slots it also knows the objects of the heap (registry.h).
 *
 * The records are found through the module's own bug table, where every report
 * of saner has an entry (runtime/record.c): no symbol, no section, no pass over
 * memory.  Modules that were there before are not seen: their list is the
 * kernel's own.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/bug.h>
#include <linux/module.h>
#include <linux/string.h>

#include "runtime/site.c"
#include "runtime/record.c"
#include "registry.h"
#include "units.h"

#define TAG	"saner (above)"

/* ---- policy ---------------------------------------------------------- */

static unsigned int policy;		/* under units_lock */

static int policy_set(const char *text, const struct kernel_param *kp)
{
	int n = __sysfs_match_string(units_policies, POLICIES, text);
	struct seen_unit *s;

	if (n < 0)
		return n;
	mutex_lock(&units_lock);
	policy = n;
	list_for_each_entry(s, &units_seen, node)
		WRITE_ONCE(s->unit->policy, policy);
	mutex_unlock(&units_lock);
	return 0;
}

static int policy_get(char *buffer, const struct kernel_param *kp)
{
	return sysfs_emit(buffer, "%s\n", units_policies[READ_ONCE(policy)]);
}

static const struct kernel_param_ops policy_ops = {
	.set = policy_set,
	.get = policy_get,
};
module_param_cb(policy, &policy_ops, NULL, 0644);
MODULE_PARM_DESC(policy, "how often a check in soft mode reports: once, always, never");

/* ---- finding ---------------------------------------------------------- */

#if defined(CONFIG_GENERIC_BUG) && defined(CONFIG_DEBUG_BUGVERBOSE) && \
	defined(CONFIG_GENERIC_BUG_RELATIVE_POINTERS)

static const char *bug_file(const struct bug_entry *bug)
{
	return (const char *)&bug->file_disp + bug->file_disp;
}

#else
#error "saner.ko needs CONFIG_DEBUG_BUGVERBOSE, with relative pointers"
#endif

/* The record that the entry names; NULL: it is another's. */
static struct __saner_unit *unit_of(const struct bug_entry *bug)
{
	const char *file = bug_file(bug);

	if (!file || strncmp(file, TAG, sizeof(TAG)))
		return NULL;
	return container_of(file, struct __saner_unit, tag[0]);
}

static void see(struct module *mod, struct __saner_unit *unit)
{
	if (!units_add(mod, unit))
		return;
	WRITE_ONCE(unit->policy, policy);
	if (unit->asks) {	/* until it goes, so do not we */
		__module_get(THIS_MODULE);
		WRITE_ONCE(unit->find, registry_find);
	}
}

static void module_comes(struct module *mod)
{
	unsigned int i;

	for (i = 0; i < mod->num_bugs; i++) {
		struct __saner_unit *unit = unit_of(&mod->bug_table[i]);

		if (unit)
			see(mod, unit);
	}
}

static void module_goes(struct module *mod)
{
	struct seen_unit *s, *next;

	list_for_each_entry_safe(s, next, &units_seen, node) {
		if (s->mod != mod)
			continue;
		if (s->unit->asks)
			module_put(THIS_MODULE);
		units_drop(s);
	}
}

static int on_module(struct notifier_block *nb, unsigned long state, void *mod)
{
	mutex_lock(&units_lock);
	if (state == MODULE_STATE_COMING)
		module_comes(mod);
	else if (state == MODULE_STATE_GOING)
		module_goes(mod);
	mutex_unlock(&units_lock);
	return NOTIFY_OK;
}

static struct notifier_block module_notifier = {
	.notifier_call = on_module,
};

static unsigned int policy_of(const struct __saner_unit *unit)
{
	return READ_ONCE(unit->policy);
}

/* ---- coming and going --------------------------------------------------- */

static int __init saner_init(void)
{
	int err = registry_init();

	if (err)
		return err;
	err = register_module_notifier(&module_notifier);
	if (err) {
		registry_exit();
		return err;
	}
	units_debugfs_init(policy_of);
	return 0;
}

static void __exit saner_exit(void)
{
	struct seen_unit *s, *next;

	units_debugfs_exit();
	unregister_module_notifier(&module_notifier);
	list_for_each_entry_safe(s, next, &units_seen, node) {
		WRITE_ONCE(s->unit->policy, 0);
		units_drop(s);
	}
	registry_exit();
}

module_init(saner_init);
module_exit(saner_exit);

MODULE_DESCRIPTION("lists the checks of modules that saner compiled");
MODULE_LICENSE("Dual MIT/GPL");
