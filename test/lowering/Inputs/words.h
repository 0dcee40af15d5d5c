/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions of a kernel that read more of a string than there is
 * (kernel-shim/contracts/linux/word-at-a-time.h). */
static inline unsigned long load_unaligned_zeropad(const void *addr)
{
	unsigned long ret;

	__asm__ volatile("mov %[mem], %[ret]" : [ret] "=r" (ret)
			 : [mem] "m" (*(const unsigned long *)addr));
	return ret;
}

static inline __attribute__((__always_inline__)) unsigned long
read_word_at_a_time(const void *addr)
{
	return *(const unsigned long *)addr;
}
