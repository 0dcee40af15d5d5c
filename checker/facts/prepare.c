// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* What the flow does not change: places, cells, objects, thresholds. */
#include <stdlib.h>
#include <string.h>

#include "checker/access.h"
#include "checker/facts/internal.h"

static bool is_local(const struct sym *s)
{
	return s && (s->kind == SYM_LOCAL || s->kind == SYM_PARAM ||
		     s->kind == SYM_TEMP);
}

/* ---- spots -------------------------------------------------------------------- */

static struct spot field_spot(const struct facts *x, struct spot p,
			      const struct op *o)
{
	const struct field *f = o->field;
	uint64_t size = f->width ? f->width
			: f->type && f->type->complete ? f->type->size * 8 : 0;

	if (__builtin_add_overflow(p.bits, (int64_t)f->offset_bits, &p.bits))
		p.exact = false;
	if (!p.exact)
		return p;
	if (!size || size > INT32_MAX ||
	    (f->type->kind == TYPE_ARRAY && o->expr &&
	     o->expr->kind == EXPR_MEMBER && o->expr->field == f &&
	     is_trailing_array(x->unit, o->expr)))
		p.hi = INT64_MAX;
	else
		p.hi = p.bits + (int64_t)size;
	p.lo = p.bits;
	return p;
}

static bool is_subscript(const struct op *o)
{
	return o->expr && o->expr->kind == EXPR_INDEX &&
	       o->expr->sub[0]->kind == EXPR_DECAY;
}

static struct spot index_spot(const struct facts *x, struct spot p,
			      const struct op *o)
{
	const struct op *n = &x->func->ops[o->arg[1]];
	int64_t step;

	if (n->kind == OP_CONST_K && o->size <= INT32_MAX &&
	    !__builtin_mul_overflow(n->value, (int64_t)o->size * 8, &step) &&
	    !__builtin_add_overflow(p.bits, step, &p.bits))
		return p;
	p.exact = false;
	/* a subscript stays in its array, a pointer goes anywhere */
	if (!is_subscript(o)) {
		p.lo = INT64_MIN;
		p.hi = INT64_MAX;
	}
	return p;
}

static struct spot spot_of_sym(const struct sym *s)
{
	struct spot p = { .sym = s, .exact = true, .pointer = NO_OP };

	p.hi = s->type->complete && s->type->size <= INT32_MAX
		       ? (int64_t)s->type->size * 8 : INT64_MAX;
	return p;
}

/* What @o adds to the spot of its first argument. */
static struct spot spot_step(const struct facts *x, struct spot p,
			     const struct op *o)
{
	if (!p.sym)
		return p;
	if (o->kind == OP_FIELD_K)
		return field_spot(x, p, o);
	if (o->kind == OP_INDEX_K)
		return index_spot(x, p, o);
	if (o->kind == OP_CONVERT_K && o->type->kind == TYPE_POINTER)
		return p;
	return (struct spot){ .sym = NULL };
}

static bool is_step(const struct op *o)
{
	return o->kind == OP_FIELD_K || o->kind == OP_INDEX_K ||
	       o->kind == OP_CONVERT_K;
}

/* Memory that other code has too: a static, what a local points to. */
static struct spot memory_base(const struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	const struct spot *p;

	if (o->kind == OP_ADDR_K && o->sym->kind == SYM_STATIC)
		return spot_of_sym(o->sym);
	if (o->kind != OP_LOAD_K || o->type->kind != TYPE_POINTER)
		return (struct spot){ .sym = NULL };
	p = &x->spots[o->arg[0]];
	if (!p->sym || !p->exact || p->bits || o->is_volatile ||
	    p->sym->type->kind != TYPE_POINTER)
		return (struct spot){ .sym = NULL };
	return (struct spot){ p->sym, 0, true, INT64_MIN, INT64_MAX, id };
}

/* The graph is built in an order that has definitions before uses. */
static void find_spots(struct facts *x)
{
	for (op_id i = 0; i < x->func->nops; i++) {
		const struct op *o = &x->func->ops[i];

		if (o->kind == OP_ADDR_K && is_local(o->sym))
			x->spots[i] = spot_of_sym(o->sym);
		else if (is_step(o))
			x->spots[i] = spot_step(x, x->spots[o->arg[0]], o);
		x->memory[i] = is_step(o)
				       ? spot_step(x, x->memory[o->arg[0]], o)
				       : memory_base(x, i);
	}
}

