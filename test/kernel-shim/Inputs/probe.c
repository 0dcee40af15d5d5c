// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A module with one fault: writing N to its parameter "run" reads table[N]; a
 * number from 1000 on does so from a timer, one from 2000 on reads an object of
 * 100 bytes on the heap. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/timer.h>

static int table[16];
static int later;
static char *held;		/* nothing says how far it goes */

static noinline int read_at(int i)
{
	return table[i];
}

static noinline int read_held(int i)
{
	return held[i];
}

static void tick(struct timer_list *t)
{
	pr_err("probe: tick %d\n", read_at(later) != 99);
}

static DEFINE_TIMER(timer, tick);

static int run(const char *text, const struct kernel_param *kp)
{
	int n;

	if (kstrtoint(text, 0, &n))
		return -EINVAL;
	if (n < 1000) {
		pr_err("probe: read %d\n", read_at(n) != 99);
	} else if (n >= 2000) {
		pr_err("probe: held %d\n", read_held(n - 2000) != 999);
	} else {
		later = n - 1000;
		mod_timer(&timer, jiffies + 2);
	}
	return 0;
}

static const struct kernel_param_ops run_ops = { .set = run };
module_param_cb(run, &run_ops, NULL, 0200);

static int __init probe_init(void)
{
	held = kzalloc(100, GFP_KERNEL);
	return held ? 0 : -ENOMEM;
}

static void __exit probe_exit(void)
{
	del_timer_sync(&timer);
	kfree(held);
}

module_init(probe_init);
module_exit(probe_exit);
MODULE_LICENSE("Dual MIT/GPL");
