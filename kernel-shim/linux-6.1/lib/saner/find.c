// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Finds the units that saner compiled: those of the kernel between two symbols
 * of the linker script, those of a module in its section.
 */
#include <linux/init.h>
#include <linux/module.h>
#include <linux/notifier.h>

#include "runtime/site.c"
#include "runtime/record.c"
#include "internal.h"
#include "units.h"

extern struct __saner_unit *__start_saner_units[], *__stop_saner_units[];

static unsigned int policy_of(const struct __saner_unit *unit)
{
	return saner_policy();
}

#ifdef CONFIG_MODULES

static void module_goes(struct module *mod)
{
	struct seen_unit *s, *next;

	list_for_each_entry_safe(s, next, &units_seen, node)
		if (s->mod == mod)
			units_drop(s);
}

static int on_module(struct notifier_block *nb, unsigned long state, void *data)
{
	struct module *mod = data;
	unsigned int i;

	mutex_lock(&units_lock);
	if (state == MODULE_STATE_COMING)
		for (i = 0; i < mod->num_saner_units; i++)
			units_add(mod, mod->saner_units[i]);
	else if (state == MODULE_STATE_GOING)
		module_goes(mod);
	mutex_unlock(&units_lock);
	return NOTIFY_OK;
}

static struct notifier_block module_notifier = {
	.notifier_call = on_module,
};

static int watch_modules(void)
{
	return register_module_notifier(&module_notifier);
}

#else

static int watch_modules(void)
{
	return 0;
}

#endif

static int __init find(void)
{
	struct __saner_unit **at;

	mutex_lock(&units_lock);
	for (at = __start_saner_units; at < __stop_saner_units; at++)
		units_add(NULL, *at);
	mutex_unlock(&units_lock);
	units_debugfs_init(policy_of);
	return watch_modules();
}
late_initcall(find);
