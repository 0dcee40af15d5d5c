/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Words of a string: asm/word-at-a-time.h of x86 and asm-generic/rwonce.h of Linux
 * 6.1.  The word may go on behind the string's object, whose first byte of these
 * has to be there (KASAN asks for that one, too): what is behind the NUL, or the
 * length, is masked out by who asked.
 */
unsigned long load_unaligned_zeropad(const void *addr __saner_reads(1))
	__saner_quiet;
unsigned long read_word_at_a_time(const void *addr __saner_reads(1))
	__saner_quiet;
