/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * User access: include/linux/uaccess.h, lib/usercopy.c, lib/strncpy_from_user.c
 * of Linux 6.1.  The kernel's side is an object of ours; of it not all bytes
 * are written when the call fails early.  get_user() and put_user() are asm.
 */
unsigned long copy_from_user(void *to __saner_writes(n),
			     const void *from __saner_user_memory, unsigned long n)
	__saner_quiet;
unsigned long copy_to_user(void *to __saner_user_memory,
			   const void *from __saner_reads(n), unsigned long n)
	__saner_quiet;
unsigned long _copy_from_user(void *to __saner_writes(n),
			      const void *from __saner_user_memory, unsigned long n)
	__saner_quiet;
unsigned long _copy_to_user(void *to __saner_user_memory,
			    const void *from __saner_reads(n), unsigned long n)
	__saner_quiet;
unsigned long __copy_from_user(void *to __saner_writes(n),
			       const void *from __saner_user_memory, unsigned long n)
	__saner_quiet;
unsigned long __copy_to_user(void *to __saner_user_memory,
			     const void *from __saner_reads(n), unsigned long n)
	__saner_quiet;
unsigned long __copy_from_user_inatomic(void *to __saner_writes(n),
			       const void *from __saner_user_memory, unsigned long n)
	__saner_quiet;
unsigned long __copy_to_user_inatomic(void *to __saner_user_memory,
			     const void *from __saner_reads(n), unsigned long n)
	__saner_quiet;
unsigned long raw_copy_from_user(void *to __saner_writes(n),
				 const void *from __saner_user_memory,
				 unsigned long n) __saner_quiet;
unsigned long raw_copy_to_user(void *to __saner_user_memory,
			       const void *from __saner_reads(n),
			       unsigned long n) __saner_quiet;
unsigned long clear_user(void *to __saner_user_memory, unsigned long n)
	__saner_quiet;
/* -EFAULT, or the length without the NUL, at most n; no NUL when it is n */
long strncpy_from_user(char *to __saner_writes(n),
		       const char *from __saner_user_memory, long n)
	__saner_quiet;
long strnlen_user(const char *s __saner_user_memory, long n) __saner_quiet;
/* -E2BIG, -EFAULT or 0; all of ksize is written when it is 0 */
int copy_struct_from_user(void *dst __saner_writes(ksize), size_t ksize,
			  const void *src __saner_user_memory, size_t usize)
	__saner_quiet;
long copy_from_kernel_nofault(void *dst __saner_writes(n),
			      const void *src __saner_ignored, size_t n)
	__saner_quiet;
/* lib/iov_iter.c: i is advanced */
size_t _copy_to_iter(const void *p __saner_reads(n), size_t n, struct iov_iter *i);
size_t _copy_from_iter(void *p __saner_writes(n), size_t n, struct iov_iter *i);
size_t copy_to_iter(const void *p __saner_reads(n), size_t n, struct iov_iter *i);
size_t copy_from_iter(void *p __saner_writes(n), size_t n, struct iov_iter *i);
