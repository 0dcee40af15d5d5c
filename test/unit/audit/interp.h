/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef TEST_UNIT_AUDIT_INTERP_H
#define TEST_UNIT_AUDIT_INTERP_H
/*
 * Executes the graph of a program and holds the facts against what happens:
 * every value that is computed must be in the range, the nullness and the
 * object that facts_*() claim, every op that is executed must be reached, every
 * read that is said to be initialised must have been written.
 *
 * Pointers are real addresses of this process.  Memory that C leaves undefined
 * is random.  What a function without a body returns is random too, and it
 * scribbles over every object whose address it, or such a function before it,
 * was given.
 *
 * The program is meant to have no undefined behaviour; a division by zero, a
 * shift out of range, an access outside of all objects end the run quietly.
 */
#include "checker/facts/internal.h"

enum outcome {
	RUN_OK,
	RUN_STOPPED,	/* undefined, exit(), or too long */
	RUN_UNSUPPORTED,	/* something this interpreter does not know */
	RUN_WRONG,	/* a fact is false */
};

struct run {
	const struct unit *unit;
	struct arena *arena;
	struct facts **facts;	/* by function */
	uint64_t seed;
	uint64_t steps_left;
	uint64_t checks;	/* facts that were held against something */
	enum outcome outcome;
	char what[240];
	char output[1 << 16];	/* what its printf() would print: arguments */
	size_t output_len;

	struct memory *memory;	/* objects that are alive */
	struct frame *frame;
	unsigned int depth;
};

/* Runs main() or @name. */
void run_program(struct run *r, const char *name);
#endif
