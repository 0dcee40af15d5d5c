/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Waiting: kernel/sched/wait.c, completion.c of Linux 6.1.  Others run in the
 * meantime, and wake functions are called: none is quiet.
 */
int __wake_up(struct wait_queue_head *q __saner_single __saner_nonnull,
	       unsigned int mode, int nr, void *key);
void __init_waitqueue_head(struct wait_queue_head *q __saner_single
			   __saner_nonnull,
			   const char *name __saner_reads_string __saner_keeps,
			   struct lock_class_key *key);
long prepare_to_wait_event(struct wait_queue_head *q __saner_single
			   __saner_nonnull,
			   struct wait_queue_entry *e __saner_single
			   __saner_nonnull __saner_keeps, int state);
void finish_wait(struct wait_queue_head *q __saner_single __saner_nonnull,
		 struct wait_queue_entry *e __saner_single __saner_nonnull);
void init_wait_entry(struct wait_queue_entry *e __saner_single __saner_nonnull,
		     int flags);
void complete(struct completion *c __saner_single __saner_nonnull);
void wait_for_completion(struct completion *c __saner_single __saner_nonnull);
int wait_for_completion_interruptible(struct completion *c __saner_single
				      __saner_nonnull) __saner_result(-512, 0);
