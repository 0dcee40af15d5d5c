// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/proof.h"

bool value_range(const struct fn *f, const struct expr *e, op_id op,
		 int64_t *lo, int64_t *hi)
{
	const struct expr *s = e;

	/* A conversion of a constant is folded by the front end or shown by
	 * the facts: only what is written as a constant counts here. */
	while (s->kind == EXPR_CONVERT && s->sub[0]->kind == EXPR_INT &&
	       s->sub[0]->value >= 0 && s->type && s->type->size >= 4)
		s = s->sub[0];
	if (s->kind == EXPR_INT) {
		*lo = *hi = s->value;
		return true;
	}
	if (op == NO_OP)
		op = opmap_value(f->map, e);
	return fn_range(f, op, lo, hi);
}

/* lo..hi bytes by which an index moves the pointer. */
static bool moved_by(const struct fn *f, const struct reach *r, int64_t *lo,
		     int64_t *hi)
{
	if (!r->index) {
		*lo = *hi = 0;
		return true;
	}
	return value_range(f, r->index, r->index_op, lo, hi) &&
	       !__builtin_mul_overflow(*lo, (int64_t)r->size, lo) &&
	       !__builtin_mul_overflow(*hi, (int64_t)r->size, hi);
}

static bool spans(const struct fn *f, const struct reach *r, int64_t *lo,
		  int64_t *hi)
{
	int64_t a, b;

	if (r->size > INT64_MAX || !moved_by(f, r, &a, &b))
		return false;
	return !__builtin_add_overflow(a, r->lo, lo) &&
	       !__builtin_add_overflow(b, r->hi, hi);
}

static const char *text_of(const struct str *name)
{
	return name ? name->text : "?";
}

/* The premise that @op brings into a fact. */
static void op_premise(struct fn *f, const struct op *op, struct premises *p)
{
	const struct expr *e = op->expr;
	const struct type *record;

	if (op->kind == OP_CALL_K && op->sym) {
		premises_add(p, f->scratch, PREMISE_CONTRACT,
			     text_of(op->sym->name));
	} else if (op->kind == OP_UNDEF_K) {
		premises_add(p, f->scratch, PREMISE_PARAM,
			     text_of(f->func->sym->name));
	} else if ((op->kind == OP_LOAD_K || op->kind == OP_FIELD_K) && e &&
		   e->kind == EXPR_MEMBER) {
		record = e->sub[0]->type;
		premises_add(p, f->scratch, PREMISE_FIELD,
			     arena_printf(f->scratch, "%s.%s",
					  text_of(record ? record->tag : NULL),
					  text_of(e->field->name)));
	} else if (op->kind == OP_LOAD_K && e && e->kind == EXPR_VAR) {
		premises_add(p, f->scratch, PREMISE_EXTERN,
			     text_of(e->sym->name));
	} else {
		premises_add(p, f->scratch, PREMISE_CONTRACT, "*");
	}
}

/* A place that was read twice, and taken as equal. */
static void race_premise(struct fn *f, const struct op *op, struct premises *p)
{
	const struct expr *e = op->expr;
	const struct type *record;
	const char *what = "*";

	if (e && e->kind == EXPR_MEMBER) {
		record = e->sub[0]->type;
		what = arena_printf(f->scratch, "%s.%s",
				    text_of(record ? record->tag : NULL),
				    text_of(e->field->name));
	} else if (e && e->kind == EXPR_VAR) {
		what = text_of(e->sym->name);
	}
	premises_add(p, f->scratch, PREMISE_DRF, what);
}

void fact_premises(struct fn *f, op_id value, struct premises *p)
{
	struct fact_source few[16];
	struct fact_source *on = few;
	uint32_t n;

	if (value == NO_OP || !f->facts)
		return;
	n = facts_relies(f->facts, value, few, 16);
	if (n > 16) {
		on = arena_array(f->scratch, n, sizeof(*on));
		n = facts_relies(f->facts, value, on, n);
	}
	for (uint32_t i = 0; i < n; i++) {
		if (on[i].race)
			race_premise(f, &f->func->ops[on[i].op], p);
		else
			op_premise(f, &f->func->ops[on[i].op], p);
	}
}

static void object_premise(struct fn *f, const struct reach *r,
			   const struct object_fact *o, struct premises *p)
{
	fact_premises(f, r->value, p);
	if (o->sym && o->sym->kind == SYM_STATIC &&
	    !(o->sym->flags & SYM_DEFINED))
		premises_add(p, f->scratch, PREMISE_EXTERN,
			     text_of(o->sym->name));
	if (o->alloc != NO_OP && !o->sym)
		op_premise(f, &f->func->ops[o->alloc], p);
}

