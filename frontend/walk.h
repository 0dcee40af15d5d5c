/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_WALK_H
#define FRONTEND_WALK_H
/*
 * Visiting the tree of one function: every statement and every expression
 * once, parents before children, in the order of the text.
 */
#include "frontend/ir.h"

struct walk {
	void (*expr)(void *ctx, const struct expr *e);	/* or NULL */
	void (*stmt)(void *ctx, const struct stmt *s);	/* or NULL */
	void *ctx;
};

void walk_stmt(const struct walk *w, const struct stmt *s);
void walk_expr(const struct walk *w, const struct expr *e);
#endif
