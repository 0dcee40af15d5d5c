// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* What an op does to the state. */
#include "checker/facts/internal.h"

/* ---- cells ------------------------------------------------------------------ */

static void forget(const struct facts *x, struct state *s, const struct sym *sym)
{
	uint32_t c = x->vars[sym->id].cell;

	if (c != NO_CELL)
		s->cells[c] = value_any(sym->type);
	terms_forget(x, s, sym);
}

void step_unwrite(const struct facts *x, struct state *s,
		  const struct sym *sym)
{
	forget(x, s, sym);
	units_unwrite(x, s, sym);
}

static void begin_life(const struct facts *x, struct state *s,
		       const struct sym *sym)
{
	uint32_t c = x->vars[sym->id].cell;

	forget(x, s, sym);
	if (c != NO_CELL)
		s->escaped[c] = 0;
	terms_escape(x, s, sym, false);
	units_clear(x, s, sym);
}

/* From here on anybody may write to it. */
static void escape(const struct facts *x, struct state *s, const struct sym *sym)
{
	uint32_t c = x->vars[sym->id].cell;

	forget(x, s, sym);
	if (c != NO_CELL)
		s->escaped[c] = 1;
	terms_escape(x, s, sym, true);
	units_write_maybe(x, s, sym);
}

/* The cell that @p is all of, for an access of type @t; or NO_CELL. */
static uint32_t cell_at(const struct facts *x, struct spot p,
			const struct type *t, const struct field *bits)
{
	if (!p.sym || !p.exact || p.bits || bits || !same_sort(t, p.sym->type))
		return NO_CELL;
	return x->vars[p.sym->id].cell;
}

/* ---- reading ------------------------------------------------------------------- */

/* What a field or a static is declared to hold. */
static const struct kind *declared_kind(const struct facts *x,
					const struct op *o)
{
	const struct op *at = &x->func->ops[o->arg[0]];

	if (at->kind == OP_FIELD_K)
		return breach_of_field(x->broken, at->field) ? NULL :
		       at->field->kind;
	if (at->kind != OP_ADDR_K || breach_of_sym(x->broken, at->sym))
		return NULL;
	return at->sym->pkind;
}

static struct value load_memory(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	struct int_form f;

	if (o->type->kind == TYPE_POINTER && !x->spots[o->arg[0]].sym)
		return known_kind(x, id, declared_kind(x, o));
	if (form_of_access(o->type, o->field, &f))
		return value_int(ival_full(f));
	return value_any(o->type);
}

static void note_read(struct facts *x, const struct state *s, op_id id,
		      op_id address)
{
	const struct op *o = &x->func->ops[id];
	const struct value *a = &x->values[address];
	struct spot p = x->spots[address];
	const struct sym *sym = x->objects[a->object].sym;
	bool record = o->type->kind == TYPE_STRUCT ||
		      o->type->kind == TYPE_UNION || o->kind == OP_COPY_K;
	uint64_t bits = o->field ? o->field->width : o->size * 8;
	bool own;

	x->init_relies[id] = 0;
	x->init[id] = INIT_YES;
	if (!p.sym && sym && sym->kind != SYM_STATIC && sym->kind != SYM_FUNC)
		p = (struct spot){ .sym = sym };
	if (!p.sym || (p.sym->flags & SYM_REGISTER_ASM))
		return;
	x->init[id] = (uint8_t)units_read(x, s, p, bits, record, &own);
	if (!own)
		x->init_relies[id] = x->vars[p.sym->id].writers;
}

static struct value step_load(struct facts *x, struct state *s, op_id id)
{
	const struct op *o = &x->func->ops[id];
	uint32_t c = cell_at(x, x->spots[o->arg[0]], o->type, o->field);

	if (x->final)
		note_read(x, s, id, o->arg[0]);
	if (c == NO_CELL || s->escaped[c])
		return terms_load(x, s, id, load_memory(x, id));
	if (s->cells[c].same == NO_OP)
		s->cells[c].same = id;
	return s->cells[c];
}

/* ---- writing ------------------------------------------------------------------- */

static void step_store(struct facts *x, struct state *s, const struct op *o)
{
	struct spot p = x->spots[o->arg[0]];
	const struct type *from = x->func->ops[o->arg[1]].type;
	uint32_t c;

	if (!p.sym)
		return;
	units_write(x, s, p, o->field ? o->field->width : o->size * 8, true);
	if (x->vars[p.sym->id].cell == NO_CELL)
		return;
	c = cell_at(x, p, o->type, o->field);
	forget(x, s, p.sym);
	if (c != NO_CELL && !s->escaped[c])
		s->cells[c] = same_sort(o->type, from)
				      ? x->values[o->arg[1]]
				      : value_any(o->type);
}

static void step_fill(struct facts *x, struct state *s, const struct op *o)
{
	struct spot p = x->spots[o->arg[0]];

	if (!p.sym)
		return;
	if (x->vars[p.sym->id].cell != NO_CELL)
		forget(x, s, p.sym);
	if (o->size > UINT64_MAX / 8)
		units_write_maybe(x, s, p.sym);
	else
		units_write(x, s, p, o->size * 8, true);
}

/* ---- calls ----------------------------------------------------------------------- */

