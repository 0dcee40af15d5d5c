/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_OPMAP_H
#define CHECKER_OPMAP_H
/*
 * From a node of the tree to the operations of the graph that came from it:
 * the way an obligation, which stands on a node, asks for facts, which are of
 * operations.
 */
#include "frontend/cfg.h"

struct opmap;

/* In @a; NULL when @f has no graph. */
struct opmap *opmap_new(struct arena *a, const struct func *f);

/* The operation of kind @kind that came from @e.  NO_OP when there is none, or
 * more than one: then no single fact speaks for the node. */
op_id opmap_find(const struct opmap *m, const struct expr *e,
		 enum op_kind kind);

/* The operation that defines the value of the rvalue @e, or NO_OP. */
op_id opmap_value(const struct opmap *m, const struct expr *e);
#endif
