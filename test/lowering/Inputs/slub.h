/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* As much of a User-mode-Linux kernel as its allocator needs to be known by
 * (runtime/heap-um.c): two slabs of slots, one page that is none, two that were
 * allocated as one, one of a file and one table of pages. */
enum pageflags { PG_locked, PG_slab, PG_head };

struct page {
	unsigned long flags;
	unsigned long compound_head;
	void *slab_cache;
	unsigned char compound_order;
	void *mapping;
	unsigned int page_type;
};

struct kmem_cache {
	unsigned int flags;
	unsigned int size;
	unsigned int object_size;
};

extern unsigned long uml_physmem;
extern unsigned long max_mapnr;
extern struct page *mem_map;
__attribute__((__noreturn__)) void panic(const char *fmt, ...);
void warn_slowpath_fmt(const char *file, const int line, unsigned int taint,
		       const char *fmt, ...);
unsigned char *slot(unsigned int cache, unsigned int n);
unsigned char *page_at(unsigned int n);
