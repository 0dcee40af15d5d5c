// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * An open-addressing hash table of integers with tombstones and growth.
 *
 * fault 1 (bounds): probing does not wrap at the end of the table
 * fault 2 (bounds): after growth the old table is walked with the new size
 * fault 3 (lifetime): a slot is kept over an insertion that moves the table
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum state { FREE, USED, DEAD };

struct slot {
	enum state state;
	uint32_t key, value;
};

struct map {
	struct slot *slots;
	uint32_t size, used;
};

static struct slot *probe(struct map *m, uint32_t key)
{
	uint32_t i = key % m->size;

	while (m->slots[i].state != FREE && m->slots[i].key != key) {
#if FAULT == 1
		i++;
#else
		i = (i + 1) % m->size;
#endif
	}
	return &m->slots[i];
}

static void map_init(struct map *m, uint32_t size)
{
	m->slots = calloc(size, sizeof(*m->slots));
	if (!m->slots)
		exit(2);
	m->size = size;
	m->used = 0;
}

static struct slot *map_put(struct map *m, uint32_t key, uint32_t value);

static void map_grow(struct map *m)
{
	struct map old = *m;

	map_init(m, old.size * 2 + 1);
#if FAULT == 2
	for (uint32_t i = 0; i < m->size; i++)
#else
	for (uint32_t i = 0; i < old.size; i++)
#endif
		if (old.slots[i].state == USED)
			map_put(m, old.slots[i].key, old.slots[i].value);
	free(old.slots);
}

static struct slot *map_put(struct map *m, uint32_t key, uint32_t value)
{
	struct slot *s;

	if (m->used * 4 >= m->size * 3)
		map_grow(m);
	s = probe(m, key);
	if (s->state == FREE)
		m->used++;
	s->state = USED;
	s->key = key;
	s->value = value;
	return s;
}

static void map_delete(struct map *m, uint32_t key)
{
	struct slot *s = probe(m, key);

	if (s->state == USED)
		s->state = DEAD;
}

int main(void)
{
	struct map m;
	struct slot *first;
	uint32_t sum = 0, live = 0;

	map_init(&m, 7);
	first = map_put(&m, 1000, 1);
	for (uint32_t i = 0; i < 200; i++)
		map_put(&m, i * 37 % 211, i);
	for (uint32_t i = 0; i < 211; i += 3)
		map_delete(&m, i);
#if FAULT != 3
	first = probe(&m, 1000);
#endif
	sum += first->value;
	for (uint32_t i = 0; i < m.size; i++) {
		if (m.slots[i].state != USED)
			continue;
		live++;
		sum = sum * 17 + m.slots[i].value;
	}
	printf("size %u live %u sum %08x\n", m.size, live, sum);
	free(m.slots);
	return 0;
}
