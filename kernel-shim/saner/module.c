// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * saner.ko: looks after the modules that saner compiled.  They need it for
 * nothing; loaded before them, it lists their checks with what became of each,
 * and says how often a check in soft mode reports.
 *
 *	/sys/module/saner/parameters/policy	once, always, never
 *	/sys/kernel/debug/saner/units		a line for each unit
 *	/sys/kernel/debug/saner/sites		a line for each check
 *	/sys/kernel/debug/saner/reset		write: every check may report again
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
#include <linux/debugfs.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "runtime/site.c"
#include "runtime/record.c"
#include "registry.h"

#define MAGIC	0x534e5231
#define TAG	"saner (above)"

/* A unit of a loaded module. */
struct seen {
	struct list_head node;
	struct module *mod;
	struct __saner_unit *unit;
};

static LIST_HEAD(all_seen);
static DEFINE_MUTEX(seen_lock);		/* all_seen, policy */
static struct dentry *folder;

/* ---- policy ---------------------------------------------------------- */

static const char *const policies[] = { "once", "always", "never" };
static unsigned int policy;

static int policy_set(const char *text, const struct kernel_param *kp)
{
	int n = sysfs_match_string(policies, text);
	struct seen *s;

	if (n < 0)
		return n;
	mutex_lock(&seen_lock);
	policy = n;
	list_for_each_entry(s, &all_seen, node)
		WRITE_ONCE(s->unit->policy, policy);
	mutex_unlock(&seen_lock);
	return 0;
}

static int policy_get(char *buffer, const struct kernel_param *kp)
{
	return sysfs_emit(buffer, "%s\n", policies[READ_ONCE(policy)]);
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
	struct __saner_unit *unit;

	if (!file || strncmp(file, TAG, sizeof(TAG)))
		return NULL;
	unit = container_of(file, struct __saner_unit, tag[0]);
	if (unit->magic != MAGIC)
		return NULL;
	if (unit->site_size != sizeof(struct __saner_site)) {
		pr_warn_once("a unit of another version of saner is left out\n");
		return NULL;
	}
	return unit;
}

static bool is_seen(const struct __saner_unit *unit)
{
	struct seen *s;

	list_for_each_entry(s, &all_seen, node)
		if (s->unit == unit)
			return true;
	return false;
}

static void see(struct module *mod, struct __saner_unit *unit)
{
	struct seen *s;

	if (is_seen(unit))
		return;
	s = kmalloc(sizeof(*s), GFP_KERNEL);
	if (!s) {
		pr_warn("no memory: a unit of %s is left out\n", mod->name);
		return;
	}
	s->mod = mod;
	s->unit = unit;
	WRITE_ONCE(unit->policy, policy);
	if (unit->asks) {	/* until it goes, so do not we */
		__module_get(THIS_MODULE);
		WRITE_ONCE(unit->find, registry_find);
	}
	list_add_tail(&s->node, &all_seen);
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
	struct seen *s, *next;

	list_for_each_entry_safe(s, next, &all_seen, node) {
		if (s->mod != mod)
			continue;
		if (s->unit->asks)
			module_put(THIS_MODULE);
		list_del(&s->node);
		kfree(s);
	}
}

static int on_module(struct notifier_block *nb, unsigned long state, void *mod)
{
	mutex_lock(&seen_lock);
	if (state == MODULE_STATE_COMING)
		module_comes(mod);
	else if (state == MODULE_STATE_GOING)
		module_goes(mod);
	mutex_unlock(&seen_lock);
	return NOTIFY_OK;
}

static struct notifier_block module_notifier = {
	.notifier_call = on_module,
};

/* ---- showing ------------------------------------------------------------ */

static void *seen_start(struct seq_file *m, loff_t *pos)
{
	mutex_lock(&seen_lock);
	return seq_list_start(&all_seen, *pos);
}

static void *seen_next(struct seq_file *m, void *v, loff_t *pos)
{
	return seq_list_next(v, &all_seen, pos);
}

static void seen_stop(struct seq_file *m, void *v)
{
	mutex_unlock(&seen_lock);
}

/* Checks are in the order of the text: headers come first. */
static const char *unit_file(const struct __saner_unit *u)
{
	return u->nsites ? u->sites[u->nsites - 1].file : "?";
}

static int unit_show(struct seq_file *m, void *v)
{
	const struct seen *s = list_entry(v, struct seen, node);
	const struct __saner_unit *u = s->unit;

	seq_printf(m, "%s %s: mode %s, policy %s, %u checks, %u failures\n",
		   s->mod->name, unit_file(u),
		   u->hard ? "hard" : "soft",
		   policies[READ_ONCE(u->policy) % ARRAY_SIZE(policies)],
		   u->nsites, READ_ONCE(u->failures));
	return 0;
}

static int site_show(struct seq_file *m, void *v)
{
	const struct seen *s = list_entry(v, struct seen, node);
	unsigned int i;

	for (i = 0; i < s->unit->nsites; i++) {
		const struct __saner_site *site = &s->unit->sites[i];

		seq_printf(m, "%s %s:%u %s %s#%u failed %u unknown %u\n",
			   s->mod->name, site->file, site->line,
			   site->function, site->rule, site->number,
			   READ_ONCE(site->hits), READ_ONCE(site->unknown));
	}
	return 0;
}

static const struct seq_operations units_sops = {
	.start = seen_start,
	.next = seen_next,
	.stop = seen_stop,
	.show = unit_show,
};
DEFINE_SEQ_ATTRIBUTE(units);

static const struct seq_operations sites_sops = {
	.start = seen_start,
	.next = seen_next,
	.stop = seen_stop,
	.show = site_show,
};
DEFINE_SEQ_ATTRIBUTE(sites);

static void reset_unit(struct __saner_unit *u)
{
	unsigned int i;

	for (i = 0; i < u->nsites; i++) {
		WRITE_ONCE(u->sites[i].hits, 0);
		WRITE_ONCE(u->sites[i].unknown, 0);
	}
	WRITE_ONCE(u->failures, 0);
}

static ssize_t reset_write(struct file *file, const char __user *text,
			   size_t length, loff_t *pos)
{
	struct seen *s;

	mutex_lock(&seen_lock);
	list_for_each_entry(s, &all_seen, node)
		reset_unit(s->unit);
	mutex_unlock(&seen_lock);
	return length;
}

static const struct file_operations reset_fops = {
	.owner = THIS_MODULE,
	.open = simple_open,
	.write = reset_write,
};

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
	/* debugfs may be off: the policy works without */
	folder = debugfs_create_dir("saner", NULL);
	debugfs_create_file("units", 0400, folder, NULL, &units_fops);
	debugfs_create_file("sites", 0400, folder, NULL, &sites_fops);
	debugfs_create_file("reset", 0200, folder, NULL, &reset_fops);
	return 0;
}

static void __exit saner_exit(void)
{
	struct seen *s, *next;

	debugfs_remove(folder);
	unregister_module_notifier(&module_notifier);
	list_for_each_entry_safe(s, next, &all_seen, node) {
		WRITE_ONCE(s->unit->policy, 0);
		list_del(&s->node);
		kfree(s);
	}
	registry_exit();
}

module_init(saner_init);
module_exit(saner_exit);

MODULE_DESCRIPTION("lists the checks of modules that saner compiled");
MODULE_LICENSE("Dual MIT/GPL");
