// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/promise.h"
#include "checker/allocation.h"
#include "checker/argument.h"
#include "checker/findings.h"
#include "checker/proof.h"
#include "frontend/walk.h"

#define OTHER_SPACE (TAG_USER | TAG_IOMEM | TAG_PERCPU | TAG_SEG)

/* What a new object is taken for has so many bytes. */
static void claim_fit(struct fn *f, struct claim *c, const struct expr *e,
		      enum fit fit)
{
	uint64_t needs = allocation_needs(e->type->of);

	c->proved = fit == FIT_ENOUGH;
	c->refuted = fit == FIT_SMALL;
	if (fit == FIT_MEANT) {
		c->reason = REASON_LAYOUT;
		return;
	}
	claim_against(f, c, e->sub[0], CHECK_CAST);
	c->check.anchor = e->sub[0];
	c->check.hi = (int64_t)needs;
	/* what may be cut is not all checked */
	if (needs < e->type->of->size && !c->refuted) {
		c->weak = true;
		c->reason = REASON_LAYOUT;
	}
}

/* Conversion to a pointer to a larger record: wherever the result gets, its
 * type promises that much behind it.  Pointers to scalars promise nothing. */
static void check_cast(struct fn *f, const struct expr *e)
{
	const struct type *to = e->type, *from = e->sub[0]->type;
	struct premises p = { .n = 0 };
	struct reach r = { .pointer = e->sub[0], .index_op = NO_OP };
	const struct expr *n = expr_strip(e->sub[0]);
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-cast", .at = e,
		.variable = true, .premises = &p, .reason = REASON_CAST,
	};
	uint64_t had, asked = 0;
	enum fit fit;

	if (!to || !from || to->kind != TYPE_POINTER ||
	    from->kind != TYPE_POINTER || !to->of || !from->of ||
	    !type_is_sized_record(to->of) || to->tags & OTHER_SPACE)
		return;
	had = from->of->complete ? from->of->size : 1;
	if (to->of->size <= had || (n->kind == EXPR_INT && !n->value))
		return;
	c.op = opmap_find(f->map, e, OP_CONVERT_K);
	c.what = what_of(f, e->sub[0]);
	r.value = opmap_value(f->map, e->sub[0]);
	r.hi = (int64_t)to->of->size;
	fit = allocation_fit(f, e->sub[0], to->of, &asked, &p);
	if (fit != FIT_NONE)
		claim_fit(f, &c, e, fit);
	else
		c.proved = fn_null(f, r.value) == NULL_ALWAYS ||
			   prove_reach(f, &r, &p);
	if (oblige(f, c))
		diag_bounds_cast(finding_at(f, e), c.what, asked,
				 to->of->size);
}

/* A pointer returned where a kind says how far it goes. */
static void check_return(void *ctx, const struct stmt *s)
{
	struct fn *f = ctx;
	const struct contract *c = f->func->sym->contract;

	if (s->kind != STMT_RETURN || !s->expr || !c || !c->result ||
	    !c->result->amount)
		return;
	oblige(f, (struct claim){
		.property = PROP_bounds, .rule = "bounds-return",
		.at = s->expr, .op = NO_OP, .variable = true,
		.reason = REASON_NOT_CHECKED, .what = what_of(f, s->expr),
	});
}

static bool amount_mentions(const struct amount *m, const struct field *f)
{
	return m && ((m->op == AMOUNT_FIELD && m->field == f) ||
		     amount_mentions(m->a, f) || amount_mentions(m->b, f));
}

/* A static object, or what lies behind a pointer or in a record. */
static bool is_promising_place(const struct expr *lv)
{
	return lv->kind != EXPR_VAR || lv->sym->kind == SYM_STATIC;
}

/* The value of @e goes where no companion goes with it. */
static bool escapes(const struct expr *e)
{
	const struct expr *p;

	e = value_outermost(e);
	p = e->parent;
	if (!p)
		return e->in && e->in->kind == STMT_RETURN;
	switch (p->kind) {
	case EXPR_CALL:
	case EXPR_ATOMIC:
		return p->sub[0] != e;
	case EXPR_INIT:		/* of a record or an array: places */
		return p->type->kind != TYPE_POINTER;
	case EXPR_ASSIGN:
		return p->sub[1] == e && (is_promising_place(p->sub[0]) ||
					  escapes(p));
	default:	/* it is looked at here, or kept in a local */
		return false;
	}
}

/* The value of @e is returned or stored. */
static bool is_kept(const struct expr *e)
{
	const struct expr *p = value_outermost(e)->parent;

	return escapes(e) && (!p || p->kind == EXPR_INIT ||
			      p->kind == EXPR_ASSIGN);
}

/* A pointer of the same type all the way: what is converted may be meant as
 * part of something else. */
static bool keeps_type(const struct expr *e, const struct expr *from)
{
	const struct type *to = value_outermost(e)->type;

	from = expr_strip(from);
	return e->type->of && to->of && from->type &&
	       (from->type->kind == TYPE_POINTER ||
		from->type->kind == TYPE_ARRAY) && from->type->of &&
	       to->of->unqual == e->type->of->unqual &&
	       from->type->of->unqual == e->type->of->unqual;
}

/*
 * The pointer @e, which is @pointer moved by @by, stays where it is asked of the
 * runtime what it points into: the answer would be another object's if it had
 * left its own.  At the end of it it may be (C11 6.5.6p8).  By a written number
 * it is meant: the -1 of arrays that are counted from 1.
 */
