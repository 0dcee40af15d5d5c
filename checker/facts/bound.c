// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Relations: an integer that is below another one, and how many elements a
 * pointer has that is declared with a count.
 */
#include "checker/facts/internal.h"

op_id bound_strip(const struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	struct int_form from, to;

	while (o->kind == OP_CONVERT_K && !o->field &&
	       o->type->kind != TYPE_BOOL && form_of(o->from, &from) &&
	       form_of(o->type, &to) &&
	       ival_inside(x->values[o->arg[0]].i, ival_full(to))) {
		id = o->arg[0];
		o = &x->func->ops[id];
	}
	return id;
}

static op_id name_of(const struct facts *x, op_id id)
{
	op_id same = x->values[id].same;

	return same == NO_OP ? id : same;
}

op_id bound_of(const struct facts *x, const struct op *o)
{
	op_id l = bound_strip(x, o->arg[0]), r = bound_strip(x, o->arg[1]);
	const struct value *a = &x->values[o->arg[0]];
	const struct value *b = &x->values[o->arg[1]];
	struct int_form f;

	if (!eval_fits(x, o, &f) || ival_is_empty(a->i) || ival_is_empty(b->i))
		return NO_OP;
	switch ((int)o->oper) {
	case OP_REM:
		if (a->i.lo >= 0 && b->i.lo > 0)
			return ival_is_const(b->i) ? x->values[l].below
						   : name_of(x, r);
		return NO_OP;
	case OP_SUB:
		if (b->i.lo >= 0 && ival_inside(ival_exact(OP_SUB, a->i, b->i),
						ival_full(f)))
			return x->values[l].below;
		return NO_OP;
	case OP_DIV:
		return a->i.lo >= 0 && b->i.lo > 0 ? x->values[l].below : NO_OP;
	case OP_SHR:
		return a->i.lo >= 0 && b->i.lo >= 0 &&
		       b->i.hi < (wide)f.bits ? x->values[l].below : NO_OP;
	case OP_AND:
		if (a->i.lo >= 0 && x->values[l].below != NO_OP)
			return x->values[l].below;
		return b->i.lo >= 0 ? x->values[r].below : NO_OP;
	}
	return NO_OP;
}

bool facts_less(const struct facts *x, op_id at, op_id a, op_id b)
{
	struct int_form f;

	if (x->gave_up || !facts_reached(x, at) || !facts_reached(x, a) ||
	    !facts_reached(x, b) || !form_of(x->func->ops[a].type, &f) ||
	    !form_of(x->func->ops[b].type, &f))
		return false;
	if (x->values[a].i.lo < 0)
		return false;	/* unsigned, it would be a large one */
	if (x->values[a].i.hi < x->values[b].i.lo)
		return true;
	/* what is above it is no less than 0 then, too */
	a = bound_strip(x, a);
	b = bound_strip(x, b);
	return x->values[a].below != NO_OP &&
	       x->values[a].below == name_of(x, b);
}

/* ---- counts ------------------------------------------------------------------ */

/* Bytes that one of the counted things has; 0: not known. */
static uint64_t scale_of(const struct kind *k, const struct type *of)
{
	if (k->form == KIND_SIZED)
		return 1;
	if (k->form != KIND_COUNTED || !of)
		return 0;
	if (of->kind == TYPE_VOID)
		return 1;
	return of->complete && !of->vla ? of->size : 0;
}

/* The term that is field @count of the record whose field @f is at @p. */
static uint32_t count_cell(const struct facts *x, const struct spot *p,
			   enum cell_kind kind, const struct field *f,
			   const struct field *count)
{
	int64_t at = p->bits - (int64_t)f->offset_bits +
		     (int64_t)count->offset_bits;

	for (uint32_t i = x->nvars; i < x->ncells; i++) {
		const struct cell *c = &x->cells[i];

		if (c->kind == kind && c->sym == p->sym && c->at == at &&
		    same_sort(c->type, count->type) &&
		    !c->field == !count->width)
			return i;
	}
	return NO_CELL;
}

