// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "lowering/walk.h"

static void walk_expr(const struct visitor *v, const struct expr *e)
{
	uint32_t i;

	if (!e)
		return;
	if (v->expr)
		v->expr(v->ctx, e);
	for (i = 0; i < e->nsub; i++)
		walk_expr(v, e->sub[i]);
	for (i = 0; i < e->ninits; i++)
		walk_expr(v, e->inits[i].value);
	if (e->stmt)
		walk_stmt(v, e->stmt);
}

void walk_stmt(const struct visitor *v, const struct stmt *s)
{
	uint32_t i;

	if (!s)
		return;
	if (v->stmt)
		v->stmt(v->ctx, s);
	walk_stmt(v, s->init);
	walk_expr(v, s->expr);
	walk_expr(v, s->step);
	for (i = 0; i < s->ndecls; i++)
		walk_expr(v, s->decls[i].init);
	for (i = 0; s->assembly && i < s->assembly->noperands; i++)
		walk_expr(v, s->assembly->operands[i].expr);
	for (i = 0; i < s->nsub; i++)
		walk_stmt(v, s->sub[i]);
}