static void index_premise(struct fn *f, const struct reach *r,
			  struct premises *p)
{
	if (r->index)
		fact_premises(f, r->index_op != NO_OP ? r->index_op :
			      opmap_value(f->map, r->index), p);
}

/* An index below the count that the pointer is declared with. */
static bool prove_counted(struct fn *f, const struct reach *r,
			  struct premises *p)
{
	struct count_fact c;
	op_id index = r->index_op != NO_OP ? r->index_op :
		      opmap_value(f->map, r->index);

	if (!f->facts || index == NO_OP || r->value == NO_OP ||
	    !facts_counted(f->facts, r->value, &c) || c.scale != r->size ||
	    r->lo < 0 || r->hi > (int64_t)c.scale ||
	    !facts_less(f->facts, index, index, c.count))
		return false;
	op_premise(f, &f->func->ops[c.source], p);
	if (c.race)
		race_premise(f, &f->func->ops[c.source], p);
	fact_premises(f, index, p);
	fact_premises(f, c.count, p);
	return true;
}

/* ---- runs of members ------------------------------------------------ */

static const struct expr *addressed_member(const struct expr *e)
{
	while (e->kind == EXPR_CONVERT || e->kind == EXPR_CAST)
		e = e->sub[0];
	if (e->kind != EXPR_ADDR && e->kind != EXPR_DECAY)
		return NULL;
	return e->sub[0]->kind == EXPR_MEMBER ? e->sub[0] : NULL;
}

static bool ends_at(const struct type *record, int64_t end)
{
	for (uint32_t i = 0; record && i < record->nfields; i++) {
		int64_t lo, hi;

		field_span(&record->fields[i], &lo, &hi);
		if (hi == end)
			return true;
	}
	return false;
}

bool is_group(const struct reach *r)
{
	const struct expr *m = addressed_member(r->pointer);
	int64_t lo = 0, from, to;

	if (!m || r->index || r->lo != 0 || m->field->width || !m->type ||
	    !m->type->complete || r->hi <= (int64_t)m->type->size ||
	    r->hi > INT32_MAX)
		return false;
	for (; m->kind == EXPR_MEMBER; m = m->sub[0]) {
		field_span(m->field, &from, &to);
		lo += from;
		if (ends_at(m->sub[0]->type, lo + r->hi))
			return true;
	}
	return false;
}

bool is_rest_of(const struct expr *pointer, const struct expr *bytes)
{
	const struct expr *m = addressed_member(pointer);
	const struct expr *less;
	int64_t lo = 0, from, to;

	bytes = expr_strip(bytes);
	if (!m || bytes->kind != EXPR_BINARY || bytes->op != OP_SUB)
		return false;
	less = expr_strip(bytes->sub[1]);
	for (; m->kind == EXPR_MEMBER; m = m->sub[0]) {
		field_span(m->field, &from, &to);
		lo += from;
		if (less->kind == EXPR_INT && less->value == lo)
			return true;
	}
	return false;
}

static bool prove_group(struct fn *f, const struct reach *r,
			struct premises *p)
{
	const struct expr *m = addressed_member(r->pointer);
	struct reach whole = { .index_op = NO_OP };
	int64_t from, to;

	for (; m->kind == EXPR_MEMBER; m = m->sub[0]) {
		field_span(m->field, &from, &to);
		whole.lo += from;
	}
	whole.hi = whole.lo + r->hi;
	if (m->kind == EXPR_VAR)
		return m->type && m->type->complete &&
		       whole.hi <= (int64_t)m->type->size;
	if (m->kind != EXPR_DEREF)
		return false;
	whole.pointer = m->sub[0];
	whole.value = opmap_value(f->map, m->sub[0]);
	return prove_reach(f, &whole, p);
}

bool prove_reach(struct fn *f, const struct reach *r, struct premises *p)
{
	struct object_fact o = fn_object(f, r->value);
	struct premises promised = { .n = 0 };
	uint64_t bytes;
	int64_t lo, hi, from, to;

	if (r->index && prove_counted(f, r, p))
		return true;
	if (is_group(r))
		return prove_group(f, r, p);
	if (!spans(f, r, &lo, &hi))
		return false;
	if (o.known && o.has_size && o.size <= INT64_MAX &&
	    !__builtin_add_overflow(o.lo, lo, &from) &&
	    !__builtin_add_overflow(o.hi, hi, &to) &&
	    from >= 0 && to <= (int64_t)o.size) {
		object_premise(f, r, &o, p);
		index_premise(f, r, p);
		return true;
	}
	if (lo < 0)
		return false;
	bytes = origin_promised(f->judge->origin, f->func, r->pointer,
				&promised, f->scratch);
	if (bytes == UINT64_MAX || (uint64_t)hi > bytes)
		return false;
	for (uint32_t i = 0; i < promised.n; i++)
		premises_add(p, f->scratch, promised.at[i].kind,
			     promised.at[i].subject);
	index_premise(f, r, p);
	return true;
}

