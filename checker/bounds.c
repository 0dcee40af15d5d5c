// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * bounds: the accessed bytes lie inside the object or sub-object that the
 * pointer was derived from.
 *
 * Reads: accesses, contracts, facts, origins.  Writes: obligations.
 * Reports: bounds-index bounds-access bounds-arg bounds-string bounds-cast
 *          bounds-store bounds-return bounds-count bounds-address
 */
#include "checker/argument.h"
#include "checker/breach.h"
#include "checker/findings.h"
#include "checker/judge.h"
#include "checker/promise.h"
#include "checker/proof.h"
#include "checker/stale.h"

#define OTHER_SPACE (TAG_USER | TAG_IOMEM | TAG_PERCPU | TAG_SEG)

static const struct bounds *bounds_in(const struct fn *f,
				      const struct expr *pointer)
{
	return bounds_of(&f->judge->verdicts, f->verdict, pointer);
}

/* ---- arrays --------------------------------------------------------- */

static void check_index(struct fn *f, const struct access *x,
			const struct step *s)
{
	int64_t lo = 0, hi = 0;
	struct premises p = { .n = 0 };
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-index", .at = s->at,
		.op = x->op, .variable = s->variable, .premises = &p,
		.what = what_of(f, s->array),
	};

	if (s->array_length_unknown) {
		c.reason = REASON_NO_BOUNDS;
		oblige(f, c);
		return;
	}
	if (value_range(f, s->at->sub[1], s->index, &lo, &hi)) {
		c.proved = lo >= 0 && hi >= lo && (uint64_t)hi < s->count;
		c.refuted = hi < 0 || (lo >= 0 && (uint64_t)lo >= s->count);
	}
	if (c.proved)
		fact_premises(f, s->index, &p);
	c.trivial = c.proved && !s->variable;
	c.check = (struct check){
		.form = CHECK_INDEX, .anchor = s->at, .count = s->count,
		.writes = x->uses & USE_WRITE,
	};
	if (oblige(f, c))
		diag_bounds_index(finding_at(f, s->at), lo, c.what, s->count);
}

/* ---- pointers ------------------------------------------------------- */

static struct reach reach_of(const struct step *s)
{
	struct reach r = {
		.pointer = s->at->sub[0], .value = s->pointer,
		.index_op = s->index, .lo = s->lo, .hi = s->hi,
	};

	if (s->at->kind == EXPR_INDEX) {
		r.index = s->at->sub[1];
		r.size = s->at->type && s->at->type->complete ?
			 s->at->type->size : 0;
	}
	return r;
}

/* A pointer to a record that no place promised comes out of a conversion. */
static enum reason reason_of(const struct expr *pointer)
{
	const struct type *of = pointer->type ? pointer->type->of : NULL;

	if (of && (of->kind == TYPE_STRUCT || of->kind == TYPE_UNION))
		return REASON_CAST;
	return REASON_NO_BOUNDS;
}

/* Bytes of the list member of a cursor: behind the loop they are the head's. */
static bool is_head(const struct fn *f, const struct sym *cursor,
		    const struct step *s)
{
	for (uint32_t i = 0; i < f->verdict->ncursors; i++) {
		const struct cursor *c = &f->verdict->cursors[i];

		if (c->sym == cursor && s->lo >= c->lo && s->hi <= c->hi)
			return true;
	}
	return false;
}

/* A list cursor behind its loop points to no object; but its list member is
 * the head, and list_add(&new->node, &pos->node) means that. */
static void check_ended(const struct fn *f, struct claim *c,
			const struct access *x, const struct step *s,
			const struct sym *cursor)
{
	struct bounds *b;

	c->weak = true;
	c->proved = false;
	if (x->uses == USE_ADDRESS || is_head(f, cursor, s)) {
		c->check.form = CHECK_NONE;
		return;
	}
	if (c->check.form != CHECK_NONE)
		return;
	b = arena_new_of(f->arena, struct bounds);
	b->form = BOUNDS_COMPANION;
	b->sym = cursor;
	c->check.form = CHECK_ACCESS;
	c->check.bounds = b;
}

/* An element of the list that the cursor goes over. */
static bool prove_element(struct fn *f, const struct reach *r,
			  struct premises *p)
{
	const struct sym *cursor;

	return !r->index && r->lo >= 0 &&
	       stale_is_element(f, r->pointer, &cursor) &&
	       origin_element(f->judge->origin, f->func, cursor, p,
			      f->scratch) >= (uint64_t)r->hi;
}

