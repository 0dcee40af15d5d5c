// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/covered.h"

#include <stdlib.h>
#include "checker/stale.h"

/* A check that may cover or be covered. */
struct cover {
	struct obligation *o;
	const struct sym *sym;	/* the pointer */
	op_id at;
};

struct covers {
	const struct func *func;
	struct cover *at;	/* bit i of a set is at[i] */
	uint32_t n;
	uint32_t words;		/* of a set */
	uint64_t *gen;		/* per block: checked in it, not assigned after */
	uint64_t *kill;		/* per block: all checks of pointers assigned */
	uint64_t *in;		/* per block: on every path to it */
};

/* The variable whose value op @id has, or NULL. */
static const struct sym *variable_of(const struct func *f, op_id id)
{
	const struct op *load = &f->ops[id];
	const struct op *addr;

	if (load->kind != OP_LOAD_K)
		return NULL;
	addr = &f->ops[load->arg[0]];
	return addr->kind == OP_ADDR_K ? addr->sym : NULL;
}

/* The LOAD of the pointer that the access @o goes through, or NO_OP. */
static op_id pointer_of(const struct func *f, const struct op *o)
{
	op_id id;

	switch (o->kind) {
	case OP_LOAD_K:
	case OP_STORE_K:
		id = o->arg[0];
		break;
	default:
		return NO_OP;
	}
	while (f->ops[id].kind == OP_FIELD_K || f->ops[id].kind == OP_INDEX_K ||
	       f->ops[id].kind == OP_CONVERT_K)
		id = f->ops[id].arg[0];
	return f->ops[id].kind == OP_LOAD_K ? id : NO_OP;
}

static bool is_tracked(const struct sym *s)
{
	return (s->kind == SYM_LOCAL || s->kind == SYM_PARAM) &&
	       s->type->kind == TYPE_POINTER &&
	       !(s->flags & (SYM_ADDRESS_TAKEN | SYM_VOLATILE |
			     SYM_REGISTER_ASM));
}

/* The variable that @o gives another value, or NULL. */
static const struct sym *assigned_by(const struct func *f, const struct op *o)
{
	if (o->kind == OP_DECLARE_K || o->kind == OP_LEAVE_K)
		return o->sym;
	if (!(op_flags(o->kind) & OPF_WRITES) || o->arg[0] == NO_OP ||
	    f->ops[o->arg[0]].kind != OP_ADDR_K)
		return NULL;
	return f->ops[o->arg[0]].sym;
}

/* The pointer that @o checks, when its value at the access is still the
 * variable's; else NULL. */
static const struct sym *checked_pointer(const struct func *f,
					 const struct obligation *o, op_id at)
{
	const struct expr *e = o->check.anchor;
	op_id load = pointer_of(f, o->op);
	const struct sym *s;

	if ((e->kind != EXPR_DEREF && e->kind != EXPR_INDEX) || load == NO_OP)
		return NULL;
	s = variable_of(f, load);
	e = expr_strip(e->sub[0]);
	if (!s || !is_tracked(s) || e->kind != EXPR_VAR || e->sym != s ||
	    f->ops[load].block != f->ops[at].block)
		return NULL;
	for (op_id i = load; i < at; i++)
		if (assigned_by(f, &f->ops[i]) == s)
			return NULL;
	return s;
}

static bool has_set(const uint64_t *set, uint32_t i)
{
	return set[i / 64] >> (i % 64) & 1;
}

static void add_set(uint64_t *set, uint32_t i)
{
	set[i / 64] |= UINT64_C(1) << (i % 64);
}

static void drop_set(uint64_t *set, uint32_t i)
{
	set[i / 64] &= ~(UINT64_C(1) << (i % 64));
}

/* ---- what is evaluated before what ----------------------------------- */

/* A rung of the way up the tree: expressions, then statements, through ({ }). */
struct rung {
	const struct expr *expr;
	const struct stmt *stmt;
};

static struct rung up(struct rung x)
{
	if (x.expr)
		return x.expr->parent ? (struct rung){ x.expr->parent, NULL } :
					(struct rung){ NULL, x.expr->in };
	if (x.stmt->holder)
		return (struct rung){ x.stmt->holder, NULL };
	return (struct rung){ NULL, x.stmt->parent };
}

