// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* The analysis as the solver sees it, and the answers. */
#include <string.h>

#include "checker/facts/internal.h"

#define STEPS_PER_OP 300
#define STEPS_AT_LEAST 200000
#define STEPS_AT_MOST 60000000
#define MEMORY_AT_MOST ((size_t)192 << 20)	/* of all states, bytes */
#define WIDEN_AFTER 2		/* visits */
#define GIVE_UP_AFTER 12	/* thresholds */
#define ROUNDS 2		/* of the descending phase */

struct state state_of(const struct facts *x, void *raw)
{
	struct state s;
	size_t cells = x->ncells * sizeof(struct value);
	size_t flags = ((size_t)x->ncells + 15) / 16 * 16;

	s.cells = raw;
	s.escaped = (uint8_t *)raw + cells;
	s.must = (uint64_t *)(void *)((uint8_t *)raw + cells + flags);
	s.own = s.must + x->words;
	s.may = s.own + x->words;
	return s;
}

/* ---- the solver's questions ------------------------------------------------- */

static void facts_start(void *ctx, void *raw)
{
	struct facts *x = ctx;
	struct state s;

	memset(raw, 0, x->state_size);
	s = state_of(x, raw);
	for (uint32_t i = 0; i < x->ncells; i++)
		s.cells[i] = cell_any(&x->cells[i]);
}

static bool join_sets(const struct facts *x, struct state *a,
		      const struct state *b)
{
	bool changed = false;

	for (uint32_t i = 0; i < x->words; i++) {
		uint64_t must = a->must[i] & b->must[i];
		uint64_t own = a->own[i] & b->own[i];
		uint64_t may = a->may[i] | b->may[i];

		changed |= must != a->must[i] || own != a->own[i] ||
			   may != a->may[i];
		a->must[i] = must;
		a->own[i] = own;
		a->may[i] = may;
	}
	return changed;
}

static bool facts_join(void *ctx, void *into, const void *from, uint32_t block,
		       uint32_t visits, bool head)
{
	struct facts *x = ctx;
	struct state a = state_of(x, into);
	/* read only */
	struct state b = state_of(x, (void *)(uintptr_t)from);
	bool changed = join_sets(x, &a, &b);

	(void)block;
	for (uint32_t i = 0; i < x->ncells; i++) {
		struct value old = a.cells[i];

		if (a.escaped[i] != b.escaped[i] && !a.escaped[i]) {
			a.escaped[i] = 1;
			changed = true;
		}
		if (value_equal(&old, &b.cells[i]) ||
		    !value_join(&a.cells[i], &b.cells[i]))
			continue;
		changed = true;
		if (head && visits >= WIDEN_AFTER)
			value_widen(&a.cells[i], &old, x->cells[i].type,
				    &x->thresholds, visits >= GIVE_UP_AFTER);
	}
	return changed;
}

static void facts_run(void *ctx, uint32_t block, void *raw)
{
	struct facts *x = ctx;
	const struct block *k = &x->func->blocks[block];
	struct state s = state_of(x, raw);

	for (uint32_t i = 0; i < k->n; i++)
		step_op(x, &s, k->first + i);
}

static bool facts_take(void *ctx, uint32_t block, uint32_t k, void *raw)
{
	struct facts *x = ctx;
	struct state s = state_of(x, raw);

	return refine_edge(x, &s, block, k);
}

/* Once more over the final states, to write down what was found. */
static void record(struct facts *x)
{
	uint8_t *raw = arena_alloc(x->arena, x->state_size);

	x->final = true;
	for (uint32_t i = 0; i < x->flow.norder; i++) {
		uint32_t block = x->flow.order[i];

		if (!x->flow.reached[block])
			continue;
		memcpy(raw, dataflow_in(&x->flow, block), x->state_size);
		facts_run(x, block, raw);
	}
}

static uint64_t budget_of(const struct func *f)
{
	uint64_t steps = (uint64_t)f->nops * STEPS_PER_OP;

	if (steps < STEPS_AT_LEAST)
		return STEPS_AT_LEAST;
	return steps < STEPS_AT_MOST ? steps : STEPS_AT_MOST;
}