/* ---- cells --------------------------------------------------------------------- */

static bool is_cell(const struct sym *s)
{
	struct int_form f;

	if (s->flags & (SYM_VOLATILE | SYM_REGISTER_ASM))
		return false;
	if (!s->type || s->type->is_volatile)
		return false;
	return s->type->kind == TYPE_POINTER || form_of(s->type, &f);
}

static void find_vars(struct facts *x)
{
	const struct func *f = x->func;
	uint32_t units = 0;

	x->vars = arena_array(x->arena, f->nsyms, sizeof(*x->vars));
	x->cells = arena_array(x->arena, f->nsyms + MAX_TERMS,
			       sizeof(*x->cells));
	for (uint32_t i = 0; i < f->nsyms; i++) {
		struct var *v = &x->vars[i];

		v->sym = f->syms[i];
		v->cell = NO_CELL;
		v->unit_at = units;
		units_layout(x, v);
		units += v->units;
		if (!is_cell(v->sym))
			continue;
		v->cell = x->ncells;
		x->cells[x->ncells++] = (struct cell){
			.kind = CELL_VAR, .sym = v->sym, .type = v->sym->type,
			.width = (int64_t)v->sym->type->size * 8,
		};
	}
	x->nvars = x->ncells;
	x->words = (units + 63) / 64;
}

static void size_state(struct facts *x)
{
	x->state_size = x->ncells * sizeof(struct value) +
			((size_t)x->ncells + 15) / 16 * 16 +
			3 * (size_t)x->words * sizeof(uint64_t);
	x->state_size = (x->state_size + 15) / 16 * 16;
}

/* ---- values used in other blocks ------------------------------------------------ */

struct user {
	struct facts *x;
	uint32_t block;
};

static void note_use(void *ctx, op_id arg)
{
	struct user *u = ctx;
	struct facts *x = u->x;
	void *at = x->crossings;
	struct crossing *c;

	x->used[arg] = true;
	if (x->func->ops[arg].block == u->block)
		return;
	x->crosses[arg] = true;
	c = arena_grow(x->arena, &at, &x->ncrossings, &x->crossings_room,
		       sizeof(*c));
	x->crossings = at;
	*c = (struct crossing){ arg, u->block };
}

static void find_crossings(struct facts *x)
{
	for (op_id i = 0; i < x->func->nops; i++) {
		struct user u = { x, x->func->ops[i].block };

		op_uses(&x->func->ops[i], note_use, &u);
	}
}

/* ---- objects, sources -------------------------------------------------------------- */

static struct object *object_new(struct facts *x)
{
	void *at = x->objects;
	struct object *o = arena_grow(x->arena, &at, &x->nobjects,
				      &x->objects_room, sizeof(*o));

	x->objects = at;
	o->alloc = NO_OP;
	o->string = NO_OP;
	o->at = NO_OP;
	return o;
}

static uint32_t find_sym_object(struct facts *x, const struct sym *s)
{
	struct object *o;

	for (uint32_t i = 1; i < x->nobjects; i++)
		if (x->objects[i].sym == s && !x->objects[i].sub)
			return i;
	o = object_new(x);
	o->sym = s;
	o->has_size = sym_has_extent(x->unit, s);
	o->size = o->has_size ? s->type->size : 0;
	return x->nobjects - 1;
}

/* @at: the ADDR */
uint32_t object_of_sym(struct facts *x, op_id at)
{
	if (!x->object_at[at])
		x->object_at[at] = find_sym_object(x, x->func->ops[at].sym);
	return x->object_at[at];
}

uint32_t object_of_op(struct facts *x, op_id at, bool sub, bool has_size,
		      uint64_t size)
{
	struct object *o;

	if (x->object_at[at])
		return x->object_at[at];
	o = object_new(x);
	x->object_at[at] = x->nobjects - 1;
	o->at = at;
	o->sub = sub;
	if (sub)
		o->sym = x->spots[at].sym;
	if (x->func->ops[at].kind == OP_STRING_K)
		o->string = at;
	else if (!sub)
		o->alloc = at;
	o->has_size = has_size;
	o->size = size;
	return x->nobjects - 1;
}

/* *ok is false when there are too many: then nothing may be concluded. */
uint32_t source_bit(struct facts *x, op_id at, bool race, bool *ok)
{
	*ok = true;
	for (uint32_t i = 0; i < x->nsources; i++)
		if (x->sources[i].op == at && x->sources[i].race == race)
			return (uint32_t)1 << i;
	*ok = x->nsources < MAX_SOURCES;
	if (!*ok)
		return 0;
	x->sources[x->nsources] = (struct source){ at, race };
	return (uint32_t)1 << x->nsources++;
}

