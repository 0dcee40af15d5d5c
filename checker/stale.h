/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_STALE_H
#define CHECKER_STALE_H
/*
 * Which reads of a local pointer may give a value that points to no object any
 * more: because the pointer was passed to a function that frees, or because it
 * is the cursor of a list loop that came to its end (then it points around the
 * head of the list, which is no element).  An analysis: it computes and is
 * asked, it reports nothing.
 *
 * It finds what a companion can be told by name.  Another pointer to the freed
 * object is none of its matter, so that "not stale" proves nothing.
 */
#include "checker/judge.h"

enum stale_state {
	STALE_FREED = 1 << 0,	/* kfree(p), and no assignment to p since */
	STALE_ENDED = 1 << 1,	/* the loop over p ended, and no assignment */
	STALE_UNTESTED = 1 << 2, /* p is a list cursor, and on the way from its
				  * assignment nobody asked whether it is at
				  * the head */
};

struct stale;

/* In f->scratch; NULL when nothing is ever stale. */
struct stale *stale_compute(const struct fn *f);

/* What the rvalue @pointer may be, when it is the value of a local that may
 * have a companion: enum stale_state; then *sym is that local. */
uint32_t stale_value(const struct fn *f, const struct expr *pointer,
		     const struct sym **sym);

/* @pointer is the value of a list cursor of which it was asked on every way
 * whether it is at the head, and is not.  *sym is the cursor. */
bool stale_is_element(const struct fn *f, const struct expr *pointer,
		      const struct sym **sym);
#endif
