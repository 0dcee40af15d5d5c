// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * An event loop with callbacks: a counter, a filter, a logger.
 *
 * fault 1 (null): a handler that was removed is called
 * fault 2 (subobject): the table of handlers takes one more than it holds
 * fault 3 (lifetime): a handler frees its own state and uses it
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HANDLERS 4

struct event {
	int type;
	long value;
};

typedef void (*handler_fn)(void *state, const struct event *ev);

struct handler {
	handler_fn fn;
	void *state;
};

struct loop {
	struct handler handlers[HANDLERS];
	int count;
	int delivered;
};

struct counter {
	long sum;
	int left;
};

static int loop_add(struct loop *l, handler_fn fn, void *state)
{
#if FAULT == 2
	if (l->count > HANDLERS)
		return -1;
#else
	if (l->count == HANDLERS)
		return -1;
#endif
	l->handlers[l->count].fn = fn;
	l->handlers[l->count].state = state;
	return l->count++;
}

static void loop_remove(struct loop *l, int id)
{
	l->handlers[id].fn = NULL;
	l->handlers[id].state = NULL;
}

static void loop_send(struct loop *l, int type, long value)
{
	struct event ev = { type, value };

	for (int i = 0; i < l->count; i++) {
#if FAULT != 1
		if (!l->handlers[i].fn)
			continue;
#endif
		l->handlers[i].fn(l->handlers[i].state, &ev);
		l->delivered++;
	}
}

static void on_count(void *state, const struct event *ev)
{
	struct counter *c = state;

	if (c->left > 0 && --c->left == 0) {
		printf("counter full at %ld\n", c->sum);
#if FAULT == 3
		free(c);
#endif
	}
	c->sum += ev->value;
}

static void on_filter(void *state, const struct event *ev)
{
	int *hits = state;

	if (ev->type == 2)
		(*hits)++;
}

static void on_log(void *state, const struct event *ev)
{
	char *log = state;
	size_t n = strlen(log);

	if (n < 15)
		log[n] = (char)('0' + ev->type);
}

int main(void)
{
	struct loop *l = calloc(1, sizeof(*l));
	struct counter *c = calloc(1, sizeof(*c));
	char log[16] = "";
	int hits = 0, id, ids = 0;

	if (!l || !c)
		return 2;
	c->left = 5;
	id = loop_add(l, on_filter, &hits);
	ids += loop_add(l, on_count, c);
	ids += loop_add(l, on_log, log);
	ids += loop_add(l, on_filter, &hits);
	ids += loop_add(l, on_log, log);
	for (int i = 0; i < 9; i++) {
		loop_send(l, i % 4, i * 100);
		if (i == 4)
			loop_remove(l, id);
	}
	printf("delivered %d hits %d log %s ids %d sum %ld\n", l->delivered,
	       hits, log, ids, c->sum);
	free(l);
	free(c);
	return 0;
}