/* ---- thresholds ---------------------------------------------------------------------- */

#define MAX_THRESHOLDS 96

static int by_value(const void *a, const void *b)
{
	wide x = *(const wide *)a, y = *(const wide *)b;

	return x < y ? -1 : x > y;
}

static void add_threshold(struct thresholds *th, wide v)
{
	if (th->n < MAX_THRESHOLDS)
		th->at[th->n++] = v;
}

static bool is_bound(const struct op *o)
{
	return o->kind == OP_BINARY_K &&
	       (operator_compares(o->oper) || o->oper == OP_REM ||
		o->oper == OP_AND || o->oper == OP_SHR);
}

/* What variables are compared with, and the extents of arrays. */
static void find_thresholds(struct facts *x)
{
	struct thresholds *th = &x->thresholds;
	uint32_t kept = 0;

	th->at = arena_array(x->arena, MAX_THRESHOLDS, sizeof(*th->at));
	add_threshold(th, 0);
	add_threshold(th, -1);
	add_threshold(th, 1);
	add_threshold(th, INT32_MAX);
	for (op_id i = 0; i < x->func->nops; i++) {
		const struct op *o = &x->func->ops[i];

		/* the end of an array that a pointer runs through */
		if (o->kind == OP_ADDR_K && o->sym->type->kind == TYPE_ARRAY &&
		    o->sym->type->complete)
			add_threshold(th, (wide)o->sym->type->size);
		for (int k = 0; is_bound(o) && k < 2; k++) {
			const struct op *a = &x->func->ops[o->arg[k]];

			if (a->kind == OP_CONVERT_K)
				a = &x->func->ops[a->arg[0]];
			if (a->kind != OP_CONST_K)
				continue;
			add_threshold(th, (wide)a->value - 1);
			add_threshold(th, a->value);
			add_threshold(th, (wide)a->value + 1);
		}
	}
	qsort(th->at, th->n, sizeof(*th->at), by_value);
	for (uint32_t i = 0; i < th->n; i++)
		if (!kept || th->at[kept - 1] != th->at[i])
			th->at[kept++] = th->at[i];
	th->n = kept;
}

/* A function that returns twice comes back with variables that have changed
 * since (C11 7.13.2.1p3). */
bool facts_returns_twice(const struct func *f)
{
	static const char *const names[] = {
		"setjmp", "_setjmp", "__setjmp", "sigsetjmp", "__sigsetjmp",
		"kernel_setjmp", "savectx", "vfork", "getcontext",
	};

	for (op_id i = 0; i < f->nops; i++) {
		const struct op *o = &f->ops[i];
		const char *name = o->name;

		if (o->kind != OP_CALL_K)
			continue;
		if (o->sym && o->sym->name)
			name = o->sym->name->text;
		for (size_t k = 0; name && k < sizeof(names) / sizeof(*names);
		     k++)
			if (!strcmp(name, names[k]))
				return true;
	}
	return false;
}

void facts_prepare(struct facts *x)
{
	uint32_t n = x->func->nops;

	x->values = arena_array(x->arena, n, sizeof(*x->values));
	x->spots = arena_array(x->arena, n, sizeof(*x->spots));
	x->memory = arena_array(x->arena, n, sizeof(*x->memory));
	x->term = arena_array(x->arena, n, sizeof(*x->term));
	x->has_terms = arena_array(x->arena, x->func->nsyms, sizeof(bool));
	x->leaks = arena_array(x->arena, x->func->nsyms, sizeof(bool));
	x->init = arena_array(x->arena, n, sizeof(*x->init));
	x->init_relies = arena_array(x->arena, n, sizeof(*x->init_relies));
	x->counts = arena_array(x->arena, n, sizeof(*x->counts));
	memset(x->counts, 0xff, n * sizeof(*x->counts));
	x->used = arena_array(x->arena, n, sizeof(*x->used));
	x->crosses = arena_array(x->arena, n, sizeof(*x->crosses));
	x->object_at = arena_array(x->arena, n, sizeof(*x->object_at));
	object_new(x);
	find_spots(x);
	find_vars(x);
	terms_find(x);
	size_state(x);
	find_crossings(x);
	find_thresholds(x);
}
