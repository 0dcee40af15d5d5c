// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/allocation.h"
#include <string.h>
#include "checker/proof.h"
#include "frontend/walk.h"

/* ---- records ---------------------------------------------------------- */

/* The last array of a record may be cut, and with it all of it: the kernel
 * makes masks as long as the machine has processors.  Of a union only one
 * member is used. */
uint64_t allocation_needs(const struct type *t)
{
	const struct field *last;
	uint64_t bytes, least = t->size;

	if (t->kind == TYPE_ARRAY)
		return 0;
	for (uint32_t i = 0; t->kind == TYPE_UNION && i < t->nfields; i++) {
		bytes = allocation_needs(t->fields[i].type);
		if (bytes < least)
			least = bytes;
	}
	if (t->kind != TYPE_STRUCT || !t->nfields)
		return least;
	last = &t->fields[t->nfields - 1];
	bytes = allocation_needs(last->type);
	/* whole: with the padding behind it */
	return last->width || bytes == last->type->size ? t->size :
	       last->offset_bits / 8 + bytes;
}

/* A member of @t, which is @base bytes into the record, begins or ends at
 * @bytes. */
static bool is_edge(const struct type *t, uint64_t base, uint64_t bytes)
{
	int64_t lo, hi;

	for (uint32_t i = 0; i < t->nfields; i++) {
		const struct field *m = &t->fields[i];

		field_span(m, &lo, &hi);
		if (base + (uint64_t)lo == bytes || base + (uint64_t)hi == bytes)
			return true;
		if (type_is_sized_record(m->type) &&
		    is_edge(m->type, base + (uint64_t)lo, bytes))
			return true;
	}
	return false;
}

/* ---- amounts ---------------------------------------------------------- */

/* The argument that the amount is, or NULL. */
static const struct expr *argument_of(const struct argument *a,
				      const struct amount *m)
{
	return m->op == AMOUNT_PARAM && m->index + 1 < a->call->nsub ?
	       a->call->sub[m->index + 1] : NULL;
}

static uint64_t value_at_least(const struct fn *f, const struct expr *e)
{
	op_id op = opmap_value(f->map, e);
	struct range_fact r;
	int64_t lo, hi;

	if (value_range(f, e, op, &lo, &hi))
		return lo > 0 ? (uint64_t)lo : 0;
	if (op == NO_OP || !f->facts)
		return 0;
	/* its greatest value is more than an int64_t holds */
	r = facts_range(f->facts, op);
	return r.is_unsigned && !r.empty ? (uint64_t)r.lo : 0;
}

/* What the amount of a call is at least, the wrapped ones left out: those are
 * 0 by the contract, and no object. */
static uint64_t at_least(const struct fn *f, const struct argument *a,
			 const struct amount *m)
{
	const struct expr *e = argument_of(a, m);
	uint64_t sum;

	if (m->op == AMOUNT_CONST)
		return m->value;
	if (e)
		return value_at_least(f, e);
	if (m->op == AMOUNT_ADD &&
	    !__builtin_add_overflow(at_least(f, a, m->a),
				    at_least(f, a, m->b), &sum))
		return sum;
	return 0;
}

/* n * sizeof(T) that does not wrap is that of sizeof(T), if any. */
static uint64_t product_if_any(const struct fn *f, const struct expr *e)
{
	uint64_t least = 1, most = 1;
	int64_t lo, hi;

	if (e->op != OP_MUL || e->type->size < 8)
		return 0;
	for (uint32_t i = 0; i < 2; i++) {
		if (!value_range(f, e->sub[i], NO_OP, &lo, &hi) || lo < 0 ||
		    __builtin_mul_overflow(most, (uint64_t)hi, &most))
			return 0;
		least *= lo ? (uint64_t)lo : 1;
	}
	return least;
}

/* The same, unless it is 0: kcalloc(n, sizeof(T)) gives no object or one of
 * that size, and so does vmalloc(array_size(n, sizeof(T))). */
static uint64_t at_least_if_any(const struct fn *f, const struct argument *a,
				const struct amount *m)
{
	const struct expr *e = argument_of(a, m);
	struct argument inner = { .call = e };
	uint64_t bytes;

	if (m->op != AMOUNT_MUL)
		bytes = at_least(f, a, m);
	else if (__builtin_mul_overflow(at_least_if_any(f, a, m->a),
					at_least_if_any(f, a, m->b), &bytes))
		bytes = UINT64_MAX;
	if (!bytes && e && e->kind == EXPR_BINARY)
		bytes = product_if_any(f, e);
	if (!bytes && e && e->kind == EXPR_CALL && callee_of(e) &&
	    callee_of(e)->contract && callee_of(e)->contract->saturates)
		bytes = at_least_if_any(f, &inner,
					callee_of(e)->contract->saturates);
	return bytes ? bytes : 1;
}

/* ---- what is meant ----------------------------------------------------- */

#define MAX_DEPTH 4

struct meant {
	const struct fn *f;
	uint32_t depth;
	bool found;
	const struct sym *sym;	/* its assignments are looked for, or NULL */
};

static void see_amount(struct meant *m, const struct expr *e);

static bool text_has_offsetof(const struct unit *u, struct range r)
{
	static const char word[] = "__builtin_offsetof";
	uint32_t len;
	const char *text = unit_text(u, r, &len);

	return memmem(text, len, word, sizeof(word) - 1);
}

static void see_assign(void *ctx, const struct expr *e)
{
	struct meant *m = ctx;

	if ((e->kind == EXPR_ASSIGN || e->kind == EXPR_ASSIGN_OP) &&
	    e->sub[0]->kind == EXPR_VAR && e->sub[0]->sym == m->sym)
		see_amount(m, e->sub[1]);
}

