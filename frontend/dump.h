/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DUMP_H
#define FRONTEND_DUMP_H
/*
 * The tree as text, for --dump-after=tree and for tests: one node a line,
 * indented under its parent,
 *
 *	kind [operator] [name or value] : type  'its text'
 *
 * after it, in brackets, the flags that are set.
 */
#include "frontend/base/buf.h"
#include "frontend/ir.h"

/* All functions, symbols' flags and unknowns. */
void tree_dump(const struct unit *u, struct buf *out);
void tree_dump_func(const struct unit *u, const struct func *f,
		    struct buf *out);
#endif
