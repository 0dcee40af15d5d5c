/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Classes: sizes of 16, 32, ... 1024 bytes, then four to a doubling.  A class
 * has one region of address space, reserved at the start and backed by memory
 * only where it is touched; what stands about its slots is in two tables.
 *
 * An object always gets a slot of at least one byte more than it asked for:
 * a pointer to its end is then still inside its slot.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "runtime/heap.h"
#include "runtime/objects.h"

#define SMALL_STEP	16UL
#define SMALL_MAX	1024UL
#define SMALL_CLASSES	(SMALL_MAX / SMALL_STEP)
#define DOUBLINGS	20UL			/* up to 1 GB */
#define CLASSES		(SMALL_CLASSES + 4 * DOUBLINGS)
#define FREED		(1UL << 63)		/* in sizes[] */
#define NO_SLOT		UINT32_MAX
/* So many freed bytes of a class wait before the first is used again. */
#define WAITING_BYTES	(8UL << 20)
#define WAITING_SLOTS	64UL
/* Pages of slots this large go back to the system when they are freed: all of
 * them, since slots of that size are whole pages. */
#define GIVE_BACK	(64UL << 10)
/* Objects from this size on may change their size where they are. */
#define RESIZED		4096UL

struct class {
	pthread_mutex_t lock;
	unsigned long slot_size;
	uint32_t slots;
	uint32_t used;		/* slots [0, used) were handed out once */
	uint32_t first_free;	/* oldest freed slot */
	uint32_t last_free;
	unsigned long waiting;	/* freed slots */
	uint64_t *sizes;	/* size asked for; FREED; 0: never used */
	uint32_t *next;		/* of freed slots */
};

static struct class classes[CLASSES];
static unsigned char *arena;	/* NULL: nothing could be reserved */
static unsigned int region_shift;
static pthread_once_t started = PTHREAD_ONCE_INIT;

/* ---- where things are -------------------------------------------------- */

static unsigned long class_size(unsigned long c)
{
	unsigned long doubling, quarter;

	if (c < SMALL_CLASSES)
		return (c + 1) * SMALL_STEP;
	doubling = (c - SMALL_CLASSES) / 4;
	quarter = (c - SMALL_CLASSES) % 4 + 1;
	return (SMALL_MAX << doubling) + ((SMALL_MAX / 4) << doubling) * quarter;
}

/* The smallest class with slots of at least @need bytes, or CLASSES. */
static unsigned long class_for(unsigned long need)
{
	unsigned long doubling, quarter;

	if (need <= SMALL_MAX)
		return need ? (need - 1) / SMALL_STEP : 0;
	if (need > SMALL_MAX << DOUBLINGS)
		return CLASSES;
	doubling = 63 - (unsigned long)__builtin_clzl((need - 1) / SMALL_MAX);
	quarter = (need - 1 - (SMALL_MAX << doubling)) /
		  ((SMALL_MAX / 4) << doubling);
	return SMALL_CLASSES + 4 * doubling + quarter;
}

static unsigned char *region(unsigned long c)
{
	return arena + (c << region_shift);
}

