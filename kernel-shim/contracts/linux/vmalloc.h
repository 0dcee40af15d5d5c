/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Virtually contiguous memory: mm/vmalloc.c of Linux 6.1. */
void *vmalloc(unsigned long size)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *vzalloc(unsigned long size)
	__saner_alloc(size) __saner_zeroed __saner_quiet;
void *vmalloc_user(unsigned long size)
	__saner_alloc(size) __saner_zeroed __saner_quiet;
void *vmalloc_node(unsigned long size, int node)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *vzalloc_node(unsigned long size, int node)
	__saner_alloc(size) __saner_zeroed __saner_quiet;
void *vmalloc_32(unsigned long size)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *vmalloc_array(size_t n, size_t size)
	__saner_alloc(n * size) __saner_blank __saner_quiet;
void *vcalloc(size_t n, size_t size)
	__saner_alloc(n * size) __saner_zeroed __saner_quiet;
void vfree(const void *p __saner_frees __saner_ignored) __saner_quiet;
