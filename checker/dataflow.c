// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/dataflow.h"

#include <string.h>

static void *out_of(const struct dataflow *d, uint32_t block)
{
	return d->out + block * d->size;
}

void *dataflow_in(const struct dataflow *d, uint32_t block)
{
	return d->in + block * d->size;
}

void dataflow_again(struct dataflow *d, uint32_t block)
{
	if (d->reached[block])
		d->pending[block] = true;
}

/* ---- order and loop heads -------------------------------------------------- */

/* Depth first; an edge to a block that is still open is retreating, and every
 * cycle has one, so that its target is a place to widen. */
static void find_order(struct dataflow *d)
{
	enum { NEW, OPEN, DONE };
	uint32_t n = d->func->nblocks, depth = 0, left = n;
	uint32_t *stack = arena_array(d->arena, n, sizeof(*stack));
	uint32_t *next = arena_array(d->arena, n, sizeof(*next));
	uint8_t *state = arena_array(d->arena, n, sizeof(*state));
	uint32_t *post = arena_array(d->arena, n, sizeof(*post));

	stack[depth++] = 0;
	state[0] = OPEN;
	while (depth) {
		const struct block *k = &d->func->blocks[stack[depth - 1]];
		uint32_t to;

		if (next[k->id] == k->nto) {
			state[k->id] = DONE;
			post[--left] = k->id;
			depth--;
			continue;
		}
		to = k->to[next[k->id]++];
		if (state[to] == OPEN)
			d->head[to] = true;
		if (state[to] != NEW)
			continue;
		state[to] = OPEN;
		stack[depth++] = to;
	}
	d->order = post + left;
	d->norder = n - left;
	for (uint32_t i = 0; i < d->norder; i++)
		d->number[d->order[i]] = i;
}

/* ---- up ----------------------------------------------------------------------- */

static bool spend(struct dataflow *d, uint64_t steps)
{
	d->steps += steps;
	if (d->steps > d->budget)
		d->gave_up = true;
	return !d->gave_up;
}

/* What comes over edge to[k] of @block, in d->edge. */
static bool over_edge(struct dataflow *d, uint32_t block, uint32_t k)
{
	memcpy(d->edge, out_of(d, block), d->size);
	return d->take(d->ctx, block, k, d->edge);
}

/* Brings d->edge to block @to; true when that has to be run again. */
static bool arrive(struct dataflow *d, uint32_t to)
{
	if (!d->reached[to]) {
		d->reached[to] = true;
		memcpy(dataflow_in(d, to), d->edge, d->size);
		return true;
	}
	if (!d->join(d->ctx, dataflow_in(d, to), d->edge, to, d->visits[to],
		     d->head[to]))
		return false;
	d->visits[to]++;
	return true;
}

static void run_block(struct dataflow *d, uint32_t block)
{
	memcpy(out_of(d, block), dataflow_in(d, block), d->size);
	d->run(d->ctx, block, out_of(d, block));
}

/* Runs @block and returns the first place in order[] to look at next. */
static uint32_t ascend_block(struct dataflow *d, uint32_t at)
{
	uint32_t block = d->order[at];
	const struct block *k = &d->func->blocks[block];
	uint32_t next = at + 1;

	d->pending[block] = false;
	run_block(d, block);
	for (uint32_t i = 0; i < k->nto; i++) {
		uint32_t to = k->to[i];

		if (!over_edge(d, block, i) || !arrive(d, to))
			continue;
		d->pending[to] = true;
		if (d->number[to] < next)
			next = d->number[to];
	}
	return next;
}

static void ascend(struct dataflow *d)
{
	uint32_t at = 0;

	while (at < d->norder) {
		const struct block *k = &d->func->blocks[d->order[at]];

		if (!d->pending[k->id]) {
			at++;
			continue;
		}
		if (!spend(d, k->n + (uint64_t)d->join_cost * (1 + k->nto)))
			return;
		at = ascend_block(d, at);
	}
}

/* ---- down ---------------------------------------------------------------------- */

/* The state of @block from its predecessors' as they are now. */
static void recompute(struct dataflow *d, uint32_t block, uint8_t *fresh)
{
	const struct block *k = &d->func->blocks[block];
	bool any = block == 0;

	if (any)
		d->start(d->ctx, fresh);
	for (uint32_t i = 0; i < k->nfrom; i++) {
		const struct block *from = &d->func->blocks[k->from[i]];

		if (!d->reached[from->id] || (i && k->from[i] == k->from[i - 1]))
			continue;
		for (uint32_t e = 0; e < from->nto; e++) {
			if (from->to[e] != block || !over_edge(d, from->id, e))
				continue;
			if (any)
				d->join(d->ctx, fresh, d->edge, block, 0,
					false);
			else
				memcpy(fresh, d->edge, d->size);
			any = true;
		}
	}
	d->reached[block] = any;
	if (any)
		memcpy(dataflow_in(d, block), fresh, d->size);
}

static void descend(struct dataflow *d, uint8_t *fresh)
{
	for (uint32_t i = 0; i < d->norder; i++) {
		uint32_t block = d->order[i];
		const struct block *k = &d->func->blocks[block];

		if (!d->reached[block])
			continue;
		if (!spend(d, k->n + (uint64_t)d->join_cost * (1 + k->nfrom)))
			return;
		recompute(d, block, fresh);
		if (d->reached[block])
			run_block(d, block);
	}
}

static void allocate(struct dataflow *d)
{
	size_t n = d->func->nblocks;

	d->head = arena_array(d->arena, n, sizeof(*d->head));
	d->reached = arena_array(d->arena, n, sizeof(*d->reached));
	d->pending = arena_array(d->arena, n, sizeof(*d->pending));
	d->visits = arena_array(d->arena, n, sizeof(*d->visits));
	d->number = arena_array(d->arena, n, sizeof(*d->number));
	d->in = arena_array(d->arena, n, d->size);
	d->out = arena_array(d->arena, n, d->size);
	d->edge = arena_alloc(d->arena, d->size);
}

void dataflow_solve(struct dataflow *d)
{
	uint8_t *fresh;

	allocate(d);
	find_order(d);
	d->start(d->ctx, dataflow_in(d, 0));
	d->reached[0] = true;
	d->pending[0] = true;
	ascend(d);
	fresh = arena_alloc(d->arena, d->size);
	for (uint32_t i = 0; i < d->rounds && !d->gave_up; i++)
		descend(d, fresh);
}
