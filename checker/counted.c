// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/counted.h"

#include <stdlib.h>
#include <string.h>

/* A node on the way of a counted access. */
struct node {
	const struct expr *at;
	uint32_t row;
};

struct found {
	struct fn *f;
	struct counted *rows;
	uint32_t nrows, row_room;
	struct node *nodes;
	uint32_t nnodes, node_room;
};

/* ---- where a counter may stand ---------------------------------------- */

/* Code that is trusted for where it lies, or because a contract speaks for it,
 * is understood: a counter does not hurt there.  Everything else that is
 * trusted is left alone. */
static bool is_place(const struct fn *f, const struct expr *anchor)
{
	const struct check c = { .form = CHECK_ACCESS, .anchor = anchor };
	const char *trusted = f->verdict->trusted;

	if (trusted && strncmp(trusted, "section:", 8) &&
	    strncmp(trusted, "contract:", 9))
		return false;
	return insertable_place(f, &c) == REASON_NONE;
}

static void add_operand(struct found *x, struct counted *c,
			const struct expr *e)
{
	if (e->kind != EXPR_INT && c->noperands < COUNTED_OPERANDS &&
	    is_place(x->f, e))
		c->operands[c->noperands++] = e;
}

/* The pointer comes first: a subscript may be a constant. */
static void add_operands(struct found *x, struct counted *c,
			 const struct access *a)
{
	for (uint32_t i = a->nsteps; i-- > 0;) {
		const struct expr *e = a->steps[i].at;

		if (e->kind == EXPR_DEREF || e->sub[0]->kind != EXPR_DECAY)
			add_operand(x, c, e->sub[0]);
		if (e->kind == EXPR_INDEX)
			add_operand(x, c, e->sub[1]);
	}
}

/* ---- rows ------------------------------------------------------------- */

static void add_node(struct found *x, const struct expr *at)
{
	struct node *n = arena_grow(x->f->scratch, (void **)&x->nodes,
				    &x->nnodes, &x->node_room, sizeof(*n));

	n->at = at;
	n->row = x->nrows - 1;
}

static struct counted *add_row(struct found *x, const struct expr *at)
{
	struct counted *c = arena_grow(x->f->arena, (void **)&x->rows,
				       &x->nrows, &x->row_room, sizeof(*c));

	c->at = at;
	add_node(x, at);
	return c;
}

static void add_accesses(struct found *x)
{
	const struct accesses *all = x->f->accesses;

	for (uint32_t i = 0; i < all->n; i++) {
		const struct access *a = &all->at[i];
		struct counted *c;

		if (!(a->uses & (USE_READ | USE_WRITE)) || !a->nsteps)
			continue;
		c = add_row(x, a->lvalue);
		add_operands(x, c, a);
		for (uint32_t k = 0; k < a->nsteps; k++)
			if (a->steps[k].at != a->lvalue)
				add_node(x, a->steps[k].at);
	}
}

static void add_atomics(struct found *x)
{
	const struct func_verdict *v = x->f->verdict;
	const struct expr *last = NULL;

	for (uint32_t i = 0; i < v->nobligations; i++) {
		const struct expr *e = v->obligations[i].at;

		if (!e || e->kind != EXPR_ATOMIC || e == last)
			continue;
		add_operand(x, add_row(x, e), e->sub[0]);
		last = e;
	}
}

/* ---- their obligations ------------------------------------------------ */

static int by_node(const void *a, const void *b)
{
	uintptr_t x = (uintptr_t)((const struct node *)a)->at;
	uintptr_t y = (uintptr_t)((const struct node *)b)->at;

	return x < y ? -1 : x > y;
}

static struct counted *row_at(const struct found *x, const struct expr *at)
{
	const struct node key = { .at = at };
	const struct node *n = NULL;

	if (at && x->nnodes)
		n = bsearch(&key, x->nodes, x->nnodes, sizeof(key), by_node);
	return n ? &x->rows[n->row] : NULL;
}

static void add_obligations(struct found *x)
{
	struct func_verdict *v = x->f->verdict;

	if (x->nnodes)
		qsort(x->nodes, x->nnodes, sizeof(*x->nodes), by_node);
	for (uint32_t i = 0; i < v->nobligations; i++) {
		struct counted *c = row_at(x, v->obligations[i].at);
		uint32_t *slot;

		if (!c)
			continue;
		slot = arena_grow(x->f->arena, (void **)&c->obligations,
				  &c->nobligations, &c->room, sizeof(*slot));
		*slot = i;
	}
}

/* A local array with a constant subscript: whether it was written is asked of
 * its name. */
static bool is_trivial(const struct func_verdict *v, const struct counted *c)
{
	for (uint32_t i = 0; i < c->nobligations; i++) {
		const struct obligation *o = &v->obligations[c->obligations[i]];

		if (o->property != PROP_init &&
		    o->disposition != DISP_TRIVIAL)
			return false;
	}
	return true;
}

void counted_find(struct fn *f)
{
	struct func_verdict *v = f->verdict;
	struct found x = { .f = f };

	if (!f->options->count)
		return;
	add_accesses(&x);
	add_atomics(&x);
	add_obligations(&x);
	for (uint32_t i = 0; i < x.nrows; i++)
		if (!is_trivial(v, &x.rows[i]))
			x.rows[v->ncounted++] = x.rows[i];
	v->counted = x.rows;
}