static bool is_end(struct rung x)
{
	return !x.expr && !x.stmt;
}

static bool is_below(struct rung x, struct rung top)
{
	for (; !is_end(x); x = up(x))
		if (x.expr == top.expr && x.stmt == top.stmt)
			return true;
	return false;
}

/* C11 6.5 orders operands of few operators (C11 6.5.13p4, 14p4, 15p4, 17p2):
 * two checks in one expression may run in any order unless such a one parts
 * them; two in different statements run in the order of the graph. */
static bool is_ordered(const struct obligation *first,
		       const struct obligation *then)
{
	struct rung meet = { first->at, NULL };
	struct rung last = meet;
	struct rung then_at = { then->at, NULL };

	for (; !is_end(meet) && !is_below(then_at, meet); meet = up(meet))
		last = meet;
	if (is_end(meet))
		return false;
	if (!meet.expr)		/* operands of an asm have no order */
		return meet.stmt->kind != STMT_ASM;
	switch (meet.expr->kind) {
	case EXPR_LOGICAL:
	case EXPR_COMMA:
	case EXPR_COND:
		return last.expr && last.expr == meet.expr->sub[0] &&
		       !is_below(then_at, last);
	default:
		return false;
	}
}

/* ---- the analysis ----------------------------------------------------- */