/* How many bytes the callee writes at this argument, by its contract. */
static uint64_t bytes_written(const struct facts *x, const struct op *o,
			      uint32_t i)
{
	const struct param_contract *c = &o->sym->contract->params[i];
	const struct type *t = x->func->ops[o->args[i]].type;
	uint64_t n = 0;

	if (c->access != ACCESS_WRITE || !c->writes_all || !c->kind)
		return 0;
	if (c->kind->form == KIND_SIZED && c->kind->amount &&
	    known_amount(x, o, c->kind->amount, &n))
		return n <= INT32_MAX ? n : 0;
	if (o->sym->type->kind == TYPE_FUNC && i < o->sym->type->nparams)
		t = o->sym->type->params[i];
	if (t->kind != TYPE_POINTER || !t->of->complete ||
	    t->of->size > INT32_MAX)
		return 0;
	if (c->kind->form == KIND_SINGLE)
		return t->of->size;
	if (c->kind->form == KIND_COUNTED && c->kind->amount &&
	    known_amount(x, o, c->kind->amount, &n) && n <= INT32_MAX)
		return n * t->of->size;
	return 0;
}

/* True when the callee only uses the address while it runs. */
static bool is_lent(const struct facts *x, op_id id, uint32_t i)
{
	const struct op *o = &x->func->ops[id];
	const struct contract *c = o->sym ? o->sym->contract : NULL;

	if (!c || i >= c->nparams || c->params[i].keeps ||
	    c->params[i].access == ACCESS_UNKNOWN)
		return false;
	return o->type->kind != TYPE_POINTER || !x->used[id];
}

static void lend(struct facts *x, struct state *s, op_id id, uint32_t i)
{
	const struct op *o = &x->func->ops[id];
	struct spot p = x->spots[o->args[i]];
	enum access_mode mode = o->sym->contract->params[i].access;
	uint64_t n;
	uint32_t bit;
	bool ok;

	if (mode == ACCESS_READ || mode == ACCESS_NONE)
		return;
	forget(x, s, p.sym);
	units_write_maybe(x, s, p.sym);
	n = bytes_written(x, o, i);
	if (!n)
		return;
	bit = source_bit(x, id, false, &ok);
	if (!ok)
		return;
	x->vars[p.sym->id].writers |= bit;
	units_write(x, s, p, n * 8, false);
}

struct run {
	struct facts *x;
	struct state *s;
};

static void leave(void *ctx, op_id id, const struct sym *sym, uint32_t arg)
{
	struct run *r = ctx;

	if (arg != UINT32_MAX && is_lent(r->x, id, arg))
		lend(r->x, r->s, id, arg);
	else
		escape(r->x, r->s, sym);
}

/* A callee that writes nothing that was there before. */
static bool is_harmless(const struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	const struct contract *c = o->sym ? o->sym->contract : NULL;

	if (o->kind != OP_CALL_K)
		return false;
	if (inline_is_plain(o))
		return true;
	if (!c || !c->no_side_effect)
		return false;
	for (uint32_t i = 0; i < c->nparams; i++)
		if (c->params[i].access != ACCESS_READ &&
		    c->params[i].access != ACCESS_NONE)
			return false;
	return o->nargs <= c->nparams;
}

static bool is_barrier(const struct op *o)
{
	const struct assembly *a = o->assembly;

	if (o->kind != OP_ASM_K || !a->template || *a->template ||
	    a->clobbers_memory)
		return o->kind == OP_ASM_K;
	for (uint32_t i = 0; i < a->noperands; i++)
		if (a->operands[i].memory)
			return true;
	return false;
}

/* What may write memory that this function does not have to itself. */
static bool writes_memory(const struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];

	if (o->kind == OP_ASM_K)
		return is_barrier(o);
	if (op_flags(o->kind) & OPF_HAVOC)
		return !is_harmless(x, id);
	return o->is_volatile;
}

/* ---- any op ------------------------------------------------------------------------- */

static void set_value(struct facts *x, op_id id, struct value v)
{
	bool changed;

	if (v.same == NO_OP)
		v.same = id;
	changed = x->crosses[id] && !value_equal(&x->values[id], &v);
	x->values[id] = v;
	for (uint32_t i = 0; changed && i < x->ncrossings; i++)
		if (x->crossings[i].op == id)
			dataflow_again(&x->flow, x->crossings[i].block);
}

static void step_value(struct facts *x, struct state *s, op_id id)
{
	const struct op *o = &x->func->ops[id];

	if (o->kind == OP_LOAD_K)
		set_value(x, id, step_load(x, s, id));
	else if (op_flags(o->kind) & OPF_VALUE)
		set_value(x, id, eval_op(x, id));
	if (x->final && (o->kind == OP_LOAD_K || o->kind == OP_FIELD_K))
		bound_note_count(x, s, id);
	if (x->final && o->kind == OP_ADDR_K && x->spots[id].sym)
		x->init[id] = (uint8_t)units_read_all(x, s, o->sym);
}

void step_op(struct facts *x, struct state *s, op_id id)
{
	const struct op *o = &x->func->ops[id];

	struct run r = { x, s };

	step_value(x, s, id);
	each_escape(x, id, leave, &r);
	if (writes_memory(x, id))
		terms_forget_memory(x, s);
	if (o->kind == OP_COPY_K && x->final)
		note_read(x, s, id, o->arg[1]);
	if (op_flags(o->kind) & OPF_WRITES && o->kind != OP_ATOMIC_K)
		terms_write(x, s, id);
	if (o->kind == OP_STORE_K) {
		step_store(x, s, o);
	} else if (o->kind == OP_COPY_K || o->kind == OP_ZERO_K) {
		step_fill(x, s, o);
	} else if (o->kind == OP_DECLARE_K || o->kind == OP_LEAVE_K) {
		begin_life(x, s, o->sym);
	}
}
