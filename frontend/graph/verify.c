// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* The invariants of frontend/cfg.h marked [v]. */
#include "frontend/base/fail.h"
#include "frontend/cfg.h"

struct verify {
	const struct func *f;
	op_id op;
	uint32_t *order;	/* blocks in reverse postorder */
	uint32_t *number;	/* of a block in order[]; UINT32_MAX: unreached */
	uint32_t *idom;		/* by number */
	uint32_t n;
};

static void broken(const struct verify *v, const char *what)
{
	bug("graph of %s: op %u: %s", v->f->sym->name->text, v->op, what);
}

/* ---- dominators: Cooper, Harvey, Kennedy, "A simple, fast dominance
 * algorithm", 2001 ------------------------------------------------------- */

static void postorder(struct verify *v, struct arena *a)
{
	uint32_t n = v->f->nblocks, depth = 0, left = n;
	uint32_t *stack = arena_array(a, n, sizeof(*stack));
	uint32_t *next = arena_array(a, n, sizeof(*next));
	uint32_t *post = arena_array(a, n, sizeof(*post));
	bool *seen = arena_array(a, n, sizeof(*seen));

	stack[depth++] = 0;
	seen[0] = true;
	while (depth) {
		const struct block *k = &v->f->blocks[stack[depth - 1]];

		if (next[k->id] == k->nto) {
			post[--left] = k->id;
			depth--;
			continue;
		}
		uint32_t to = k->to[next[k->id]++];

		if (!seen[to]) {
			seen[to] = true;
			stack[depth++] = to;
		}
	}
	v->order = post + left;
	v->n = n - left;
	for (uint32_t i = 0; i < n; i++)
		v->number[i] = UINT32_MAX;
	for (uint32_t i = 0; i < v->n; i++)
		v->number[v->order[i]] = i;
}

static uint32_t meet(const struct verify *v, uint32_t x, uint32_t y)
{
	while (x != y) {
		if (x > y)
			x = v->idom[x];
		else
			y = v->idom[y];
	}
	return x;
}

static bool dominators_round(struct verify *v)
{
	bool changed = false;

	for (uint32_t i = 1; i < v->n; i++) {
		const struct block *k = &v->f->blocks[v->order[i]];
		uint32_t dom = UINT32_MAX;

		for (uint32_t j = 0; j < k->nfrom; j++) {
			uint32_t p = v->number[k->from[j]];

			if (p == UINT32_MAX || v->idom[p] == UINT32_MAX)
				continue;
			dom = dom == UINT32_MAX ? p : meet(v, dom, p);
		}
		changed |= v->idom[i] != dom;
		v->idom[i] = dom;
	}
	return changed;
}

static void dominators(struct verify *v, struct arena *a)
{
	v->number = arena_array(a, v->f->nblocks, sizeof(*v->number));
	v->idom = arena_array(a, v->f->nblocks, sizeof(*v->idom));
	postorder(v, a);
	for (uint32_t i = 0; i < v->n; i++)
		v->idom[i] = UINT32_MAX;
	v->idom[0] = 0;
	while (dominators_round(v))
		;
}

static bool dominates(const struct verify *v, uint32_t upper, uint32_t lower)
{
	uint32_t x = v->number[upper], y = v->number[lower];

	if (y == UINT32_MAX)
		return true;	/* never executed */
	if (x == UINT32_MAX)
		return false;
	while (y > x)
		y = v->idom[y];
	return y == x;
}

/* ---- ops and edges -------------------------------------------------------- */

static void verify_use(void *ctx, op_id arg)
{
	struct verify *v = ctx;
	const struct func *f = v->f;

	if (arg >= f->nops)
		broken(v, "an argument is no op");
	if (!(op_flags(f->ops[arg].kind) & OPF_VALUE))
		broken(v, "an argument has no value");
	if (f->ops[arg].block == f->ops[v->op].block) {
		if (arg >= v->op)
			broken(v, "used before it is defined");
	} else if (!dominates(v, f->ops[arg].block, f->ops[v->op].block)) {
		broken(v, "used where its definition does not dominate");
	}
}

static bool needs_expr(enum op_kind kind)
{
	return kind == OP_LOAD_K || kind == OP_STORE_K || kind == OP_COPY_K ||
	       kind == OP_ZERO_K || kind == OP_CALL_K || kind == OP_ATOMIC_K;
}

static void verify_op(struct verify *v, const struct op *o)
{
	if (needs_expr(o->kind) && !o->expr && !o->implied)
		broken(v, "has no expression");
	if ((op_flags(o->kind) & (OPF_READS | OPF_WRITES)) &&
	    o->arg[0] == NO_OP)
		broken(v, "has no address");
	op_uses(o, verify_use, v);
}

static uint32_t count(const uint32_t *at, uint32_t n, uint32_t what)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < n; i++)
		found += at[i] == what;
	return found;
}

static void verify_edges(struct verify *v, const struct block *k)
{
	const struct func *f = v->f;

	for (uint32_t i = 0; i < k->nto; i++) {
		const struct block *to = &f->blocks[k->to[i]];

		if (k->to[i] >= f->nblocks ||
		    count(to->from, to->nfrom, k->id) !=
			    count(k->to, k->nto, to->id))
			broken(v, "from[] and to[] differ");
	}
}

static uint32_t edges_of(enum op_kind kind, uint32_t n)
{
	if (kind == OP_JUMP_K)
		return 1;
	if (kind == OP_BRANCH_K)
		return 2;
	if (kind == OP_SWITCH_K || kind == OP_GOTO_K)
		return n ? n : 1;
	return 0;
}

static void verify_block(struct verify *v, const struct block *k)
{
	const struct func *f = v->f;

	for (uint32_t i = 0; i < k->n; i++) {
		const struct op *o = &f->ops[k->first + i];
		bool last = i + 1 == k->n;

		v->op = k->first + i;
		if (!!(op_flags(o->kind) & OPF_ENDS) != last)
			broken(v, "a block ends in its middle, or not at all");
		if (o->block != k->id)
			broken(v, "is in another block");
		verify_op(v, o);
		if (last && edges_of(o->kind, k->nto) != k->nto)
			broken(v, "has the wrong number of edges");
	}
	verify_edges(v, k);
}

void cfg_verify(const struct unit *u, const struct func *f)
{
	struct arena *a;
	struct verify v = { .f = f };

	(void)u;
	if (!f->nblocks)
		return;
	a = arena_new();
	dominators(&v, a);
	for (uint32_t i = 0; i < f->nblocks; i++) {
		if (!f->blocks[i].n)
			bug("graph of %s: block %u is empty",
			    f->sym->name->text, i);
		verify_block(&v, &f->blocks[i]);
	}
	arena_free(a);
}