static bool is_asked_later(const struct fn *f, const struct expr *e,
			   const struct expr *pointer, const struct expr *by)
{
	int64_t lo, hi;

	return f->unit->heap_known && is_kept(e) && keeps_type(e, pointer) &&
	       !(value_range(f, by, NO_OP, &lo, &hi) && lo == hi);
}

/* p + n and p - n of what is no record: no promise, but it must not leave its
 * object. */
static void check_sum(struct fn *f, const struct expr *e)
{
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-address", .at = e,
		.op = NO_OP, .variable = true, .reason = REASON_NO_BOUNDS,
		.what = what_of(f, e), .check = { .anchor = e },
	};
	bool swapped = e->sub[1]->type && e->sub[1]->type->kind == TYPE_POINTER;

	if (!is_asked_later(f, e, e->sub[swapped], e->sub[!swapped]))
		return;
	claim_against(f, &c, e, CHECK_ACCESS);
	oblige(f, c);
}

/* p + n, where it leaves, and p++ of a place that promises an object of a
 * record's size: it may be the end of an array by now (C11 6.5.6p8), which is
 * legal there and not where the place is read. */
static void check_moved(struct fn *f, const struct expr *e)
{
	struct premises p = { .n = 0 };
	bool update = e->kind == EXPR_INCDEC || e->kind == EXPR_ASSIGN_OP;

	if (!e->type || e->type->kind != TYPE_POINTER || !e->type->of ||
	    e->type->tags & OTHER_SPACE)
		return;
	if (!type_is_sized_record(e->type->of)) {
		if (!update)
			check_sum(f, e);
		return;
	}
	if (update ? !is_promising_place(e->sub[0]) : !escapes(e))
		return;
	oblige(f, (struct claim){
		.property = PROP_bounds, .rule = "bounds-address", .at = e,
		.op = NO_OP, .variable = true, .reason = REASON_NO_BOUNDS,
		.proved = !update &&
			  origin_promised(f->judge->origin, f->func, e, &p,
					  f->scratch) >= e->type->of->size,
		.premises = &p, .what = what_of(f, e),
	});
}

/* &a[i] that leaves for good: i is at most the number of elements (C11
 * 6.5.6p8), for nobody knows the array where it arrives. */
static void check_address(struct fn *f, const struct expr *e)
{
	const struct expr *index = e->sub[0], *array;
	struct premises p = { .n = 0 };
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-address", .at = index,
		.op = NO_OP, .variable = true, .reason = REASON_NO_BOUNDS,
		.premises = &p,
	};
	int64_t lo, hi;

	if (index->kind != EXPR_INDEX || !escapes(e) ||
	    expr_strip(index->sub[1])->kind == EXPR_INT)
		return;
	array = index->sub[0]->kind == EXPR_DECAY ? index->sub[0]->sub[0] :
		NULL;
	c.what = what_of(f, index);
	if (array && array->type->kind == TYPE_ARRAY && array->type->count &&
	    !is_open_tail(f->unit, array)) {
		c.proved = value_range(f, index->sub[1], NO_OP, &lo, &hi) &&
			   lo >= 0 && (uint64_t)hi <= array->type->count;
		fact_premises(f, opmap_value(f->map, index->sub[1]), &p);
		c.check = (struct check){
			.form = CHECK_INDEX, .anchor = index,
			.count = array->type->count + 1,
		};
		/* the end of the array may leave, and is no record */
		if (type_is_sized_record(index->type)) {
			c.weak = true;
			c.proved = c.proved &&
				   (uint64_t)hi < array->type->count;
		}
	} else if (type_is_sized_record(index->type) ||
		   is_asked_later(f, e, index->sub[0], index->sub[1])) {
		c.check = (struct check){ .anchor = index };
		claim_against(f, &c, index->sub[0], CHECK_ACCESS);
	} else {
		return;
	}
	oblige(f, c);
}

/* A store to a count, or to a pointer that a count belongs to. */
static void check_store(struct fn *f, const struct access *x)
{
	const struct expr *lv = x->lvalue;
	const struct type *record;

	if (!(x->uses & USE_WRITE) || lv->kind != EXPR_MEMBER)
		return;
	if (lv->field->kind && lv->field->kind->amount)
		oblige(f, (struct claim){
			.property = PROP_bounds, .rule = "bounds-store",
			.at = lv, .op = x->op, .variable = true,
			.reason = REASON_NOT_CHECKED, .what = what_of(f, lv),
		});
	record = lv->sub[0]->type;
	for (uint32_t i = 0; record && i < record->nfields; i++) {
		const struct kind *k = record->fields[i].kind;

		if (!k || !amount_mentions(k->amount, lv->field))
			continue;
		oblige(f, (struct claim){
			.property = PROP_bounds, .rule = "bounds-count",
			.at = lv, .op = x->op, .variable = true,
			.reason = REASON_NOT_CHECKED, .what = what_of(f, lv),
		});
		return;
	}
}

static void check_expr(struct fn *f, const struct expr *e)
{
	if (e->kind == EXPR_CAST || e->kind == EXPR_CONVERT)
		check_cast(f, e);
	if (e->kind == EXPR_ADDR)
		check_address(f, e);
	if (e->kind == EXPR_BINARY || e->kind == EXPR_INCDEC ||
	    e->kind == EXPR_ASSIGN_OP)
		check_moved(f, e);
}

void promises_raise(struct fn *f)
{
	struct walk w = { .stmt = check_return, .ctx = f };

	for (uint32_t i = 0; i < f->accesses->n; i++)
		check_store(f, &f->accesses->at[i]);
	exprs_visit(f, check_expr);
	walk_stmt(&w, f->func->body);
}
