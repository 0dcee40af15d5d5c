// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/walk.h"

void walk_expr(const struct walk *w, const struct expr *e)
{
	if (!e)
		return;
	if (w->expr)
		w->expr(w->ctx, e);
	for (uint32_t i = 0; i < e->nsub; i++)
		walk_expr(w, e->sub[i]);
	for (uint32_t i = 0; i < e->ninits; i++)
		walk_expr(w, e->inits[i].value);
	walk_stmt(w, e->stmt);
}

static void walk_assembly(const struct walk *w, const struct assembly *a)
{
	for (uint32_t i = 0; a && i < a->noperands; i++)
		walk_expr(w, a->operands[i].expr);
}

void walk_stmt(const struct walk *w, const struct stmt *s)
{
	if (!s)
		return;
	if (w->stmt)
		w->stmt(w->ctx, s);
	for (uint32_t i = 0; i < s->ndecls; i++)
		walk_expr(w, s->decls[i].init);
	walk_stmt(w, s->init);
	walk_expr(w, s->expr);
	walk_expr(w, s->step);
	walk_assembly(w, s->assembly);
	for (uint32_t i = 0; i < s->nsub; i++)
		walk_stmt(w, s->sub[i]);
}