static int by_op(const void *a, const void *b)
{
	const struct cover *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

/* The first check of op @at or a later one. */
static uint32_t cover_from(const struct covers *c, op_id at)
{
	uint32_t lo = 0, hi = c->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->at[mid].at < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void kill_sym(const struct covers *c, uint64_t *set,
		     const struct sym *s)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (c->at[i].sym == s)
			drop_set(set, i);
}

/* One op's effect on the set of checks that ran; and on @kill when given. */
static void step_op(const struct covers *c, op_id at, uint64_t *set,
		    uint64_t *kill)
{
	const struct sym *s = assigned_by(c->func, &c->func->ops[at]);

	for (uint32_t i = cover_from(c, at); i < c->n && c->at[i].at == at; i++)
		add_set(set, i);
	if (!s)
		return;
	kill_sym(c, set, s);
	for (uint32_t i = 0; kill && i < c->n; i++)
		if (c->at[i].sym == s)
			add_set(kill, i);
}

/* A check of bytes from a pointer on, against its own companion: what that says
 * changes only where the pointer does, and where it is freed or a list ends. */
static bool is_of_bytes(const struct fn *f, const struct obligation *o,
			const struct sym *s)
{
	const struct bounds *b = o->check.bounds;
	const struct sym *local;

	return o->check.form == CHECK_ACCESS &&
	       o->check.anchor->kind == EXPR_DEREF &&
	       b->form == BOUNDS_COMPANION && b->sym == s &&
	       !stale_value(f, o->check.anchor->sub[0], &local);
}

static bool is_emitted(const struct obligation *o)
{
	return o->disposition == DISP_CHECKED ||
	       (o->disposition == DISP_ASSUMED &&
		o->check.form != CHECK_NONE);
}

static void collect(const struct fn *f, struct covers *c)
{
	struct func_verdict *v = f->verdict;

	c->func = f->func;
	c->at = arena_array(f->scratch, v->nobligations + 1, sizeof(*c->at));
	for (uint32_t i = 0; i < v->nobligations; i++) {
		struct obligation *o = &v->obligations[i];
		const struct sym *s;
		op_id at;

		if (!is_emitted(o) || !o->op || !o->at ||
		    (o->check.form != CHECK_NULL &&
		     o->check.form != CHECK_ACCESS))
			continue;
		at = (op_id)(o->op - f->func->ops);
		s = checked_pointer(f->func, o, at);
		if (s && (o->check.form == CHECK_NULL || is_of_bytes(f, o, s)))
			c->at[c->n++] = (struct cover){ o, s, at };
	}
	if (c->n)
		qsort(c->at, c->n, sizeof(*c->at), by_op);
	c->words = (c->n + 63) / 64;
}

static void transfer(const struct covers *c)
{
	for (uint32_t b = 0; b < c->func->nblocks; b++) {
		const struct block *block = &c->func->blocks[b];

		for (uint32_t i = 0; i < block->n; i++)
			step_op(c, block->first + i, &c->gen[b * c->words],
				&c->kill[b * c->words]);
	}
}

/* The meet over the ways into block @b; true when it changed. */
static bool meet(const struct covers *c, uint32_t b)
{
	const struct block *block = &c->func->blocks[b];
	bool changed = false;

	for (uint32_t w = 0; w < c->words; w++) {
		uint64_t set = block->nfrom && b ? ~UINT64_C(0) : 0;

		for (uint32_t i = 0; b && i < block->nfrom; i++) {
			uint32_t at = block->from[i] * c->words + w;

			set &= (c->in[at] & ~c->kill[at]) | c->gen[at];
		}
		changed |= set != c->in[b * c->words + w];
		c->in[b * c->words + w] = set;
	}
	return changed;
}

static void solve(const struct covers *c)
{
	bool changed = true;

	/* Everything is available until a path says otherwise. */
	for (uint32_t i = c->words; i < c->func->nblocks * c->words; i++)
		c->in[i] = ~UINT64_C(0);
	while (changed) {
		changed = false;
		for (uint32_t b = 0; b < c->func->nblocks; b++)
			changed |= meet(c, b);
	}
}

/* @x passes wherever @by did: it asks for no more. */
static bool implies(const struct cover *by, const struct cover *x)
{
	const struct check *a = &by->o->check, *b = &x->o->check;

	return by->sym == x->sym && a->form == b->form &&
	       (a->form == CHECK_NULL || (a->lo <= b->lo && b->hi <= a->hi));
}

static void cover(const struct covers *c, struct cover *x, const uint64_t *set)
{
	for (uint32_t i = 0; i < c->n && !x->o->covered_by; i++)
		if (has_set(set, i) && c->at[i].o != x->o &&
		    implies(&c->at[i], x) && is_ordered(c->at[i].o, x->o))
			x->o->covered_by = c->at[i].o->id;
}

static void mark(const struct covers *c, uint32_t b)
{
	const struct block *block = &c->func->blocks[b];
	uint64_t *set = &c->in[b * c->words];

	for (op_id at = block->first; at < block->first + block->n; at++) {
		for (uint32_t i = cover_from(c, at);
		     i < c->n && c->at[i].at == at; i++)
			cover(c, &c->at[i], set);
		step_op(c, at, set, NULL);
	}
}

/* Two properties may ask the same of one argument: the kernel's side of a copy from
 * user space is a matter of bounds and of user. */
static bool is_same_check(const struct check *a, const struct check *b)
{
	return a->form == CHECK_BYTES && b->form == CHECK_BYTES &&
	       a->anchor == b->anchor && a->arg == b->arg &&
	       a->amount == b->amount && a->scale == b->scale;
}

static void cover_same(struct func_verdict *v)
{
	for (uint32_t i = 0; i + 1 < v->nobligations; i++) {
		struct obligation *o = &v->obligations[i];

		for (uint32_t k = i + 1; k < v->nobligations; k++) {
			struct obligation *x = &v->obligations[k];

			if (x->at != o->at)
				break;
			if (is_emitted(o) && !o->covered_by && is_emitted(x) &&
			    is_same_check(&o->check, &x->check))
				x->covered_by = o->id;
		}
	}
}

void covered_find(const struct fn *f)
{
	struct covers c = { .n = 0 };
	size_t size;

	if (f->options->mode != MODE_HARD || f->options->audit ||
	    f->options->prove == PROVE_NONE || !f->map || f->verdict->trusted)
		return;
	cover_same(f->verdict);
	collect(f, &c);
	if (c.n < 2)
		return;
	size = (size_t)f->func->nblocks * c.words;
	c.gen = arena_array(f->scratch, size, sizeof(*c.gen));
	c.kill = arena_array(f->scratch, size, sizeof(*c.kill));
	c.in = arena_array(f->scratch, size, sizeof(*c.in));
	transfer(&c);
	solve(&c);
	for (uint32_t b = 0; b < c.func->nblocks; b++)
		mark(&c, b);
}
