// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A module with one fault: writing N to its parameter "run" reads table[N], a
 * number from 1000 on does so from a timer. */
#include <linux/module.h>
#include <linux/timer.h>

static int table[16];
static int later;

static noinline int read_at(int i)
{
	return table[i];
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
	return 0;
}

static void __exit probe_exit(void)
{
	del_timer_sync(&timer);
}

module_init(probe_init);
module_exit(probe_exit);
MODULE_LICENSE("Dual MIT/GPL");
