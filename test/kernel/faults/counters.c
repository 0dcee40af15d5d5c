// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Linked into a User-mode Linux of which some units count their lines: tells
 * kernel/gcov of them.  gcc's constructors would do so before main(), where
 * nothing can be printed yet.
 */
#include <linux/init.h>

struct gcov_info;
void __gcov_init(struct gcov_info *info);
extern struct gcov_info *__start_gcov_info[], *__stop_gcov_info[];

static int __init tell(void)
{
	struct gcov_info **at;

	for (at = __start_gcov_info; at < __stop_gcov_info; at++)
		__gcov_init(*at);
	return 0;
}
core_initcall(tell);