/* &g.a.b: a member of a variable. */
static bool is_named_part(const struct expr *e)
{
	for (e = addressed_member(e); e && e->kind == EXPR_MEMBER;)
		e = e->sub[0];
	return e && e->kind == EXPR_VAR;
}

bool refute_reach(struct fn *f, const struct reach *r)
{
	struct object_fact o = fn_object(f, r->value);
	int64_t lo, hi, from;
	int64_t a, b;

	if (is_group(r))
		return false;
	/* o.size is "at least"; a variable and its members have exactly that.
	 * A member behind a pointer may be one of an array, as a page is. */
	if (!o.known || !o.has_size || o.size > INT64_MAX ||
	    !(o.sym || is_named_part(r->pointer)) || !moved_by(f, r, &a, &b) ||
	    __builtin_add_overflow(a, r->lo, &lo) ||
	    __builtin_add_overflow(b, r->hi, &hi))
		return false;
	/* beginning at the least offset it is already outside; or ending at
	 * the greatest it still begins before */
	if (!__builtin_add_overflow(o.lo, a, &from) &&
	    !__builtin_add_overflow(from, r->hi, &from) &&
	    from > (int64_t)o.size && r->hi > r->lo)
		return true;
	return !__builtin_add_overflow(o.hi, b, &from) &&
	       !__builtin_add_overflow(from, r->lo, &from) && from < 0 &&
	       r->hi > r->lo;
}

static bool argument_max(const struct fn *f, const struct argument *a,
			 uint32_t index, uint64_t *max)
{
	const struct op *call = a->call_op == NO_OP ? NULL :
				&f->func->ops[a->call_op];
	op_id op = call && index < call->nargs ? call->args[index] : NO_OP;
	int64_t lo, hi;

	if (index + 1 >= a->call->nsub ||
	    !value_range(f, a->call->sub[index + 1], op, &lo, &hi) || lo < 0)
		return false;
	*max = (uint64_t)hi;
	return true;
}

bool amount_max(const struct fn *f, const struct argument *a,
		const struct amount *m, uint64_t *max)
{
	uint64_t x, y;

	switch (m->op) {
	case AMOUNT_CONST:
		*max = m->value;
		return true;
	case AMOUNT_PARAM:
		return argument_max(f, a, m->index, max);
	case AMOUNT_ADD:
		return amount_max(f, a, m->a, &x) &&
		       amount_max(f, a, m->b, &y) &&
		       !__builtin_add_overflow(x, y, max);
	case AMOUNT_MUL:
		return amount_max(f, a, m->a, &x) &&
		       amount_max(f, a, m->b, &y) &&
		       !__builtin_mul_overflow(x, y, max);
	case AMOUNT_MIN:
		if (!amount_max(f, a, m->a, &x))
			return amount_max(f, a, m->b, max);
		*max = x;
		if (amount_max(f, a, m->b, &y) && y < x)
			*max = y;
		return true;
	case AMOUNT_SUB:
	case AMOUNT_FIELD:
	case AMOUNT_SYM:
	case AMOUNT_RESULT:
	case AMOUNT_STRLEN:
		return false;
	}
	return false;
}

void amount_premises(struct fn *f, const struct argument *a,
		     const struct amount *m, struct premises *p)
{
	const struct op *call = a->call_op == NO_OP ? NULL :
				&f->func->ops[a->call_op];

	if (!m)
		return;
	if (m->op == AMOUNT_PARAM && call && m->index < call->nargs)
		fact_premises(f, call->args[m->index], p);
	amount_premises(f, a, m->a, p);
	amount_premises(f, a, m->b, p);
}

void claim_against(struct fn *f, struct claim *c, const struct expr *pointer,
		   enum check_form form)
{
	const struct bounds *b = bounds_of(&f->judge->verdicts, f->verdict,
					   pointer);

	c->weak = !b->known;
	if (!c->reason)
		c->reason = REASON_NO_BOUNDS;
	if (b->form == BOUNDS_UNKNOWN)
		return;
	c->check.form = form;
	c->check.bounds = b;
}
