// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The list of units and its files.  Counts are written by checks that run now:
 * what is shown is no snapshot.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "runtime/site.c"
#include "runtime/record.c"
#include "units.h"

#define MAGIC	0x534e5231

LIST_HEAD(units_seen);
DEFINE_MUTEX(units_lock);

const char *const units_policies[POLICIES + 1] = {
	"once", "always", "never", NULL
};

static units_policy_of *policy_of;
static struct dentry *folder;

/* ---- the list ---------------------------------------------------------- */

static bool is_seen(const struct __saner_unit *unit)
{
	struct seen_unit *s;

	list_for_each_entry(s, &units_seen, node)
		if (s->unit == unit)
			return true;
	return false;
}

bool units_add(struct module *mod, struct __saner_unit *unit)
{
	struct seen_unit *s;

	if (unit->magic != MAGIC || unit->site_size != sizeof(struct __saner_site)) {
		pr_warn_once("a unit of another version of saner is left out\n");
		return false;
	}
	/* the kernel's own are each named once, and there are many */
	if (mod && is_seen(unit))
		return false;
	s = kmalloc(sizeof(*s), GFP_KERNEL);
	if (!s) {
		pr_warn("no memory: a unit is left out\n");
		return false;
	}
	s->mod = mod;
	s->unit = unit;
	list_add_tail(&s->node, &units_seen);
	return true;
}

void units_drop(struct seen_unit *s)
{
	list_del(&s->node);
	kfree(s);
}

/* ---- showing ------------------------------------------------------------ */

static void *seen_start(struct seq_file *m, loff_t *pos)
{
	mutex_lock(&units_lock);
	return seq_list_start(&units_seen, *pos);
}

static void *seen_next(struct seq_file *m, void *v, loff_t *pos)
{
	return seq_list_next(v, &units_seen, pos);
}

static void seen_stop(struct seq_file *m, void *v)
{
	mutex_unlock(&units_lock);
}

static const char *owner(const struct seen_unit *s)
{
	return s->mod ? s->mod->name : "vmlinux";
}

/* Checks are in the order of the text: headers come first. */
static const char *unit_file(const struct __saner_unit *u)
{
	return u->nsites ? u->sites[u->nsites - 1].file : "?";
}

static unsigned int failures(const struct __saner_unit *u)
{
	unsigned int i, sum = 0;

	for (i = 0; i < u->nsites; i++)
		sum += READ_ONCE(u->sites[i].hits);
	return sum;
}

static int unit_show(struct seq_file *m, void *v)
{
	const struct seen_unit *s = list_entry(v, struct seen_unit, node);
	const struct __saner_unit *u = s->unit;

	seq_printf(m, "%s %s: mode %s, policy %s, %u checks, %u failures\n",
		   owner(s), unit_file(u), u->hard ? "hard" : "soft",
		   units_policies[policy_of(u) % POLICIES],
		   u->nsites, failures(u));
	return 0;
}

static const char *state(const struct __saner_unit *u,
			 const struct __saner_site *site)
{
	if (u->hard)
		return "hard";
	return READ_ONCE(site->off) ? "off" : "on";
}

