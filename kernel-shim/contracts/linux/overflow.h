/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* include/linux/overflow.h of Linux 6.1: what struct_size() and array_size()
 * are made of. */
size_t size_add(size_t addend1, size_t addend2)
	__saner_saturates(addend1 + addend2) __saner_quiet;
size_t size_mul(size_t factor1, size_t factor2)
	__saner_saturates(factor1 * factor2) __saner_quiet;
