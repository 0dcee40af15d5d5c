// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/dataflow.h"
#include "checker/ring.h"
#include "checker/stale.h"

#define STEPS_AT_MOST 4000000u

/* Of a state: enum stale_state, and above them lists that the value is not in
 * (checker/ring.h). */
#define STALE_BITS 8
#define STALE_MASK ((1u << STALE_BITS) - 1)

/* cursor = next somewhere */
struct follow {
	const struct sym *cursor, *next;
};

struct stale {
	const struct fn *fn;
	struct dataflow flow;
	const struct rings *rings;
	const op_id *tests;	/* of verdict->cursors, by index */
	struct follow *follows;
	uint32_t nfollows;
	uint32_t *at;		/* by op, of a LOAD: what it may give */
};

/* ---- the flow -------------------------------------------------------- */

static const struct sym *variable(const struct stale *x, op_id address)
{
	const struct fn *f = x->fn;
	const struct op *o = &f->func->ops[address];

	return o->kind == OP_ADDR_K && o->sym &&
	       origin_eligible(f->judge->origin, f->func, o->sym) ? o->sym :
	       NULL;
}

/* The local whose value @value is, conversions aside. */
static const struct sym *loaded(const struct stale *x, op_id value)
{
	const struct op *ops = x->fn->func->ops;

	while (value != NO_OP && ops[value].kind == OP_CONVERT_K)
		value = ops[value].arg[0];
	return value != NO_OP && ops[value].kind == OP_LOAD_K ?
	       variable(x, ops[value].arg[0]) : NULL;
}

/* Lowering sets the companion after a call whose value nobody uses. */
static bool frees(const struct op *call, uint32_t i)
{
	const struct contract *c = call->sym ? call->sym->contract : NULL;

	return c && i < c->nparams && c->params[i].frees && call->expr &&
	       call->expr->type->kind == TYPE_VOID;
}

/* What an assignment makes of @s. */
static uint32_t fresh(const struct stale *x, const struct sym *s)
{
	const struct func_verdict *v = x->fn->verdict;

	for (uint32_t i = 0; i < v->ncursors; i++) {
		if (v->cursors[i].sym == s)
			return STALE_UNTESTED;
	}
	return 0;
}

/* Where in *p the place @address is that is reached from the pointer p; *from
 * becomes p. */
static int64_t offset_in(const struct stale *x, op_id address, op_id *from)
{
	const struct op *ops = x->fn->func->ops;
	int64_t offset = 0, lo, hi;

	for (;; address = ops[address].arg[0]) {
		if (ops[address].kind == OP_INDEX_K)
			continue;
		if (ops[address].kind == OP_FIELD_K) {
			field_span(ops[address].field, &lo, &hi);
			offset += lo;
		} else if (ops[address].kind != OP_CONVERT_K) {
			break;
		}
	}
	*from = address;
	return offset;
}

/* The lists that the value @id is not in, conversions and container_of() on its way
 * to where it is kept. */
static uint32_t not_in(const struct stale *x, op_id id, const uint32_t *state)
{
	const struct op *ops = x->fn->func->ops, *by;
	const struct sym *s;
	uint32_t bits = 0;
	int64_t offset;
	op_id from;

	for (;; id = ops[id].arg[0]) {
		if (ops[id].kind == OP_BINARY_K && ops[id].oper == OP_SUB &&
		    ops[ops[id].arg[1]].kind == OP_CONST_K)
			bits |= rings_member(x->rings,
					     ops[ops[id].arg[1]].value);
		else if (ops[id].kind != OP_CONVERT_K)
			break;
	}
	if (ops[id].kind != OP_LOAD_K)
		return bits;
	offset = offset_in(x, ops[id].arg[0], &from);
	by = &ops[from];
	if (by->kind == OP_ADDR_K)		/* a copy of a local */
		s = variable(x, from);
	else if (by->kind == OP_LOAD_K && rings_is_link(x->rings, offset))
		s = variable(x, by->arg[0]);	/* p->member.next */
	else
		s = NULL;
	return s ? bits | (state[s->id] & ~STALE_MASK) >> STALE_BITS : bits;
}

static void run_store(struct stale *x, const struct op *o, uint32_t *state)
{
	const struct sym *s = variable(x, o->arg[0]);

	if (s)
		state[s->id] = fresh(x, s) |
			       not_in(x, o->arg[1], state) << STALE_BITS;
}

static void run_op(struct stale *x, op_id id, uint32_t *state)
{
	const struct op *o = &x->fn->func->ops[id];
	const struct sym *s;

	switch (o->kind) {
	case OP_LOAD_K:
		s = variable(x, o->arg[0]);
		if (s)
			x->at[id] |= state[s->id];
		break;
	case OP_STORE_K:
		run_store(x, o, state);
		break;
	case OP_DECLARE_K:
		if (o->sym->id < x->fn->func->nsyms)
			state[o->sym->id] = fresh(x, o->sym);
		break;
	case OP_CALL_K:
		for (uint32_t i = 0; i < o->nargs; i++) {
			s = frees(o, i) ? loaded(x, o->args[i]) : NULL;
			if (s)
				state[s->id] |= STALE_FREED;
		}
		break;
	default:	/* no other operation names a local as a whole */
		break;
	}
}

static void flow_start(void *ctx, void *state)
{
	const struct stale *x = ctx;
	uint32_t *s = state;

	for (uint32_t i = 0; i < x->fn->func->nsyms; i++)
		s[i] = fresh(x, x->fn->func->syms[i]);
}

