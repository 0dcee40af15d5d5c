// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A ring buffer of samples between a producer and a consumer.
 *
 * fault 1 (subobject): the head wraps one slot too late
 * fault 2 (subobject): the label of the ring is copied with the wrong limit
 * fault 3 (null): the ring is used although it could not be made
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RING_SLOTS 16

struct ring {
	char label[8];
	unsigned int head, tail, count;
	int32_t slots[RING_SLOTS];
	uint32_t dropped;
};

static struct ring *ring_new(const char *label)
{
	struct ring *r;
	size_t n = strlen(label);

#if FAULT == 3
	if (n > 3)
		return NULL;
#endif
	r = calloc(1, sizeof(*r));
	if (!r)
		exit(2);
#if FAULT != 2
	if (n >= sizeof(r->label))
		n = sizeof(r->label) - 1;
#endif
	for (size_t i = 0; i < n; i++)
		r->label[i] = label[i];
	return r;
}

static int ring_push(struct ring *r, int32_t v)
{
	if (r->count == RING_SLOTS) {
		r->dropped++;
		return -1;
	}
	r->slots[r->head++] = v;
#if FAULT == 1
	if (r->head > RING_SLOTS)
#else
	if (r->head == RING_SLOTS)
#endif
		r->head = 0;
	r->count++;
	return 0;
}

static int ring_pop(struct ring *r, int32_t *v)
{
	if (r->count == 0)
		return -1;
	*v = r->slots[r->tail];
	r->tail = (r->tail + 1) % RING_SLOTS;
	r->count--;
	return 0;
}

int main(void)
{
	struct ring *r = ring_new("thermometer");
	uint32_t sum = 0;
	int32_t v;

	for (int i = 0; i < 100; i++) {
		ring_push(r, i * i - 40);
		if (i % 3 == 0 && ring_pop(r, &v) == 0)
			sum = sum * 31 + (uint32_t)v;
	}
	while (ring_pop(r, &v) == 0)
		sum = sum * 31 + (uint32_t)v;
	printf("%s: sum %08x, dropped %u\n", r->label, sum, r->dropped);
	free(r);
	return 0;
}