/* An access to the array that ends a record of a flexible array of such: a
 * program may leave off what it does not use of the last one (struct sockaddr_un
 * name[]).  Which bytes are accessed is the array's index to say. */
static bool may_be_cut(const struct step *s)
{
	const struct expr *p = s->at->sub[0];
	const struct field *last;
	const struct type *t;

	while (p->kind == EXPR_CONVERT || p->kind == EXPR_CAST)
		p = p->sub[0];
	if (p->kind != EXPR_DECAY || p->sub[0]->kind != EXPR_MEMBER ||
	    !p->sub[0]->type->flexible)
		return false;
	t = p->sub[0]->type->of;
	if (!type_is_sized_record(t) || !t->nfields)
		return false;
	last = &t->fields[t->nfields - 1];
	return last->type && last->type->kind == TYPE_ARRAY &&
	       s->hi > (int64_t)(last->offset_bits / 8);
}

/* Whether the bytes are those of the array that ends the record, whole: its
 * address, or any of its elements. */
static bool is_last_array(const struct step *s)
{
	const struct type *t = s->at->type;
	int64_t at = 0;

	while (type_is_sized_record(t) && t->kind == TYPE_STRUCT && t->nfields) {
		at += (int64_t)(t->fields[t->nfields - 1].offset_bits / 8);
		t = t->fields[t->nfields - 1].type;
	}
	return at && t && t->kind == TYPE_ARRAY && s->lo == at &&
	       s->hi == at + (int64_t)t->size;
}

static void check_pointer(struct fn *f, const struct access *x,
			  const struct step *s)
{
	const struct expr *pointer = s->at->sub[0];
	const struct sym *cursor;
	struct reach r = reach_of(s);
	struct premises p = { .n = 0 };
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-access", .at = s->at,
		.op = x->op, .variable = s->variable,
		.reason = reason_of(pointer), .premises = &p,
		.what = what_of(f, pointer),
	};

	if (pointer->type && pointer->type->tags & (TAG_USER | TAG_IOMEM))
		return;
	c.check = (struct check){
		.anchor = s->at, .lo = s->lo, .hi = s->hi,
		.writes = x->uses & USE_WRITE,
	};
	c.trivial = access_is_pointer(x, s);
	c.proved = prove_reach(f, &r, &p) || prove_element(f, &r, &p);
	c.refuted = refute_reach(f, &r);
	if (is_group(&r) || may_be_cut(s))
		c.reason = REASON_LAYOUT;	/* the member's bounds are too few */
	else if (pointer->type && pointer->type->tags & OTHER_SPACE)
		c.weak = true;
	else
		claim_against(f, &c, pointer, CHECK_ACCESS);
	/* an object that is looked up may be cut there, as those of files are;
	 * which bytes are accessed is not known here */
	if (c.weak && is_last_array(s))
		c.check.hi = s->lo;
	if (stale_value(f, pointer, &cursor) & STALE_ENDED)
		check_ended(f, &c, x, s, cursor);
	if (oblige(f, c))
		diag_bounds_access(finding_at(f, s->at), c.what);
}

/* Where the count of a flexible array is its bounds: is it true?  Asked of the
 * object itself, as far as anything knows it. */
static void check_tail(struct fn *f, const struct access *x,
		       const struct step *s)
{
	const struct bounds *b = bounds_in(f, s->at->sub[0]);
	const struct bounds *tail;

	if (b->form != BOUNDS_KIND)
		return;
	tail = origin_tail(f->judge->origin, f->func, s->array, f->arena);
	if (tail->form == BOUNDS_UNKNOWN)
		return;
	oblige(f, (struct claim){
		.property = PROP_bounds, .rule = "bounds-count", .at = s->at,
		.op = x->op, .variable = true, .weak = !tail->known,
		.reason = REASON_NO_BOUNDS, .what = what_of(f, s->array),
		.check = {
			.form = CHECK_ACCESS, .anchor = s->at, .lo = s->lo,
			.hi = s->hi, .bounds = tail,
			.writes = x->uses & USE_WRITE,
		},
	});
}

