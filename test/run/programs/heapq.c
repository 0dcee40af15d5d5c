// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A priority queue in an array (binary heap) that schedules jobs.
 *
 * fault 1 (bounds): sifting up does not stop at the root
 * fault 2 (bounds): growing counts elements where bytes are meant
 * fault 3 (init): a peek at the empty queue sets nothing, and nobody asks
 */
#include <stdio.h>
#include <stdlib.h>

struct job {
	unsigned int when;
	int id;
};

struct queue {
	struct job *jobs;
	size_t len, cap;
};

static void queue_grow(struct queue *q)
{
	size_t cap = q->cap + q->cap / 2 + 1;
	struct job *jobs;

#if FAULT == 2
	jobs = realloc(q->jobs, cap * sizeof(unsigned int));
#else
	jobs = realloc(q->jobs, cap * sizeof(*jobs));
#endif
	if (!jobs)
		exit(2);
	q->jobs = jobs;
	q->cap = cap;
}

static void queue_push(struct queue *q, struct job j)
{
	size_t i = q->len;

	if (q->len == q->cap)
		queue_grow(q);
	q->len++;
#if FAULT == 1
	while (q->jobs[(i - 1) / 2].when > j.when) {
#else
	while (i > 0 && q->jobs[(i - 1) / 2].when > j.when) {
#endif
		q->jobs[i] = q->jobs[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	q->jobs[i] = j;
}

static int queue_pop(struct queue *q, struct job *out)
{
	struct job last;
	size_t i = 0, child;

	if (q->len == 0)
		return -1;
	*out = q->jobs[0];
	last = q->jobs[--q->len];
	while ((child = 2 * i + 1) < q->len) {
		if (child + 1 < q->len &&
		    q->jobs[child + 1].when < q->jobs[child].when)
			child++;
		if (q->jobs[child].when >= last.when)
			break;
		q->jobs[i] = q->jobs[child];
		i = child;
	}
	q->jobs[i] = last;
	return 0;
}

static int queue_peek(const struct queue *q, struct job *out)
{
	if (q->len == 0)
		return -1;
	*out = q->jobs[0];
	return 0;
}

static unsigned int drain(struct queue *q)
{
	static const char names[] = "abcdefghijklmnopqrstuvwxyz";
	unsigned int t = 0;
	struct job j;

	while (queue_pop(q, &j) == 0) {
		t = t * 33 + j.when;
		putchar(names[j.id % 26]);
		if (j.id % 5 == 0 && j.when < 500) {
			j.when += 300;
			j.id++;
			queue_push(q, j);
		}
	}
	putchar('\n');
	return t;
}

int main(void)
{
	struct queue q = { NULL, 0, 0 };
	unsigned int x = 1;
	struct job next;

	for (int i = 0; i < 30; i++) {
		x = x * 1664525u + 1013904223u;
		queue_push(&q, (struct job){ (x >> 12) % 1000, i });
	}
	printf("checksum %08x\n", drain(&q));
#if FAULT == 3
	queue_peek(&q, &next);
#else
	if (queue_peek(&q, &next) < 0)
		next.id = -1;
#endif
	if (next.id >= 0)
		printf("next %d\n", next.id);
	free(q.jobs);
	return 0;
}
