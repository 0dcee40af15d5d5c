/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Slab: include/linux/slab.h, mm/slab_common.c of Linux 6.1.  kmalloc(0) gives
 * ZERO_SIZE_PTR: not NULL, and of no bytes, as alloc(size) says.  Memory that
 * reclaim may change is memory that kswapd may change at any time: a call that
 * reclaims is quiet as far as locks are used as they must be.
 */
void *kmalloc(size_t size, gfp_t flags)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *__kmalloc(size_t size, gfp_t flags)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *kzalloc(size_t size, gfp_t flags)
	__saner_alloc(size) __saner_zeroed __saner_quiet;
void *kmalloc_node(size_t size, gfp_t flags, int node)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *__kmalloc_node(size_t size, gfp_t flags, int node)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *kzalloc_node(size_t size, gfp_t flags, int node)
	__saner_alloc(size) __saner_zeroed __saner_quiet;
void *kmalloc_trace(struct kmem_cache *s, gfp_t flags, size_t size)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *kmalloc_large(size_t size, gfp_t flags)
	__saner_alloc(size) __saner_blank __saner_quiet;
/* NULL when the product wraps */
void *kmalloc_array(size_t n, size_t size, gfp_t flags)
	__saner_alloc(n * size) __saner_blank __saner_quiet;
void *kcalloc(size_t n, size_t size, gfp_t flags)
	__saner_alloc(n * size) __saner_zeroed __saner_quiet;
void *kmalloc_array_node(size_t n, size_t size, gfp_t flags, int node)
	__saner_alloc(n * size) __saner_blank __saner_quiet;
void *kcalloc_node(size_t n, size_t size, gfp_t flags, int node)
	__saner_alloc(n * size) __saner_zeroed __saner_quiet;
/* on failure the old object stays: "frees" says that it may be gone */
void *krealloc(const void *p __saner_frees __saner_ignored, size_t size,
	       gfp_t flags) __saner_alloc(size) __saner_quiet;
void *krealloc_array(void *p __saner_frees __saner_ignored, size_t n, size_t size,
		     gfp_t flags) __saner_alloc(n * size) __saner_quiet;

/* NULL and ZERO_SIZE_PTR are no-ops */
void kfree(const void *p __saner_frees __saner_ignored) __saner_quiet;
void kfree_sensitive(const void *p __saner_frees __saner_ignored) __saner_quiet;
void kvfree(const void *p __saner_frees __saner_ignored) __saner_quiet;
void kvfree_sensitive(const void *p __saner_frees __saner_ignored, size_t len)
	__saner_quiet;

void *kvmalloc(size_t size, gfp_t flags)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *kvmalloc_node(size_t size, gfp_t flags, int node)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *kvzalloc(size_t size, gfp_t flags)
	__saner_alloc(size) __saner_zeroed __saner_quiet;
void *kvzalloc_node(size_t size, gfp_t flags, int node)
	__saner_alloc(size) __saner_zeroed __saner_quiet;
void *kvmalloc_array(size_t n, size_t size, gfp_t flags)
	__saner_alloc(n * size) __saner_blank __saner_quiet;
void *kvcalloc(size_t n, size_t size, gfp_t flags)
	__saner_alloc(n * size) __saner_zeroed __saner_quiet;
void *kvrealloc(const void *p __saner_frees __saner_reads(oldsize) __saner_or_null,
		size_t oldsize, size_t newsize, gfp_t flags)
	__saner_alloc(newsize) __saner_quiet;

/* A cache may have a constructor, which runs when a slab is made: not quiet.
 * The size of its objects stands in the cache. */
void kmem_cache_free(struct kmem_cache *s __saner_nonnull,
		     void *p __saner_frees __saner_ignored) __saner_quiet;
void kmem_cache_destroy(struct kmem_cache *s __saner_frees) __saner_quiet;
