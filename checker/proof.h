/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_PROOF_H
#define CHECKER_PROOF_H
/*
 * Questions that several passes ask of facts and origins together.
 */
#include "checker/argument.h"
#include "checker/judge.h"

/* Bytes [@lo, @hi) from the pointer rvalue @e, moved by index * @size when
 * @index is not NO_OP or a constant, are inside the object that the pointer
 * was derived from.  @value is the operation that gives @e.  Adds to @p what
 * the proof rests on. */
struct reach {
	const struct expr *pointer;
	op_id value;
	const struct expr *index;	/* or NULL */
	op_id index_op;
	uint64_t size;
	int64_t lo, hi;
};

bool prove_reach(struct fn *f, const struct reach *r, struct premises *p);

/* The same, and it fails on every execution. */
bool refute_reach(struct fn *f, const struct reach *r);

/* The bytes are those of several members in a row, to the very end of one of
 * them: *(u32 *)&h->source, memcpy(&h->source, p, 4).  Such a run is meant as
 * the part of the record that it is (the kernel's struct_group(), by hand). */
bool is_group(const struct reach *r);

/* @bytes is what is left of an object from the member at @pointer on:
 * memset(&sk->pprev, 0, size - offsetof(struct sock, pprev)). */
bool is_rest_of(const struct expr *pointer, const struct expr *bytes);

/* Adds what the facts about @value rest on. */
void fact_premises(struct fn *f, op_id value, struct premises *p);

/* The range of an integer rvalue: constants, then facts; false: unknown. */
bool value_range(const struct fn *f, const struct expr *e, op_id op,
		 int64_t *lo, int64_t *hi);

/* The largest value that the amount can have in this call, when it has one
 * and no step of its computation can wrap. */
bool amount_max(const struct fn *f, const struct argument *a,
		const struct amount *m, uint64_t *max);
void amount_premises(struct fn *f, const struct argument *a,
		     const struct amount *m, struct premises *p);

/* Fills in the check of @c against the bounds of @pointer, as far as there are
 * any, and what is left to assume. */
void claim_against(struct fn *f, struct claim *c, const struct expr *pointer,
		   enum check_form form);
#endif