static void see_declaration(void *ctx, const struct stmt *s)
{
	struct meant *m = ctx;

	for (uint32_t i = 0; i < s->ndecls; i++)
		if (s->decls[i].sym == m->sym && s->decls[i].init)
			see_amount(m, s->decls[i].init);
}

/* What is assigned to the local @s, wherever. */
static void see_local(struct meant *m, const struct sym *s)
{
	const struct sym *was = m->sym;
	struct walk w = {
		.expr = see_assign, .stmt = see_declaration, .ctx = m,
	};

	if (m->depth == MAX_DEPTH || !type_is_integer(s->type) ||
	    (s->kind != SYM_LOCAL && s->kind != SYM_PARAM))
		return;
	m->depth++;
	m->sym = s;
	walk_stmt(&w, m->f->func->body);
	m->sym = was;
	m->depth--;
}

static void see_part(void *ctx, const struct expr *e)
{
	const struct func *callee = e->kind == EXPR_CALL && callee_of(e) ?
				    callee_of(e)->func : NULL;
	struct meant *m = ctx;

	if (m->found)
		return;
	/* &((T *)0)->m */
	m->found = (e->kind == EXPR_ADDR && e->sub[0]->kind == EXPR_MEMBER) ||
		   (callee && text_has_offsetof(m->f->unit,
						callee->body->range));
	if (e->kind == EXPR_LOAD && e->sub[0]->kind == EXPR_VAR)
		see_local(m, e->sub[0]->sym);
}

static void see_amount(struct meant *m, const struct expr *e)
{
	struct walk w = { .expr = see_part, .ctx = m };

	m->found = m->found || text_has_offsetof(m->f->unit, e->range);
	if (!m->found)
		walk_expr(&w, e);
}

static void see_arguments(struct meant *m, const struct expr *call,
			  const struct amount *amount)
{
	if (!amount)
		return;
	if (amount->op == AMOUNT_PARAM && amount->index + 1 < call->nsub)
		see_amount(m, call->sub[amount->index + 1]);
	see_arguments(m, call, amount->a);
	see_arguments(m, call, amount->b);
}

/* Where the object is to end was written down: offsetof(T, m[n]). */
static bool is_written_end(const struct fn *f, const struct argument *a)
{
	struct meant m = { .f = f };

	see_arguments(&m, a->call, a->contract->alloc);
	return m.found;
}

/* The bytes of a pointer are no offset: malloc(sizeof(p)). */
static bool is_pointer_size(const struct fn *f, const struct argument *a,
			    uint64_t bytes)
{
	const struct expr *e = argument_of(a, a->contract->alloc);
	uint32_t len;
	const char *text = e ? unit_text(f->unit, e->range, &len) : "";

	return bytes == f->unit->pointer_size && e && len >= 6 &&
	       !memcmp(text, "sizeof", 6);
}

/* ---- calls ------------------------------------------------------------- */

static enum fit call_fit(struct fn *f, const struct expr *call,
			 const struct type *t, uint64_t *asked,
			 struct premises *p)
{
	struct argument a = { .call = call, .callee = callee_of(call) };
	uint64_t least, most;
	bool exact;

	a.contract = a.callee ? a.callee->contract : NULL;
	if (!a.contract || !a.contract->alloc)
		return FIT_NONE;
	a.call_op = opmap_find(f->map, call, OP_CALL_K);
	least = at_least_if_any(f, &a, a.contract->alloc);
	if (least >= t->size) {
		amount_premises(f, &a, a.contract->alloc, p);
		premises_add(p, f->scratch, PREMISE_CONTRACT,
			     a.callee->name ? a.callee->name->text : "?");
		return FIT_ENOUGH;
	}
	exact = amount_max(f, &a, a.contract->alloc, &most) && most == least;
	if ((exact && (least >= allocation_needs(t) ||
		       (is_edge(t, 0, least) &&
			!is_pointer_size(f, &a, least)))) ||
	    is_written_end(f, &a))
		return FIT_MEANT;
	*asked = least;
	return exact ? FIT_SMALL : FIT_OPEN;
}

static enum fit both(enum fit a, enum fit b)
{
	if (a == b)
		return a;
	if (a == FIT_NONE || b == FIT_NONE)
		return FIT_NONE;
	return a == FIT_MEANT || b == FIT_MEANT ? FIT_MEANT : FIT_OPEN;
}

static bool is_null(const struct expr *e)
{
	e = expr_strip(e);
	return e->kind == EXPR_INT && !e->value;
}

enum fit allocation_fit(struct fn *f, const struct expr *e,
			const struct type *t, uint64_t *asked,
			struct premises *p)
{
	const struct expr *yes, *value;

	if (!e->type || e->type->kind != TYPE_POINTER)
		return FIT_NONE;
	switch (e->kind) {
	case EXPR_CONVERT:
	case EXPR_CAST:
		return allocation_fit(f, e->sub[0], t, asked, p);
	case EXPR_CALL:
		return call_fit(f, e, t, asked, p);
	case EXPR_STMT:
		value = stmt_expr_value(e);
		return value ? allocation_fit(f, value, t, asked, p) :
			       FIT_NONE;
	case EXPR_COND:
		yes = e->sub[1] ? e->sub[1] : e->sub[0];
		if (is_null(yes))
			return allocation_fit(f, e->sub[2], t, asked, p);
		if (is_null(e->sub[2]))
			return allocation_fit(f, yes, t, asked, p);
		return both(allocation_fit(f, yes, t, asked, p),
			    allocation_fit(f, e->sub[2], t, asked, p));
	default:	/* it came from elsewhere */
		return FIT_NONE;
	}
}
