// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A pool of fixed slots with a free list of indices, and handles with a
 * generation number: sprites that come and go.
 *
 * fault 1 (bounds): the full pool hands out the end marker as a slot
 * fault 2 (bounds): a handle's slot number is not checked
 * fault 3 (init): the generation of a new handle is not filled in
 */
#include <stdio.h>
#include <stdlib.h>

#define SLOTS 12
#define NONE (-1)

struct sprite {
	int next_free;
	unsigned int generation;
	int x, y;
};

struct handle {
	int slot;
	unsigned int generation;
};

struct pool {
	struct sprite slots[SLOTS];
	int free_head, live;
};

static void pool_init(struct pool *p)
{
	for (int i = 0; i < SLOTS; i++) {
		p->slots[i].next_free = i + 1 < SLOTS ? i + 1 : NONE;
		p->slots[i].generation = 1;
	}
	p->free_head = 0;
	p->live = 0;
}

static struct handle pool_take(struct pool *p, int x, int y)
{
	struct handle h;
	struct sprite *s;

	h.slot = p->free_head;
#if FAULT == 1
	s = &p->slots[h.slot < 0 ? SLOTS : h.slot];
	h.generation = s->generation;
#else
	if (h.slot == NONE) {
		h.generation = 0;
		return h;
	}
	s = &p->slots[h.slot];
#if FAULT != 3
	h.generation = s->generation;
#endif
#endif
	p->free_head = s->next_free;
	s->x = x;
	s->y = y;
	p->live++;
	return h;
}

static struct sprite *pool_get(struct pool *p, struct handle h)
{
#if FAULT != 2
	if (h.slot < 0 || h.slot >= SLOTS)
		return NULL;
#endif
	if (p->slots[h.slot].generation != h.generation)
		return NULL;
	return &p->slots[h.slot];
}

static void pool_put(struct pool *p, struct handle h)
{
	struct sprite *s = pool_get(p, h);

	if (!s)
		return;
	s->generation++;
	s->next_free = p->free_head;
	p->free_head = h.slot;
	p->live--;
}

int main(void)
{
	struct pool *p = malloc(sizeof(*p));
	struct handle all[20];
	int stale = 0;

	if (!p)
		return 2;
	pool_init(p);
	for (int i = 0; i < 20; i++) {
		all[i] = pool_take(p, i * 3, i * i);
		if (i % 4 == 3)
			pool_put(p, all[i - 1]);
	}
	for (int i = 0; i < 20; i++) {
		struct sprite *s = pool_get(p, all[i]);

		if (s)
			printf("%d at %d,%d\n", i, s->x, s->y);
		else
			stale++;
	}
	printf("%d live, %d stale\n", p->live, stale);
	free(p);
	return 0;
}