static bool flow_join(void *ctx, void *into, const void *from, uint32_t block,
		      uint32_t visits, bool head)
{
	const struct stale *x = ctx;
	const uint32_t *b = from;
	bool changed = false;
	uint32_t *a = into;

	(void)block;
	(void)visits;
	(void)head;	/* it can grow only so often */
	for (uint32_t i = 0; i < x->fn->func->nsyms; i++) {
		changed |= (a[i] | b[i]) != a[i];
		a[i] |= b[i];
	}
	return changed;
}

static void flow_run(void *ctx, uint32_t block, void *state)
{
	struct stale *x = ctx;
	const struct block *b = &x->fn->func->blocks[block];

	for (op_id id = b->first; id < b->first + b->n; id++)
		run_op(x, id, state);
}

/* What cursor @i is compared with is the head, or it is not. */
static void run_test(const struct stale *x, uint32_t i, bool is_head,
		     uint32_t *state)
{
	const struct cursor *c = &x->fn->verdict->cursors[i];
	uint32_t *s = &state[c->sym->id];

	if (is_head)
		*s |= STALE_ENDED;
	else if (rings_tells(x->rings, i, *s >> STALE_BITS))
		*s &= ~(uint32_t)STALE_UNTESTED;
	*s |= rings_only(x->rings, i) << STALE_BITS;
	/* list_for_each_entry_safe(): the next one was kept before the test */
	for (uint32_t n = 0; n < x->nfollows; n++) {
		if (x->follows[n].cursor == c->sym)
			state[x->follows[n].next->id] |=
				rings_only(x->rings, i) << STALE_BITS;
	}
}

static bool flow_take(void *ctx, uint32_t block, uint32_t k, void *state)
{
	const struct stale *x = ctx;
	const struct func *func = x->fn->func;
	const struct block *b = &func->blocks[block];
	const struct op *last = &func->ops[b->first + b->n - 1];
	const struct func_verdict *v = x->fn->verdict;

	for (uint32_t i = 0; i < v->ncursors; i++) {
		if (last->kind == OP_BRANCH_K && last->arg[0] == x->tests[i])
			run_test(x, i, (k == 0) ==
				 (v->cursors[i].compare->op == OP_EQ), state);
	}
	return true;
}

static bool has_free(const struct func *func)
{
	for (op_id id = 0; id < func->nops; id++) {
		const struct op *o = &func->ops[id];

		for (uint32_t i = 0; o->kind == OP_CALL_K && i < o->nargs; i++) {
			if (frees(o, i))
				return true;
		}
	}
	return false;
}

/* pos = n */
static void find_follows(struct stale *x)
{
	const struct func *func = x->fn->func;
	uint32_t room = 0;

	for (op_id id = 0; id < func->nops; id++) {
		const struct op *o = &func->ops[id];
		const struct sym *to = o->kind == OP_STORE_K ?
				       variable(x, o->arg[0]) : NULL;
		const struct sym *from = to && fresh(x, to) ?
					 loaded(x, o->arg[1]) : NULL;

		struct follow *f;

		if (!from)
			continue;
		f = arena_grow(x->fn->scratch, (void **)&x->follows,
			       &x->nfollows, &room, sizeof(*f));
		*f = (struct follow){ .cursor = to, .next = from };
	}
}

struct stale *stale_compute(const struct fn *f)
{
	const struct func_verdict *v = f->verdict;
	struct stale *x;
	op_id *tests;

	if (!f->map || v->trusted)
		return NULL;
	if (!v->ncursors && !has_free(f->func))
		return NULL;
	x = arena_new_of(f->scratch, struct stale);
	tests = arena_array(f->scratch, v->ncursors + 1, sizeof(*tests));
	for (uint32_t i = 0; i < v->ncursors; i++)
		tests[i] = opmap_find(f->map, v->cursors[i].compare, OP_BINARY_K);
	x->fn = f;
	x->tests = tests;
	x->rings = rings_new(f);
	find_follows(x);
	x->at = arena_array(f->scratch, f->func->nops + 1, sizeof(*x->at));
	x->flow = (struct dataflow){
		.func = f->func, .arena = f->scratch, .ctx = x,
		
		.size = (f->func->nsyms + 1) * sizeof(uint32_t),
		.budget = STEPS_AT_MOST,
		.join_cost = f->func->nsyms + 1,
		.start = flow_start, .join = flow_join, .run = flow_run,
		.take = flow_take,
	};
	dataflow_solve(&x->flow);
	return x->flow.gave_up ? NULL : x;
}

/* The LOAD of the local that @pointer is the value of, or NO_OP. */
static op_id load_of(const struct fn *f, const struct expr *pointer,
		     const struct sym **sym)
{
	const struct expr *e = expr_strip(pointer);

	*sym = NULL;
	if (!f->stale || e->kind != EXPR_VAR ||
	    !origin_eligible(f->judge->origin, f->func, e->sym))
		return NO_OP;
	*sym = e->sym;
	return opmap_find(f->map, e, OP_LOAD_K);
}

uint32_t stale_value(const struct fn *f, const struct expr *pointer,
		     const struct sym **sym)
{
	op_id load = load_of(f, pointer, sym);
	uint32_t state = load == NO_OP ? 0 : f->stale->at[load] &
			 (STALE_FREED | STALE_ENDED);

	if (!state)
		*sym = NULL;
	return state;
}

bool stale_is_element(const struct fn *f, const struct expr *pointer,
		      const struct sym **sym)
{
	op_id load = load_of(f, pointer, sym);

	return load != NO_OP && !(f->stale->at[load] & STALE_MASK) &&
	       fresh(f->stale, *sym);
}