static void check_steps(struct fn *f, const struct access *x)
{
	if (x->root == ROOT_NAMED && !x->nsteps && x->uses != USE_ADDRESS)
		oblige(f, (struct claim){
			.property = PROP_bounds, .rule = "bounds-access",
			.at = x->lvalue, .op = x->op, .trivial = true,
		});
	if (x->uses == USE_ADDRESS && !x->leaves)
		return;
	for (uint32_t i = 0; i < x->nsteps; i++) {
		switch (x->steps[i].kind) {
		case STEP_INDEX:
			check_index(f, x, &x->steps[i]);
			break;
		case STEP_TAIL:
			check_tail(f, x, &x->steps[i]);
			check_pointer(f, x, &x->steps[i]);
			break;
		case STEP_POINTER:
			check_pointer(f, x, &x->steps[i]);
			break;
		}
	}
}

/* ---- arguments ------------------------------------------------------ */

static bool mentions_result(const struct amount *m)
{
	return m && (m->op == AMOUNT_RESULT || mentions_result(m->a) ||
		     mentions_result(m->b));
}

static const struct amount *constant(struct fn *f, uint64_t value)
{
	struct amount *m = arena_new_of(f->arena, struct amount);

	m->op = AMOUNT_CONST;
	m->value = value;
	return m;
}

/* The argument that the amount is, or NULL. */
static const struct expr *argument_of(const struct argument *a,
				      const struct amount *m)
{
	return m->op == AMOUNT_PARAM && m->index + 1 < a->call->nsub ?
	       a->call->sub[m->index + 1] : NULL;
}

/* Written as a number, so that the most it can be is what it is. */
static bool is_constant(const struct argument *a, const struct amount *m)
{
	const struct expr *e = argument_of(a, m);

	switch (m->op) {
	case AMOUNT_CONST:
		return true;
	case AMOUNT_PARAM:
		return e && expr_strip(argument_written(e))->kind == EXPR_INT;
	case AMOUNT_ADD:
	case AMOUNT_MUL:
		return is_constant(a, m->a) && is_constant(a, m->b);
	case AMOUNT_FIELD:
	case AMOUNT_SYM:
	case AMOUNT_RESULT:
	case AMOUNT_STRLEN:
	case AMOUNT_SUB:
	case AMOUNT_MIN:
		return false;
	}
	return false;
}

static bool is_write(const struct argument *a)
{
	return a->param && (a->param->access == ACCESS_WRITE ||
			    a->param->access == ACCESS_READ_WRITE);
}

static void check_bytes(struct fn *f, const struct argument *a,
			const struct amount *amount, uint64_t scale,
			enum property property, const char *rule)
{
	struct premises p = { .n = 0 };
	uint64_t most;
	const struct expr *bytes = argument_of(a, amount);
	struct reach r = { .pointer = a->value, .value = a->op,
			   .index_op = NO_OP };
	struct claim c = {
		.property = property, .rule = rule, .at = a->value,
		.op = a->call_op, .premises = &p, .variable = true,
		.what = what_of(f, a->value),
	};

	if (amount_max(f, a, amount, &most) &&
	    !__builtin_mul_overflow(most, scale, &most) && most <= INT64_MAX) {
		r.hi = (int64_t)most;
		c.trivial = !most;
		c.proved = prove_reach(f, &r, &p);
		amount_premises(f, a, amount, &p);
		c.refuted = is_constant(a, amount) && refute_reach(f, &r);
	}
	if ((is_constant(a, amount) && r.hi && is_group(&r)) ||
	    (bytes && is_rest_of(a->value, argument_written(bytes)))) {
		c.reason = REASON_LAYOUT;
	} else if (a->kind->or_null || mentions_result(amount)) {
		c.weak = true;
	} else {
		c.check = (struct check){
			.anchor = a->call, .arg = a->index, .amount = amount,
			.scale = scale, .writes = is_write(a),
		};
		claim_against(f, &c, a->value, CHECK_BYTES);
	}
	if (oblige(f, c))
		diag_bounds_arg(finding_at(f, a->value),
				callee_name(a->call), c.what);
}

static bool is_literal(const struct expr *e)
{
	e = expr_strip(e);
	return e->kind == EXPR_DECAY && e->sub[0]->kind == EXPR_STRING;
}

/* A place that promises a string hands one on. */
static bool is_promised_string(struct fn *f, const struct expr *e,
			       struct premises *p)
{
	const struct expr *s = expr_strip(e);
	const struct sym *callee;

	switch (s->kind) {
	case EXPR_MEMBER:
		if (!s->field->kind || s->field->kind->form != KIND_STRING ||
		    breach_of_field(origin_breaches(f->judge->origin),
				    s->field))
			return false;
		premises_add(p, f->scratch, PREMISE_FIELD,
			     s->field->name ? s->field->name->text : "?");
		return true;
	case EXPR_CALL:
		callee = callee_of(s);
		if (!callee || !callee->contract ||
		    !callee->contract->result ||
		    callee->contract->result->form != KIND_STRING)
			return false;
		premises_add(p, f->scratch, PREMISE_CONTRACT,
			     callee->name ? callee->name->text : "?");
		return true;
	default:	/* a variable may have been moved or changed */
		return false;
	}
}

