/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Pages that are mapped: linux/highmem-internal.h, linux/mm.h of Linux 6.1.  The
 * address of a page is no pointer to the object that its first byte is of: what is
 * looked for stands at an offset that is added, and what page it is of, or how
 * many, nobody says here.
 */
void *kmap(struct page *page) __saner_unsafe_indexable;
void *kmap_local_page(struct page *page) __saner_unsafe_indexable;
void *kmap_local_folio(struct folio *folio, size_t offset)
	__saner_unsafe_indexable;
void *kmap_local_page_prot(struct page *page, pgprot_t prot)
	__saner_unsafe_indexable;
void *kmap_local_pfn(unsigned long pfn) __saner_unsafe_indexable;
void *kmap_atomic(struct page *page) __saner_unsafe_indexable;
void *kmap_atomic_prot(struct page *page, pgprot_t prot)
	__saner_unsafe_indexable;
void *kmap_atomic_pfn(unsigned long pfn) __saner_unsafe_indexable;
void *lowmem_page_address(const struct page *page)
	__saner_unsafe_indexable __saner_quiet;
void *page_address(const struct page *page)
	__saner_unsafe_indexable __saner_quiet;
void *folio_address(const struct folio *folio)
	__saner_unsafe_indexable __saner_quiet;
