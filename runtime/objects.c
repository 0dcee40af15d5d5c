/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include "runtime/objects.h"
#include "runtime/site.c"
#include "runtime/object.c"
#include "runtime/home-hosted.c"
#include "runtime/table.c"

/* The objects of a program or a library. */
struct told {
	struct told *next;
	struct __saner_table table;
	struct __saner_object at[];
};

static struct told *all;

/* ---- asking -------------------------------------------------------------- */

/* Tables lie in each other where the linker gave a program its own copy of a
 * library's object. */
bool objects_find(unsigned long at, unsigned long *base, unsigned long *size)
{
	const struct told *t = __atomic_load_n(&all, __ATOMIC_ACQUIRE);

	for (; t; t = __atomic_load_n(&t->next, __ATOMIC_ACQUIRE)) {
		struct __saner_bounds b = __saner_table_find(&t->table, at);

		if (b.size == ~0UL)
			continue;
		*base = b.base;
		*size = b.size;
		return true;
	}
	return false;
}

/* ---- the table of this program or library --------------------------------- */

extern const struct __saner_object __start_saner_objects[]
	__attribute__((__weak__, __visibility__("hidden")));
extern const struct __saner_object __stop_saner_objects[]
	__attribute__((__weak__, __visibility__("hidden")));

const char __saner_objects_own;
static struct told *own;

/* A copy of the records: somebody may be asking when the library goes. */
static struct told *build(void)
{
	size_t n = (size_t)(__stop_saner_objects - __start_saner_objects);
	struct told *t;

	if (!n)
		return NULL;
	t = mmap(NULL, sizeof(*t) + n * sizeof(t->at[0]),
		 PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (t == MAP_FAILED)
		return NULL;
	memcpy(t->at, __start_saner_objects, n * sizeof(t->at[0]));
	__saner_table_make(&t->table, t->at, n);
	return t->table.n ? t : NULL;
}

/* Functions with names, so that a library's own table goes to where the library
 * asks when that is not its own runtime.  The loader calls one at a time. */
void __saner_objects_add(struct told *t);
void __saner_objects_add(struct told *t)
{
	t->next = all;
	__atomic_store_n(&all, t, __ATOMIC_RELEASE);
}

/* The memory of @t stays: somebody may be asking. */
void __saner_objects_remove(const struct told *t);
void __saner_objects_remove(const struct told *t)
{
	struct told **from = &all;

	while (*from && *from != t)
		from = &(*from)->next;
	if (*from)
		__atomic_store_n(from, t->next, __ATOMIC_RELEASE);
}

static __attribute__((__constructor__(101))) void add_own(void)
{
	own = build();
	if (own)
		__saner_objects_add(own);
}

static __attribute__((__destructor__(101))) void remove_own(void)
{
	if (own)
		__saner_objects_remove(own);
}
