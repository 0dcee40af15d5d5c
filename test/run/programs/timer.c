// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A timing wheel: timers in buckets by their low bits, in rounds.
 *
 * fault 1 (bounds): the bucket is the delay, not the delay in the wheel
 * fault 2 (lifetime): a timer that fired is freed before its period is read
 * fault 3 (null): a bucket's list is taken to have a second element
 */
#include <stdio.h>
#include <stdlib.h>

#define WHEEL 8

struct timer {
	struct timer *next;
	int id, period;
	unsigned int when;
};

struct wheel {
	struct timer **buckets;
	unsigned int now;
	int fired, pending;
};

static void add(struct wheel *w, struct timer *t, unsigned int delay)
{
	struct timer **b;

	t->when = w->now + delay;
#if FAULT == 1
	b = &w->buckets[w->now % WHEEL + delay];
#else
	b = &w->buckets[t->when % WHEEL];
#endif
	t->next = *b;
	*b = t;
	w->pending++;
}

static void start(struct wheel *w, int id, unsigned int delay, int period)
{
	struct timer *t = malloc(sizeof(*t));

	if (!t)
		exit(2);
	t->id = id;
	t->period = period;
	add(w, t, delay);
}

static void fire(struct wheel *w, struct timer *t)
{
	w->fired++;
	w->pending--;
	printf("%u:%d ", w->now, t->id);
#if FAULT == 2
	if (w->fired % 5 == 0)
		free(t);
#endif
	if (t->period > 0 && w->fired % 5)
		add(w, t, (unsigned int)t->period);
	else
#if FAULT == 2
		t->period = 0;
#else
		free(t);
#endif
}

static void tick(struct wheel *w)
{
	struct timer **b = &w->buckets[++w->now % WHEEL];
	struct timer *list = *b;

	*b = NULL;
	while (list) {
#if FAULT == 3
		struct timer *next = list->next;

		if (next->when < list->when)
			w->fired += 0;
#else
		struct timer *next = list->next;
#endif

		if (list->when == w->now) {
			fire(w, list);
		} else {
			list->next = *b;
			*b = list;
		}
		list = next;
	}
}

int main(void)
{
	struct wheel w = { .now = 0 };

	w.buckets = calloc(WHEEL, sizeof(*w.buckets));
	if (!w.buckets)
		return 2;
	start(&w, 1, 3, 4);
	start(&w, 2, 5, 0);
	start(&w, 3, 20, 9);
	start(&w, 4, 11, 2);
	start(&w, 5, 9, 30);
	for (int i = 0; i < 60; i++)
		tick(&w);
	printf("\nfired %d pending %d\n", w.fired, w.pending);
	for (int b = 0; b < WHEEL; b++)
		while (w.buckets[b]) {
			struct timer *t = w.buckets[b];

			w.buckets[b] = t->next;
			free(t);
		}
	free(w.buckets);
	return 0;
}
