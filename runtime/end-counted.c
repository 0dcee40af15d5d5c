/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: what was counted, when the program or library ends (runtime/count.c).
 */
void __saner_count_add(const struct __saner_counted *rows, unsigned long n);

static __attribute__((__destructor__)) void __saner_count_end(void)
{
	__saner_count_add(__saner_counted,
			  sizeof(__saner_counted) / sizeof(__saner_counted[0]));
}
