/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Error pointers: include/linux/err.h of Linux 6.1.  ERR_PTR(0) is NULL.  The
 * tests (IS_ERR and its kin) are read as code. */
void *ERR_PTR(long error) __saner_err_ptr __saner_or_null __saner_quiet;
