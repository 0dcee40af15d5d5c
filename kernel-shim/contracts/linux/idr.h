/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Numbers to pointers: lib/idr.c, lib/radix-tree.c of Linux 6.1.  Tables are
 * changed by calls that are not quiet; what is found is whatever was put in.
 */
void *idr_find(const struct idr *idr __saner_single __saner_nonnull,
	       unsigned long id) __saner_quiet;
int idr_alloc(struct idr *idr __saner_single __saner_nonnull,
	      void *ptr __saner_keeps __saner_ignored, int start, int end,
	      gfp_t gfp) __saner_result(-4095, 2147483647);
int idr_alloc_cyclic(struct idr *idr __saner_single __saner_nonnull,
		     void *ptr __saner_keeps __saner_ignored, int start, int end,
		     gfp_t gfp) __saner_result(-4095, 2147483647);
void *idr_remove(struct idr *idr __saner_single __saner_nonnull,
		 unsigned long id);
void idr_destroy(struct idr *idr __saner_single __saner_nonnull);
int ida_alloc_range(struct ida *ida __saner_single __saner_nonnull,
		    unsigned int min, unsigned int max, gfp_t gfp)
	__saner_result(-4095, 2147483647);
void ida_free(struct ida *ida __saner_single __saner_nonnull, unsigned int id);