static struct facts *compute(const struct unit *u, const struct func *f,
			     const struct breaches *broken,
			     const struct value *seed, struct arena *scratch)
{
	struct facts *x = arena_new_of(scratch, struct facts);

	x->broken = broken;
	x->seed = seed;
	x->memo = arena_new_of(scratch, const struct memo *);
	x->unit = u;
	x->func = f;
	x->arena = scratch;
	x->gave_up = !f->nblocks || f->unknown || facts_returns_twice(f);
	if (x->gave_up)
		return x;
	facts_prepare(x);
	if (x->state_size > MEMORY_AT_MOST / 2 / f->nblocks) {
		x->gave_up = true;
		return x;
	}
	x->flow = (struct dataflow){
		.func = f, .arena = scratch, .ctx = x,
		.size = x->state_size,
		.budget = budget_of(f),
		.join_cost = 1 + x->ncells / 4,
		.rounds = ROUNDS,
		.start = facts_start, .join = facts_join,
		.run = facts_run, .take = facts_take,
	};
	dataflow_solve(&x->flow);
	x->gave_up = x->flow.gave_up;
	if (!x->gave_up)
		record(x);
	return x;
}

struct facts *facts_compute(const struct unit *u, const struct func *f,
			    const struct breaches *broken,
			    struct arena *scratch)
{
	return compute(u, f, broken, NULL, scratch);
}

const struct facts *facts_seeded(const struct facts *x, const struct func *f,
				 const struct value *seed,
				 struct arena *arena)
{
	return compute(x->unit, f, x->broken, seed, arena);
}

/* ---- answers ------------------------------------------------------------------ */

bool facts_reached(const struct facts *x, op_id at)
{
	return x->gave_up || x->flow.reached[x->func->ops[at].block];
}

static bool is_known(const struct facts *x, op_id id)
{
	return !x->gave_up && facts_reached(x, id);
}

struct range_fact facts_range(const struct facts *x, op_id value)
{
	const struct op *o = &x->func->ops[value];
	struct range_fact r = { .is_unsigned = true, .hi = -1 };
	struct int_form f;
	struct ival i;

	if (!form_of_access(o->type, o->kind == OP_LOAD_K ||
			    o->kind == OP_CONVERT_K ? o->field : NULL, &f))
		return r;
	r.is_unsigned = !f.is_signed;
	i = is_known(x, value) ? x->values[value].i : ival_full(f);
	r.empty = !facts_reached(x, value);
	r.lo = (int64_t)(uint64_t)i.lo;
	r.hi = (int64_t)(uint64_t)i.hi;
	return r;
}

enum null_fact facts_null(const struct facts *x, op_id value)
{
	unsigned int null = is_known(x, value) ? x->values[value].null : 0;

	if (null == MAY_OBJECT)
		return NULL_NEVER;
	if (null == MAY_NULL)
		return NULL_ALWAYS;
	return null && !(null & MAY_NULL) ? NULL_NOT_NULL : NULL_MAYBE;
}

bool facts_doubted(const struct facts *x, op_id value)
{
	return is_known(x, value) && x->values[value].doubt;
}

struct object_fact facts_object(const struct facts *x, op_id value)
{
	struct object_fact r = { .alloc = NO_OP, .string = NO_OP };
	const struct value *v;
	const struct object *o;

	if (!is_known(x, value) || !x->values[value].object)
		return r;
	v = &x->values[value];
	o = &x->objects[v->object];
	r.known = true;
	r.sym = o->sym;
	r.alloc = o->alloc;
	r.string = o->string;
	r.has_size = o->has_size;
	r.size = o->size;
	r.exact_object = o->sub;
	r.lo = (int64_t)v->i.lo;
	r.hi = (int64_t)v->i.hi;
	return r;
}

enum init_fact facts_init(const struct facts *x, op_id load)
{
	return is_known(x, load) ? x->init[load] : INIT_MAYBE;
}

uint32_t facts_relies(const struct facts *x, op_id value,
		      struct fact_source *on, uint32_t room)
{
	uint32_t n = 0;
	uint32_t bits;

	if (!is_known(x, value))
		return 0;
	bits = x->values[value].relies | x->init_relies[value];
	for (uint32_t i = 0; i < x->nsources; i++) {
		if (!(bits >> i & 1))
			continue;
		if (n < room)
			on[n] = (struct fact_source){ x->sources[i].op,
						      x->sources[i].race };
		n++;
	}
	return n;
}

op_id facts_origin(const struct facts *x, op_id value)
{
	op_id same = is_known(x, value) ? x->values[value].same : NO_OP;

	return same == NO_OP ? value : same;
}

