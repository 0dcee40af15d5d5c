/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_DATAFLOW_H
#define CHECKER_DATAFLOW_H
/*
 * The worklist solver (Kildall, "A unified approach to global program
 * optimization", POPL 1973) with widening at loop heads and a descending phase
 * after it (Cousot and Cousot, POPL 1977).  Forward, within one function.
 *
 * A state is @size bytes that only the analysis understands.  The solver keeps
 * one for the beginning and one for the end of each block.  It counts steps,
 * not time: when @budget of them are spent it stops and says so, and then its
 * states mean nothing.
 *
 * The descending phase is sound for any transfer function: each block's state
 * is replaced by what its predecessors' states, all of them sound, allow.
 */
#include <stdbool.h>
#include <stdint.h>
#include "frontend/cfg.h"

struct dataflow {
	const struct func *func;
	struct arena *arena;
	void *ctx;
	size_t size;		/* of a state */
	uint64_t budget;	/* steps; a block costs its ops + @join_cost */
	uint32_t join_cost;
	uint32_t rounds;	/* of the descending phase */

	/* The state at the function's entry, into @state. */
	void (*start)(void *ctx, void *state);
	/* @into becomes the join of both; true when it changed.  @visits: how
	 * often @block's state grew before; @head: it heads a loop, and the
	 * analysis must see to it that it stops growing. */
	bool (*join)(void *ctx, void *into, const void *from, uint32_t block,
		     uint32_t visits, bool head);
	/* Runs the block: @state from its beginning to its end. */
	void (*run)(void *ctx, uint32_t block, void *state);
	/* Takes edge to[k] of @block: @state from the block's end to the edge;
	 * false when it is never taken. */
	bool (*take)(void *ctx, uint32_t block, uint32_t k, void *state);

	/* results */
	bool gave_up;
	uint32_t *order;	/* blocks in reverse postorder */
	uint32_t norder;
	bool *head;		/* by block: a retreating edge goes there */
	bool *reached;
	uint8_t *in;		/* states at the beginning, by block */
	uint8_t *out;		/* states at the end */
	uint64_t steps;
	/* private */
	uint32_t *number;	/* of a block in order[] */
	bool *pending;
	uint32_t *visits;
	uint8_t *edge;
};

/* Fills in the results. */
void dataflow_solve(struct dataflow *d);
/* From run(): @block has to be run again although its state is the same. */
void dataflow_again(struct dataflow *d, uint32_t block);
void *dataflow_in(const struct dataflow *d, uint32_t block);
#endif