/* A unit without a check has one row, which names no file. */
static int site_show(struct seq_file *m, void *v)
{
	const struct seen_unit *s = list_entry(v, struct seen_unit, node);
	unsigned int i;

	for (i = 0; i < s->unit->nsites; i++) {
		const struct __saner_site *site = &s->unit->sites[i];

		if (!site->file)
			continue;
		seq_printf(m, "%s %s:%u %s %s#%u failed %u unknown %u %s\n",
			   owner(s), site->file, site->line,
			   site->function, site->rule, site->number,
			   READ_ONCE(site->hits), READ_ONCE(site->unknown),
			   state(s->unit, site));
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

static int sites_open(struct inode *inode, struct file *file)
{
	return seq_open(file, &sites_sops);
}

/* ---- switching ---------------------------------------------------------- */

/* What a line that is written to sites means. */
struct wanted {
	const char *file;	/* NULL: all */
	unsigned int line;	/* 0: each */
	bool off;
};

static int parse(char *text, struct wanted *w)
{
	char *verb = strsep(&text, " \t"), *line;

	*w = (struct wanted){ .off = !strcmp(verb, "off") };
	if (!text || (!w->off && strcmp(verb, "on")))
		return -EINVAL;
	text = strim(text);
	if (!strcmp(text, "all"))
		return 0;
	w->file = text;
	line = strrchr(text, ':');
	if (!line)
		return 0;
	*line++ = '\0';
	return kstrtouint(line, 10, &w->line);
}

static bool is_wanted(const struct __saner_site *site, const struct wanted *w)
{
	if (!site->file)
		return false;
	return (!w->file || !strcmp(w->file, site->file)) &&
	       (!w->line || w->line == site->line);
}

/* The number of checks switched; -EPERM when all that are meant are hard,
 * -ENOENT when none is. */
static int switch_sites(const struct wanted *w)
{
	bool hard = false;
	int switched = 0;
	struct seen_unit *s;
	unsigned int i;

	list_for_each_entry(s, &units_seen, node) {
		for (i = 0; i < s->unit->nsites; i++) {
			struct __saner_site *site = &s->unit->sites[i];

			if (!is_wanted(site, w))
				continue;
			if (s->unit->hard) {
				hard = true;
				continue;
			}
			WRITE_ONCE(site->off, w->off);
			if (!w->off)
				WRITE_ONCE(site->said, 0);
			switched++;
		}
	}
	return switched ? switched : hard ? -EPERM : -ENOENT;
}

static ssize_t sites_write(struct file *file, const char __user *text,
			   size_t length, loff_t *pos)
{
	struct wanted w;
	char *copy;
	int err;

	if (length > PAGE_SIZE)
		return -E2BIG;
	copy = memdup_user_nul(text, length);
	if (IS_ERR(copy))
		return PTR_ERR(copy);
	err = parse(strim(copy), &w);
	if (!err) {
		mutex_lock(&units_lock);
		err = switch_sites(&w);
		mutex_unlock(&units_lock);
	}
	kfree(copy);
	return err < 0 ? err : length;
}

static const struct file_operations sites_fops = {
	.owner = THIS_MODULE,
	.open = sites_open,
	.read = seq_read,
	.write = sites_write,
	.llseek = seq_lseek,
	.release = seq_release,
};

static void reset_unit(struct __saner_unit *u)
{
	unsigned int i;

	for (i = 0; i < u->nsites; i++) {
		WRITE_ONCE(u->sites[i].hits, 0);
		WRITE_ONCE(u->sites[i].unknown, 0);
		WRITE_ONCE(u->sites[i].said, 0);
	}
}

static ssize_t reset_write(struct file *file, const char __user *text,
			   size_t length, loff_t *pos)
{
	struct seen_unit *s;

	mutex_lock(&units_lock);
	list_for_each_entry(s, &units_seen, node)
		reset_unit(s->unit);
	mutex_unlock(&units_lock);
	return length;
}

static const struct file_operations reset_fops = {
	.owner = THIS_MODULE,
	.open = simple_open,
	.write = reset_write,
};

/* ---- coming and going --------------------------------------------------- */

void units_debugfs_init(units_policy_of *of)
{
	policy_of = of;
	/* debugfs may be off: the policy works without */
	folder = debugfs_create_dir("saner", NULL);
	debugfs_create_file("units", 0400, folder, NULL, &units_fops);
	debugfs_create_file("sites", 0600, folder, NULL, &sites_fops);
	debugfs_create_file("reset", 0200, folder, NULL, &reset_fops);
}

/* Nobody could switch a check on again. */
void units_debugfs_exit(void)
{
	struct wanted all = { .off = false };

	debugfs_remove(folder);
	mutex_lock(&units_lock);
	switch_sites(&all);
	mutex_unlock(&units_lock);
}
