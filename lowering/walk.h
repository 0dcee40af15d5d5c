/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef LOWERING_WALK_H
#define LOWERING_WALK_H
/*
 * Visits every statement and expression below a statement, outer first.
 */
#include "frontend/ir.h"

struct visitor {
	void (*stmt)(void *ctx, const struct stmt *s);	/* or NULL */
	void (*expr)(void *ctx, const struct expr *e);	/* or NULL */
	void *ctx;
};

void walk_stmt(const struct visitor *v, const struct stmt *s);
#endif
