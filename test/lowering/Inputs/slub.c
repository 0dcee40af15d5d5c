// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "slub.h"

struct slab {
	unsigned long flags;
	unsigned long compound_head;
	struct kmem_cache *slab_cache;
};

/* by it the allocator is recognized */
static unsigned int slub_min_order;
/* no static object: a section of its own is told of by nobody */
static unsigned char memory[9 * 4096]
	__attribute__((aligned(4096), section("ram")));
static struct kmem_cache caches[2] = { { 0, 96, 96 }, { 0, 512, 500 } };
static struct page pages[] = {
	{ 1 << PG_slab, 0, &caches[0], 0, 0, ~0U },
	{ 1 << PG_slab | 1 << PG_head, 0, &caches[1], 0, 0, ~0U },
	{ 0, (unsigned long)&pages[1] + 1, 0, 1, 0, ~0U },
	{ 0, 0, 0, 0, 0, ~0U },
	{ 1 << PG_head, 0, 0, 0, 0, ~0U },
	{ 0, (unsigned long)&pages[4] + 1, 0, 1, 0, ~0U },
	{ 0, 0, 0, 0, &caches, 0 },
	{ 0, 0, 0, 0, 0, ~0x200U },
};
unsigned long uml_physmem = (unsigned long)memory;
unsigned long max_mapnr = 8;
struct page *mem_map = pages;

unsigned char *page_at(unsigned int n)
{
	return memory + n * 4096 + slub_min_order;
}

unsigned char *slot(unsigned int cache, unsigned int n)
{
	return page_at(cache) + n * caches[cache].size;
}

void panic(const char *fmt, ...)
{
	(void)fmt;
	__builtin_trap();
}

void warn_slowpath_fmt(const char *file, const int line, unsigned int taint,
		       const char *fmt, ...)
{
	(void)file;
	(void)line;
	(void)taint;
	(void)fmt;
}
