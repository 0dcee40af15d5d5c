/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Odds and ends of Linux 6.1 that most modules touch. */
/* lib/list_debug.c: report a broken list; only read it */
bool __list_add_valid(struct list_head *new __saner_single __saner_nonnull,
		      struct list_head *prev __saner_single __saner_nonnull,
		      struct list_head *next __saner_single __saner_nonnull)
	__saner_result(0, 1) __saner_quiet;
bool __list_del_entry_valid(struct list_head *entry __saner_single
			    __saner_nonnull) __saner_result(0, 1) __saner_quiet;
/* kernel/panic.c */
void panic(const char *fmt __saner_reads_string, ...)
	__saner_format(1, 2) __attribute__((__noreturn__));
/* lib/string.c, fortify: reports and stops */
void fortify_panic(const char *name __saner_reads_string) __attribute__((__noreturn__));
/* mm/usercopy.c: stops when the object does not hold so many bytes */
void __check_object_size(const void *p __saner_ignored, unsigned long n,
			 bool to_user) __saner_quiet;
void __copy_overflow(int size, unsigned long count) __saner_quiet;
/* mm/memory.c, kernel/sched/core.c: sleep checks */
void __might_fault(const char *file __saner_reads_string, int line)
	__saner_quiet;
void __might_sleep(const char *file __saner_reads_string, int line)
	__saner_quiet;
/* others run */
int __cond_resched(void) __saner_result(0, 1);
/* drivers/char/random.c */
void get_random_bytes(void *buf __saner_writes_all(len), size_t len)
	__saner_quiet;
u32 get_random_u32(void) __saner_quiet;
unsigned int jiffies_to_msecs(const unsigned long j) __saner_quiet;
unsigned long __msecs_to_jiffies(const unsigned int m) __saner_quiet;
