// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/uaccess.h"

#include <stdlib.h>
#include <string.h>

#include "checker/dataflow.h"

#define STEPS_AT_MOST 4000000u

/*
 * What is known at a place of a function, or of a whole one: whether user
 * memory may be open there when the function was called while it was closed,
 * and when it was called while it was open.
 */
enum open {
	CALLED_CLOSED = 1,
	CALLED_OPEN = 2,
};

/* arch/x86/include/asm/smap.h */
static const struct {
	const char *name;
	uint8_t open;		/* afterwards */
} switches[] = {
	{ "stac", CALLED_CLOSED | CALLED_OPEN },
	{ "clac", 0 },
	{ "smap_save", 0 },
	{ "smap_restore", CALLED_CLOSED | CALLED_OPEN },
};

struct summary {
	const struct func *func;
	uint8_t open;		/* enum open: after it returned */
	bool is_called_open;
};

struct uaccess {
	struct arena *arena;
	struct summary *sums;	/* by index of unit->funcs */
	const struct stmt **stmts;	/* sorted */
	uint32_t nstmts, room;
	struct summary *now;	/* the function whose flow is solved */
	bool changed;
};

static const uint8_t *switch_of(const char *name)
{
	for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		if (!strcmp(name, switches[i].name))
			return &switches[i].open;
	return NULL;
}

/* Only what is always inlined returns with it open, or closes it for its
 * caller: objtool sees to it ("return with UACCESS enabled"). */
static bool may_switch(const struct summary *s)
{
	return s->func->sym->flags & SYM_ALWAYS_INLINE;
}

/* NULL: not defined here, or without a graph. */
static struct summary *summary_of(const struct uaccess *x, const struct func *f)
{
	return f && f->nblocks ? &x->sums[f->index] : NULL;
}

static uint8_t called(const struct uaccess *x, const struct op *o,
		      uint8_t state)
{
	const uint8_t *known = o->sym ? switch_of(o->sym->name->text) : NULL;
	const struct summary *s = o->sym ? summary_of(x, o->sym->func) : NULL;
	uint8_t open = known ? *known : s && may_switch(s) ? s->open :
		       CALLED_OPEN;
	uint8_t out = 0;

	for (uint8_t way = CALLED_CLOSED; way <= CALLED_OPEN; way <<= 1) {
		if (open & CALLED_CLOSED || (state & way && open & CALLED_OPEN))
			out |= way;
	}
	return out;
}

/* ---- the flow of one function -------------------------------------------- */

/* It begins as the caller left it. */
static void flow_start(void *ctx, void *state)
{
	(void)ctx;
	*(uint8_t *)state = CALLED_OPEN;
}

static bool flow_join(void *ctx, void *into, const void *from, uint32_t block,
		      uint32_t visits, bool head)
{
	uint8_t *to = into;
	uint8_t was = *to;

	(void)ctx;
	(void)block;
	(void)visits;
	(void)head;
	*to |= *(const uint8_t *)from;
	return *to != was;
}

static void flow_run(void *ctx, uint32_t block, void *state)
{
	struct uaccess *x = ctx;
	const struct func *f = x->now->func;
	const struct block *b = &f->blocks[block];
	uint8_t *now = state;

	for (op_id i = b->first; i < b->first + b->n; i++)
		if (f->ops[i].kind == OP_CALL_K)
			*now = called(x, &f->ops[i], *now);
}

static bool flow_take(void *ctx, uint32_t block, uint32_t k, void *state)
{
	(void)ctx;
	(void)block;
	(void)k;
	(void)state;
	return true;
}

static void solve(struct uaccess *x, struct summary *s, struct dataflow *d)
{
	x->now = s;
	*d = (struct dataflow){
		.func = s->func, .arena = x->arena, .ctx = x, .size = 1,
		.budget = STEPS_AT_MOST, .join_cost = 1,
		.start = flow_start, .join = flow_join, .run = flow_run,
		.take = flow_take,
	};
	dataflow_solve(d);
}

static bool is_open(const struct summary *s, uint8_t state)
{
	return state & CALLED_CLOSED ||
	       (s->is_called_open && state & CALLED_OPEN);
}