static void check_string(struct fn *f, const struct argument *a)
{
	struct premises p = { .n = 0 };
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-string",
		.at = a->value, .op = a->call_op, .variable = true,
		.trivial = is_literal(a->value), .premises = &p,
		.what = what_of(f, a->value),
	};

	c.proved = is_promised_string(f, a->value, &p);
	if (a->kind->or_null) {
		c.weak = true;
	} else {
		c.check = (struct check){
			.anchor = a->call, .arg = a->index,
			.amount = a->kind->amount, .scale = 1,
		};
		claim_against(f, &c, a->value, CHECK_STRING);
	}
	oblige(f, c);
}

/* sprintf(): nobody can say how much is written. */
static void check_unbounded(struct fn *f, const struct argument *a)
{
	if (!a->param || a->param->access != ACCESS_WRITE)
		return;
	oblige(f, (struct claim){
		.property = PROP_bounds, .rule = "bounds-arg", .at = a->value,
		.op = a->call_op, .variable = true,
		.reason = REASON_NOT_CHECKED, .what = what_of(f, a->value),
	});
}

static void check_argument(struct fn *f, const struct argument *a)
{
	const struct type *of;

	if (!argument_accessed(a) || a->value->type->tags & OTHER_SPACE)
		return;
	if (!a->kind) {
		check_unbounded(f, a);
		return;
	}
	of = a->value->type->of;
	switch (a->kind->form) {
	case KIND_SIZED:
		check_bytes(f, a, a->kind->amount, 1, PROP_bounds,
			    "bounds-arg");
		/* the kernel's side of a copy is the user's matter as well */
		if (call_is_user_copy(a->contract))
			check_bytes(f, a, a->kind->amount, 1, PROP_user,
				    "user-copy");
		return;
	case KIND_COUNTED:
		check_bytes(f, a, a->kind->amount,
			    of && of->complete ? of->size : 1, PROP_bounds,
			    "bounds-arg");
		return;
	case KIND_SINGLE:
		if (of && of->complete && a->kind->nonnull)
			check_bytes(f, a, constant(f, of->size), 1,
				    PROP_bounds, "bounds-arg");
		return;
	case KIND_STRING:
		check_string(f, a);
		return;
	case KIND_ENDED:
		oblige(f, (struct claim){
			.property = PROP_bounds, .rule = "bounds-arg",
			.at = a->value, .op = a->call_op, .variable = true,
			.reason = REASON_NOT_CHECKED,
		});
		return;
	case KIND_NONE:
	case KIND_UNSAFE:
		return;
	}
}

/* ---- atomic builtins ------------------------------------------------ */

static void check_atomic(struct fn *f, const struct expr *e, uint32_t arg)
{
	const struct type *t = e->nsub ? e->sub[0]->type : NULL;
	struct premises p = { .n = 0 };
	struct reach r;
	struct claim c = {
		.property = PROP_bounds, .rule = "bounds-access", .at = e,
		.op = opmap_find(f->map, e, OP_ATOMIC_K), .premises = &p,
	};

	if (!atomic_accesses(e, arg) || !t->of || !t->of->complete)
		return;
	r = (struct reach){
		.pointer = e->sub[arg], .index_op = NO_OP,
		.value = opmap_value(f->map, e->sub[arg]),
		.hi = (int64_t)t->of->size,
	};
	c.what = what_of(f, e->sub[arg]);
	c.proved = prove_reach(f, &r, &p);
	c.check = (struct check){
		.anchor = e, .arg = arg, .writes = true,
		.amount = constant(f, t->of->size), .scale = 1,
	};
	claim_against(f, &c, e->sub[arg], CHECK_BYTES);
	oblige(f, c);
}

static void check_expr(struct fn *f, const struct expr *e)
{
	for (uint32_t i = 0; e->kind == EXPR_ATOMIC && i < e->nsub; i++)
		check_atomic(f, e, i);
}

void check_bounds(struct fn *f)
{
	for (uint32_t i = 0; i < f->accesses->n; i++)
		check_steps(f, &f->accesses->at[i]);
	arguments_visit(f, check_argument);
	exprs_visit(f, check_expr);
	promises_raise(f);
}
