// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Where the address of a local is used for more than an access to it. */
#include "checker/facts/internal.h"

struct finder {
	const struct facts *x;
	op_id id;
	on_escape *found;
	void *ctx;
};

static void use(const struct finder *w, op_id arg, uint32_t index)
{
	if (arg != NO_OP && w->x->spots[arg].sym)
		w->found(w->ctx, w->id, w->x->spots[arg].sym, index);
}

void each_escape(const struct facts *x, op_id id, on_escape *found, void *ctx)
{
	const struct op *o = &x->func->ops[id];
	struct finder w = { x, id, found, ctx };
	bool access = o->kind == OP_LOAD_K || o->kind == OP_STORE_K ||
		      o->kind == OP_COPY_K || o->kind == OP_ZERO_K;

	/* a part of the same place */
	if (x->spots[id].sym) {
		if (o->kind == OP_INDEX_K)
			use(&w, o->arg[1], UINT32_MAX);
		return;
	}
	if (!access)
		use(&w, o->arg[0], UINT32_MAX);
	if (o->kind != OP_COPY_K)
		use(&w, o->arg[1], UINT32_MAX);
	for (uint32_t i = 0; i < o->nargs; i++)
		use(&w, o->args[i], o->kind == OP_CALL_K ? i : UINT32_MAX);
}