/* Calls @at for each op of the function, with whether memory may be open
 * before it. */
static void visit(struct uaccess *x, struct summary *s,
		  void (*at)(struct uaccess *x, const struct op *o))
{
	const struct func *f = s->func;
	struct dataflow d;

	solve(x, s, &d);
	for (uint32_t k = 0; k < f->nblocks; k++) {
		const struct block *b = &f->blocks[k];
		uint8_t state = d.gave_up ? CALLED_CLOSED | CALLED_OPEN :
				d.reached[k] ? d.in[k] : 0;

		for (op_id i = b->first; i < b->first + b->n; i++) {
			if (is_open(s, state))
				at(x, &f->ops[i]);
			if (!d.gave_up && f->ops[i].kind == OP_CALL_K)
				state = called(x, &f->ops[i], state);
		}
	}
}

/* ---- the unit ------------------------------------------------------------- */

static void summarise(struct uaccess *x, struct summary *s)
{
	uint8_t open = 0;
	struct dataflow d;

	solve(x, s, &d);
	for (uint32_t k = 0; k < s->func->nblocks; k++) {
		const struct block *b = &s->func->blocks[k];

		if (d.gave_up)
			open = CALLED_CLOSED | CALLED_OPEN;
		else if (d.reached[k] && b->n && s->func->ops[
			 b->first + b->n - 1].kind == OP_RETURN_K)
			open |= d.out[k];
	}
	x->changed |= (s->open | open) != s->open;
	s->open |= open;
}

static void mark_callee(struct uaccess *x, const struct op *o)
{
	struct summary *s = o->kind == OP_CALL_K && o->sym ?
			    summary_of(x, o->sym->func) : NULL;

	if (s && !s->is_called_open) {
		s->is_called_open = true;
		x->changed = true;
	}
}

static void mark_stmt(struct uaccess *x, const struct op *o)
{
	const struct stmt **slot;

	if (!o->stmt || (x->nstmts && x->stmts[x->nstmts - 1] == o->stmt))
		return;
	slot = arena_grow(x->arena, (void **)&x->stmts, &x->nstmts, &x->room,
			  sizeof(*slot));
	*slot = o->stmt;
}

static int compare(const void *a, const void *b)
{
	const struct stmt *x = *(const struct stmt *const *)a;
	const struct stmt *y = *(const struct stmt *const *)b;

	return x < y ? -1 : x > y;
}

static bool opens(const struct unit *u)
{
	for (uint32_t i = 0; i < u->nsyms; i++)
		if (switch_of(u->syms[i]->name->text))
			return true;
	return false;
}

struct uaccess *uaccess_new(const struct unit *u, struct arena *a)
{
	struct uaccess *x;

	if (!opens(u))
		return NULL;
	x = arena_new_of(a, struct uaccess);
	x->arena = a;
	x->sums = arena_array(a, u->nfuncs + 1, sizeof(*x->sums));
	for (uint32_t i = 0; i < u->nfuncs; i++)
		x->sums[i].func = u->funcs[i];
	do {
		x->changed = false;
		for (uint32_t i = 0; i < u->nfuncs; i++)
			if (u->funcs[i]->nblocks && may_switch(&x->sums[i]))
				summarise(x, &x->sums[i]);
	} while (x->changed);
	do {
		x->changed = false;
		for (uint32_t i = u->nfuncs; i-- > 0;)
			if (u->funcs[i]->nblocks)
				visit(x, &x->sums[i], mark_callee);
	} while (x->changed);
	for (uint32_t i = 0; i < u->nfuncs; i++)
		if (u->funcs[i]->nblocks)
			visit(x, &x->sums[i], mark_stmt);
	if (x->nstmts)
		qsort(x->stmts, x->nstmts, sizeof(*x->stmts), compare);
	return x;
}

bool uaccess_is_open(const struct uaccess *x, const struct stmt *s)
{
	return x && s && x->nstmts &&
	       bsearch(&s, x->stmts, x->nstmts, sizeof(*x->stmts), compare);
}