static void *reserve(unsigned long size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

/* ---- the start ----------------------------------------------------------- */

static bool start_class(unsigned long c)
{
	struct class *k = &classes[c];
	unsigned long slots = (1UL << region_shift) / class_size(c);

	k->slot_size = class_size(c);
	k->slots = slots < NO_SLOT ? (uint32_t)slots : NO_SLOT - 1;
	k->first_free = k->last_free = NO_SLOT;
	if (!slots)	/* larger than a region: never served */
		return true;
	k->sizes = reserve(k->slots * sizeof(*k->sizes));
	k->next = reserve(k->slots * sizeof(*k->next));
	return k->sizes && k->next;
}

/* Regions of 2^@shift bytes, each aligned to its size. */
static bool start_with(unsigned int shift)
{
	unsigned long region_size = 1UL << shift;
	unsigned char *p = reserve((CLASSES + 1) * region_size);

	if (!p)
		return false;
	p += -(uintptr_t)p & (region_size - 1);
	region_shift = shift;
	for (unsigned long c = 0; c < CLASSES; c++)
		if (!start_class(c))
			return false;
	arena = p;
	return true;
}

static void fork_prepare(void)
{
	for (unsigned long c = 0; c < CLASSES; c++)
		pthread_mutex_lock(&classes[c].lock);
}

static void fork_done(void)
{
	for (unsigned long c = 0; c < CLASSES; c++)
		pthread_mutex_unlock(&classes[c].lock);
}

static void start(void)
{
	/* 16 GB a class; less where address space is limited */
	for (unsigned int shift = 34; shift >= 22; shift -= 4)
		if (start_with(shift))
			break;
}

/* Not in start(): pthread_atfork() allocates. */
static __attribute__((__constructor__)) void start_forks(void)
{
	pthread_atfork(fork_prepare, fork_done, fork_done);
}

/* ---- asking -------------------------------------------------------------- */

static struct class *class_of(unsigned long at, unsigned long *slot,
			      unsigned long *base)
{
	uintptr_t off = at - (uintptr_t)arena;
	unsigned long c = off >> region_shift;
	struct class *k;

	if (!arena || c >= CLASSES)
		return NULL;
	k = &classes[c];
	off &= (1UL << region_shift) - 1;
	*slot = off / k->slot_size;
	if (*slot >= k->slots)
		return NULL;
	*base = (uintptr_t)region(c) + *slot * k->slot_size;
	return k;
}

enum heap_state heap_find(unsigned long at, unsigned long *base,
			  unsigned long *size)
{
	unsigned long slot;
	struct class *k = class_of(at, &slot, base);
	uint64_t n;

	if (!k)
		return HEAP_FOREIGN;
	n = __atomic_load_n(&k->sizes[slot], __ATOMIC_RELAXED);
	if (!n)		/* never handed out: no object was ever here */
		return HEAP_FREED;
	*size = (n & ~FREED) - 1;
	return n & FREED ? HEAP_FREED : HEAP_LIVE;
}

/* ---- asking AddressSanitizer, whose heap it is when it is there ----------- */

extern const char *__asan_locate_address(void *at, char *name, size_t room,
					 void **base, size_t *size)
	__attribute__((__weak__));
extern int __asan_address_is_poisoned(const volatile void *at)
	__attribute__((__weak__));

static enum heap_state asan_find(unsigned long at, unsigned long *base,
				 unsigned long *size)
{
	void *begin = NULL;
	size_t n = 0;
	const char *where;

	if (!__asan_locate_address || !__asan_address_is_poisoned)
		return HEAP_FOREIGN;
	where = __asan_locate_address((void *)at, NULL, 0, &begin, &n);
	if (!where || strcmp(where, "heap") != 0 || !n)
		return HEAP_FOREIGN;
	*base = (uintptr_t)begin;
	*size = n;
	return __asan_address_is_poisoned(begin) ? HEAP_FREED : HEAP_LIVE;
}

static enum heap_state find(unsigned long at, unsigned long *base,
			    unsigned long *size)
{
	enum heap_state state = heap_find(at, base, size);

	return state == HEAP_FOREIGN ? asan_find(at, base, size) : state;
}

struct __saner_bounds __saner_find(unsigned long at)
{
	struct __saner_bounds b = { 0, 0 };

	if (at - 1UL >= 0UL - 4096UL)
		return b;
	switch (find(at, &b.base, &b.size)) {
	case HEAP_LIVE:
		return b;
	case HEAP_FREED:
		b.base = b.size = 0;
		return b;
	case HEAP_FOREIGN:
		if (objects_find(at, &b.base, &b.size))
			return b;
		break;
	}
	b.base = 0;
	b.size = ~0UL;
	return b;
}

int __saner_is_freed(unsigned long at)
{
	unsigned long base, size;

	return find(at, &base, &size) == HEAP_FREED;
}

int __saner_is_blank(unsigned long at)
{
	unsigned long base, size;

	return heap_find(at, &base, &size) == HEAP_LIVE;
}

/* ---- slots ----------------------------------------------------------------- */

static bool reuse_now(const struct class *k)
{
	if (k->used == k->slots)
		return k->waiting > 0;
	return k->waiting > WAITING_SLOTS &&
	       k->waiting * k->slot_size > WAITING_BYTES;
}

/* A slot of the class; *@fresh when its memory was never used. */
static uint32_t take_slot(struct class *k, bool *fresh)
{
	uint32_t slot = NO_SLOT;

	*fresh = false;
	pthread_mutex_lock(&k->lock);
	if (reuse_now(k)) {
		slot = k->first_free;
		k->first_free = k->next[slot];
		if (k->first_free == NO_SLOT)
			k->last_free = NO_SLOT;
		k->waiting--;
	} else if (k->used < k->slots) {
		slot = k->used++;
		*fresh = true;
	}
	pthread_mutex_unlock(&k->lock);
	return slot;
}

static void give_slot(struct class *k, uint32_t slot)
{
	k->next[slot] = NO_SLOT;
	if (k->last_free == NO_SLOT)
		k->first_free = slot;
	else
		k->next[k->last_free] = slot;
	k->last_free = slot;
	k->waiting++;
}

static void *allocate(unsigned long c, size_t size, size_t filled)
{
	struct class *k = &classes[c];
	unsigned char *p;
	uint32_t slot;
	bool fresh;

	slot = take_slot(k, &fresh);
	if (slot == NO_SLOT)
		return NULL;
	p = region(c) + slot * k->slot_size;
	/* what was given back to the system comes back zeroed */
	if (!fresh && k->slot_size < GIVE_BACK)
		memset(p + filled, 0, size - filled);
	__atomic_store_n(&k->sizes[slot], size + 1, __ATOMIC_RELEASE);
	return p;
}

void *heap_new(size_t align, size_t size, size_t filled)
{
	unsigned long c;
	void *p = NULL;

	pthread_once(&started, start);
	if (arena && size < SMALL_MAX << DOUBLINGS) {
		c = class_for(size + 1);
		while (c < CLASSES && classes[c].slot_size & (align - 1))
			c++;
		if (c < CLASSES)
			p = allocate(c, size, filled);
	}
	if (!p)
		errno = ENOMEM;
	return p;
}

/* ---- what a wrong pointer gets ------------------------------------------- */

static __attribute__((__noreturn__, __cold__)) void stop(const char *what)
{
	static const char head[] = "BUG: saner: lifetime: ";
	char line[128];
	size_t len = strlen(what);

	memcpy(line, head, sizeof(head) - 1);
	memcpy(line + sizeof(head) - 1, what, len);
	line[sizeof(head) - 1 + len] = '\n';
	if (write(STDERR_FILENO, line, sizeof(head) + len) < 0)
		abort();
	abort();
}

/* The class and slot of an object that begins at @p, alive or freed. */
static struct class *object(void *p, unsigned long *slot, const char *what)
{
	unsigned long base;
	struct class *k = class_of((uintptr_t)p, slot, &base);

	if (!k || (uintptr_t)p != base || !k->sizes[*slot])
		stop(what);
	return k;
}

/* ---- giving back ---------------------------------------------------------- */

size_t heap_size(void *p, const char *what)
{
	unsigned long slot;
	struct class *k = object(p, &slot, what);
	uint64_t n = __atomic_load_n(&k->sizes[slot], __ATOMIC_RELAXED);

	if (n & FREED)
		stop(what);
	return n - 1;
}

void heap_free(void *p, const char *what)
{
	unsigned long slot;
	int saved = errno;
	struct class *k = object(p, &slot, what);

	pthread_mutex_lock(&k->lock);
	if (k->sizes[slot] & FREED) {
		pthread_mutex_unlock(&k->lock);
		stop(what);
	}
	__atomic_store_n(&k->sizes[slot], k->sizes[slot] | FREED,
			 __ATOMIC_RELEASE);
	if (k->slot_size >= GIVE_BACK &&
	    madvise(p, k->slot_size, MADV_DONTNEED))
		memset(p, 0, k->slot_size);
	give_slot(k, (uint32_t)slot);
	pthread_mutex_unlock(&k->lock);
	errno = saved;
}

int heap_resize(void *p, size_t size)
{
	unsigned long slot;
	struct class *k = object(p, &slot, "realloc() of no object");
	size_t old = k->sizes[slot] - 1;

	if (size < RESIZED || k->slot_size < RESIZED || size >= k->slot_size ||
	    size < k->slot_size / 2)
		return 0;
	if (size > old)
		memset((unsigned char *)p + old, 0, size - old);
	__atomic_store_n(&k->sizes[slot], size + 1, __ATOMIC_RELEASE);
	return 1;
}
