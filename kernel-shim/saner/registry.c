// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A set-associative table in memory of its own, so that a probe never
 * allocates.  Probes write under a raw lock with interrupts off; whoever asks
 * takes none: an entry is read twice and believed when it did not change.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/hash.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/tracepoint.h>
#include <linux/vmalloc.h>
#include <trace/events/kmem.h>

#include "runtime/site.c"
#include "registry.h"

#define SETS_SHIFT	15
#define WAYS		8

struct entry {
	unsigned long base;	/* 0: free */
	unsigned long size;	/* of the object */
	unsigned long slot;	/* bytes it occupies */
};

struct set {
	struct entry way[WAYS];
	unsigned int victim;
};

static char *registry = "off";
module_param(registry, charp, 0444);
MODULE_PARM_DESC(registry, "what units compiled with -fsaner-registry learn of the heap: off, slots, exact");

static bool exact;
static struct set *sets;
static DEFINE_RAW_SPINLOCK(sets_lock);

static struct set *set_of(unsigned long base)
{
	return &sets[hash_long(base, SETS_SHIFT)];
}

/* ---- writing ------------------------------------------------------------- */

static struct entry *find_entry(struct set *set, unsigned long base)
{
	int i;

	for (i = 0; i < WAYS; i++)
		if (set->way[i].base == base)
			return &set->way[i];
	return NULL;
}

/* The entry of @base, a free one, or the one whose turn it is to go. */
static struct entry *room_for(struct set *set, unsigned long base)
{
	struct entry *e = find_entry(set, base);

	if (!e)
		e = find_entry(set, 0);
	if (!e)
		e = &set->way[set->victim++ % WAYS];
	return e;
}

static void write_entry(struct entry *e, unsigned long base, size_t size,
			size_t slot)
{
	WRITE_ONCE(e->base, 0);
	smp_wmb();
	WRITE_ONCE(e->size, size);
	WRITE_ONCE(e->slot, slot);
	smp_wmb();
	WRITE_ONCE(e->base, base);
}

static void on_kmalloc(void *data, unsigned long caller, const void *p,
		       size_t asked, size_t slot, gfp_t flags, int node)
{
	unsigned long base = (unsigned long)p, irq;
	struct set *set;

	if (ZERO_OR_NULL_PTR(p))
		return;
	set = set_of(base);
	raw_spin_lock_irqsave(&sets_lock, irq);
	write_entry(room_for(set, base), base, exact ? asked : slot, slot);
	raw_spin_unlock_irqrestore(&sets_lock, irq);
}

static void on_kfree(void *data, unsigned long caller, const void *p)
{
	unsigned long base = (unsigned long)p, irq;
	struct entry *e;
	struct set *set;

	if (ZERO_OR_NULL_PTR(p))
		return;
	set = set_of(base);
	raw_spin_lock_irqsave(&sets_lock, irq);
	e = find_entry(set, base);
	if (e)
		WRITE_ONCE(e->base, 0);
	raw_spin_unlock_irqrestore(&sets_lock, irq);
}

/* ---- asking -------------------------------------------------------------- */

static bool read_entry(const struct entry *e, unsigned long base,
		       unsigned long *size, unsigned long *slot)
{
	if (READ_ONCE(e->base) != base)
		return false;
	smp_rmb();
	*size = READ_ONCE(e->size);
	*slot = READ_ONCE(e->slot);
	smp_rmb();
	return READ_ONCE(e->base) == base;
}

static bool find_object(unsigned long base, unsigned long *size,
			unsigned long *slot)
{
	const struct set *set = set_of(base);
	int i;

	for (i = 0; i < WAYS; i++)
		if (read_entry(&set->way[i], base, size, slot))
			return true;
	return false;
}

/*
 * The first byte of the slot that @at lies in: objects of a slab stand one
 * behind the other from its first page on.  Where they do not, no object is
 * found at what this says.
 */
static unsigned long slot_base(unsigned long at, unsigned long *slot)
{
	struct page *head = virt_to_head_page((void *)at);
	unsigned long first = (unsigned long)page_address(head);

	if (!PageSlab(head)) {
		*slot = page_size(head);
		return first;
	}
	*slot = ksize((void *)at);
	return *slot ? first + (at - first) / *slot * *slot : 0;
}

/* The object in whose slot @at lies; false: none is known. */
static bool object_at(unsigned long at, struct __saner_bounds *b)
{
	unsigned long slot, said;

	if (!virt_addr_valid((void *)at))
		return false;
	b->base = slot_base(at, &slot);
	return b->base && find_object(b->base, &b->size, &said) &&
	       said == slot;
}

/*
 * A pointer to the first byte of an object may also be one past the end of the
 * object before it: then both are meant.  notrace: a check may stand anywhere.
 */
notrace struct __saner_bounds registry_find(unsigned long at)
{
	struct __saner_bounds unknown = { 0, ~0UL }, b, before;

	if (!READ_ONCE(sets) || !object_at(at, &b) || at - b.base > b.size)
		return unknown;
	if (at == b.base && object_at(at - 1, &before) &&
	    before.base + before.size == at) {
		b.base = before.base;
		b.size += before.size;
	}
	return b;
}

/* ---- coming and going ------------------------------------------------------ */

static int watch(void)
{
	int err = register_trace_kmalloc(on_kmalloc, NULL);

	if (err)
		return err;
	err = register_trace_kfree(on_kfree, NULL);
	if (err) {
		unregister_trace_kmalloc(on_kmalloc, NULL);
		tracepoint_synchronize_unregister();
	}
	return err;
}

int registry_init(void)
{
	struct set *table;
	int err;

	if (!strcmp(registry, "off"))
		return 0;
	exact = !strcmp(registry, "exact");
	if (!exact && strcmp(registry, "slots"))
		return -EINVAL;
	table = vzalloc(sizeof(*table) << SETS_SHIFT);
	if (!table)
		return -ENOMEM;
	WRITE_ONCE(sets, table);
	err = watch();
	if (err) {
		WRITE_ONCE(sets, NULL);
		vfree(table);
	}
	return err;
}

/* Units that ask hold this module: none is left. */
void registry_exit(void)
{
	if (!sets)
		return;
	unregister_trace_kfree(on_kfree, NULL);
	unregister_trace_kmalloc(on_kmalloc, NULL);
	tracepoint_synchronize_unregister();
	vfree(sets);
}
