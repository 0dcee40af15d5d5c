/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Files: fs/libfs.c, drivers/char/misc.c, fs/debugfs/inode.c of Linux 6.1.
 */
/* reads at most [from, from + available), and only what user space asked for */
ssize_t simple_read_from_buffer(void *to __saner_user_memory, size_t count,
				loff_t *ppos __saner_updates(8) __saner_nonnull,
				const void *from __saner_reads(available),
				size_t available)
	__saner_result(-22, 9223372036854775807) __saner_quiet;
ssize_t simple_write_to_buffer(void *to __saner_writes(available), size_t available,
			       loff_t *ppos __saner_updates(8) __saner_nonnull,
			       const void *from __saner_user_memory, size_t count)
	__saner_result(-22, 9223372036854775807) __saner_quiet;
ssize_t memory_read_from_buffer(void *to __saner_writes(count), size_t count,
				loff_t *ppos __saner_updates(8) __saner_nonnull,
				const void *from __saner_reads(available),
				size_t available)
	__saner_result(-22, 9223372036854775807) __saner_quiet;
/* the device is linked into a list until it is deregistered; open() may run */
int misc_register(struct miscdevice *misc __saner_single __saner_nonnull
		  __saner_keeps) __saner_result(-4095, 0);
void misc_deregister(struct miscdevice *misc __saner_single __saner_nonnull);