/* The address @id of a field with a kind: LOAD of it, or it is an array. */
static const struct field *counted_field(const struct facts *x, op_id id,
					 op_id *address)
{
	const struct op *o = &x->func->ops[id];

	*address = o->kind == OP_LOAD_K ? o->arg[0] : id;
	o = &x->func->ops[*address];
	if (o->kind != OP_FIELD_K || !o->field->kind || !o->field->type ||
	    !o->field->kind->amount ||
	    o->field->kind->amount->op != AMOUNT_FIELD ||
	    breach_of_field(x->broken, o->field))
		return NULL;
	if (*address == id)
		return o->field->type->kind == TYPE_ARRAY ? o->field : NULL;
	return o->field->type->kind == TYPE_POINTER ? o->field : NULL;
}

void bound_note_count(struct facts *x, const struct state *s, op_id id)
{
	op_id address;
	const struct field *f = counted_field(x, id, &address);
	const struct spot *p;
	enum cell_kind kind = CELL_PART;
	uint32_t c;

	x->counts[id] = NO_OP;
	if (!f)
		return;
	p = &x->spots[address];
	if (!p->sym) {
		p = &x->memory[address];
		kind = p->pointer == NO_OP ? CELL_STATIC : CELL_BEHIND;
	}
	if (!p->sym || !p->exact ||
	    (kind == CELL_BEHIND && !terms_current(x, s, p)))
		return;
	c = count_cell(x, p, kind, f, f->kind->amount->field);
	if (c != NO_CELL && !s->escaped[c])
		x->counts[id] = s->cells[c].same;
}

static op_id entry_value(const struct facts *x, uint32_t param)
{
	const struct block *k = &x->func->blocks[0];

	for (op_id i = k->first; i < k->first + k->n; i++) {
		const struct op *o = &x->func->ops[i];

		if (o->kind == OP_UNDEF_K && o->sym &&
		    o->sym->kind == SYM_PARAM && o->sym->param_index == param)
			return i;
	}
	return NO_OP;
}

static bool count_param(const struct facts *x, op_id origin,
			struct count_fact *c)
{
	const struct sym *s = x->func->ops[origin].sym;
	const struct kind *k = s ? s->pkind : NULL;

	if (!k || !k->amount || k->amount->op != AMOUNT_PARAM)
		return false;
	c->count = entry_value(x, k->amount->index);
	c->scale = scale_of(k, s->type->of);
	return true;
}

/* p = alloc(n), alloc(n, size) */
static bool count_alloc(const struct facts *x, op_id origin,
			struct count_fact *c)
{
	const struct op *o = &x->func->ops[origin];
	const struct contract *k = o->sym ? o->sym->contract : NULL;
	const struct amount *m = k ? k->alloc : NULL;
	wide most;

	c->scale = 1;
	if (m && m->op == AMOUNT_MUL && known_amount(x, o, m->b, &c->scale))
		m = m->a;
	else if (m && m->op == AMOUNT_MUL &&
		 known_amount(x, o, m->a, &c->scale))
		m = m->b;
	if (!m || m->op != AMOUNT_PARAM || m->index >= o->nargs ||
	    c->scale > INT32_MAX)
		return false;
	c->count = o->args[m->index];
	most = x->values[c->count].i.hi * (wide)c->scale;
	return most <= INT64_MAX;
}

bool facts_counted(const struct facts *x, op_id pointer, struct count_fact *c)
{
	const struct op *ops = x->func->ops;
	op_id origin;
	op_id address;
	const struct field *f;

	*c = (struct count_fact){ .count = NO_OP, .source = NO_OP };
	if (x->gave_up || !facts_reached(x, pointer))
		return false;
	origin = name_of(x, pointer);
	while (ops[origin].kind == OP_CONVERT_K &&
	       ops[origin].from->kind == TYPE_POINTER)
		origin = name_of(x, ops[origin].arg[0]);
	c->source = origin;
	if (ops[origin].kind == OP_UNDEF_K) {
		if (!count_param(x, origin, c))
			return false;
	} else if (ops[origin].kind == OP_CALL_K) {
		if (!count_alloc(x, origin, c))
			return false;
	} else if (ops[origin].kind == OP_LOAD_K ||
		   ops[origin].kind == OP_FIELD_K) {
		f = counted_field(x, origin, &address);
		if (!f)
			return false;
		c->count = x->counts[origin];
		c->scale = scale_of(f->kind, f->type->of);
		c->race = !x->spots[address].sym;
	}
	return c->count != NO_OP && c->scale;
}
