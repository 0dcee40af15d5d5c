/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_ROOTS_H
#define CHECKER_ROOTS_H
/*
 * Roots: what an address was the address of before it was converted, kept in
 * locals and passed on.  Over all assignments to a local and all calls of a
 * function whose calls are all in sight, without regard to their order.
 */
#include "checker/origin_state.h"

struct root {
	const struct type *type;	/* what the place that gave the address
					 * declares to be there, or, of a new
					 * object or a void *, what it is kept
					 * as first; NULL: nothing is known */
	const struct expr *place;	/* the lvalue whose address it is; NULL:
					 * it was read from somewhere */
	bool declared;			/* ... by its place, and not only by what
					 * it is kept as */
	const struct expr *fresh;	/* the call that made this new object, as
					 * a whole; or NULL */
	bool moved;			/* and computed with since, other than from
					 * element to element */
};

typedef void on_root(void *ctx, const struct root *r);

/* Calls @found for each root of the pointer rvalue @e of @fo (NULL: of a static
 * initializer); for none when it can only be NULL or a new object. */
void roots_visit(const struct origin *o, const struct fn_origin *fo,
		 const struct expr *e, on_root *found, void *ctx);
#endif
