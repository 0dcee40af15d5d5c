/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: what the allocator of a User-mode-Linux kernel knows of an address, and
 * what units told of (objects-um.c).
 * It stands behind the unit that is the allocator, mm/slub.c or mm/slab.c, and
 * reads its structures as they are: no function of the kernel is called, since
 * a check in it would ask again.
 *
 * An object is what its cache was made for: of what kmalloc() rounded up all
 * belongs to it.  A pointer to the first byte of a slot may be one past the end
 * of an object before it that fills its slot: then both are meant.
 */
struct __saner_bounds __saner_heap(unsigned long at);

static __inline __attribute__((__always_inline__)) struct __saner_bounds
__saner_slot(const struct slab *slab, unsigned long pages, unsigned long at)
{
	const struct kmem_cache *cache = slab->slab_cache;
	struct __saner_bounds b = { 0, ~0UL };
	unsigned long first = __saner_first(slab, pages);
	unsigned long size = cache ? cache->size : 0;
	unsigned long before = 0;

	if (!size || at < first)
		return b;
	b.base = at - (at - first) % size;
	/* SLAB_RED_ZONE: bytes in front of it, too, are the allocator's */
	b.size = cache->flags & 0x400U ? size : cache->object_size;
	if (b.base != at)
		return b;
	/* before the first slot are the last bytes of who knows what */
	if (at == first)
		before = size < 4096 ? 4096 : size;
	else if (b.size == size)
		before = size;
	b.base -= before;
	b.size += before;
	return b;
}

static __inline __attribute__((__always_inline__)) struct __saner_bounds
__saner_pages(unsigned long base, unsigned long size, unsigned long at)
{
	struct __saner_bounds b = { base, size };

	if (base == at) {
		b.base -= 4096;
		b.size += 4096;
	}
	return b;
}

/* A page that has nothing to do with the one behind it: of a process or a file,
 * or a table of pages (PageTable(): PG_table and PAGE_TYPE_BASE of Linux 6.1's
 * linux/page-flags.h). */
static __inline __attribute__((__always_inline__)) int
__saner_is_alone(const struct page *page)
{
	return page->mapping ||
	       (page->page_type & 0xf0000200U) == 0xf0000000U;
}

__attribute__((__used__)) struct __saner_bounds __saner_heap(unsigned long at)
{
	struct __saner_bounds b = { 0, ~0UL };
	unsigned long number = (at - uml_physmem) >> 12;
	const struct page *page = mem_map;
	unsigned long head;

	/* the kernel's own pages are in mem_map, and nothing in them is */
	if (at - __saner_static.begin < __saner_static.end -
					__saner_static.begin)
		return __saner_of_kernel(at);
	if (!page)
		return b;
	if (at - (unsigned long)page < max_mapnr * sizeof(*page)) {
		b.base = (unsigned long)page;
		b.size = max_mapnr * sizeof(*page);
		return b;
	}
	if (number >= max_mapnr)
		return __saner_of_module(at);
	page += number;
	head = *(const volatile unsigned long *)&page->compound_head;
	if (head & 1)
		page = (const struct page *)(head - 1);
	number = (unsigned long)(page - mem_map);
	if (page->flags >> PG_slab & 1)
		return __saner_slot((const struct slab *)page,
				    uml_physmem + (number << 12), at);
	/* several pages that were allocated as one */
	if (page->flags >> PG_head & 1)
		return __saner_pages(uml_physmem + (number << 12),
				     4096UL << page[1].compound_order, at);
	if (__saner_is_alone(page))
		return __saner_pages(uml_physmem + (number << 12), 4096, at);
	return b;
}
