/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions of a kernel that map pages (kernel-shim/contracts/linux/highmem.h),
 * here the pages of slub.c. */
static inline void *page_to(struct page *page)
{
	return page_at((unsigned int)(page - mem_map));
}

static inline void *kmap_local_page(struct page *page)
{
	return page_to(page);
}

static inline void *kmap_atomic(struct page *page)
{
	return page_to(page);
}
