// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * init: a value read was written before, and what leaves for user space holds
 * nothing that was not.
 *
 * Reads: accesses, contracts, facts.  Writes: obligations.
 * Reports: init-read init-memory init-arg init-leak init-heap
 */
#include "checker/argument.h"
#include "checker/findings.h"
#include "checker/judge.h"
#include "checker/proof.h"
#include "frontend/walk.h"

/* ---- declarations --------------------------------------------------- */

static void note_decls(void *ctx, const struct stmt *s)
{
	struct fn *f = ctx;

	for (uint32_t i = 0; i < s->ndecls; i++) {
		if (s->decls[i].sym->id < f->func->nsyms)
			f->declared[s->decls[i].sym->id] = s->decls[i].init;
	}
}

void declared_collect(struct fn *f)
{
	struct walk w = { .stmt = note_decls, .ctx = f };

	f->declared = arena_array(f->scratch, f->func->nsyms + 1,
				  sizeof(*f->declared));
	walk_stmt(&w, f->func->body);
}

static bool can_be_jumped_over(const struct sym *s)
{
	for (const struct stmt *b = s->scope; b; b = b->parent) {
		if (b->kind == STMT_COMPOUND)
			return b->jumped_into;
	}
	return !s->scope;
}

const struct expr *declared_init(const struct fn *f, const struct sym *s,
				 const struct expr *at)
{
	const struct expr *init;

	if (s->kind != SYM_LOCAL || s->id >= f->func->nsyms ||
	    can_be_jumped_over(s))
		return NULL;
	init = f->declared[s->id];
	/* int x = x; */
	return init && (at->range.begin < init->range.begin ||
			at->range.begin >= init->range.end) ? init : NULL;
}

/* ---- reads of locals ------------------------------------------------ */

static struct check zero_check(const struct sym *s, const struct expr *at)
{
	return (struct check){ .form = CHECK_ZERO, .anchor = at, .sym = s };
}

static enum init_fact init_of(const struct fn *f, op_id op)
{
	if (op == NO_OP || !f->facts)
		return INIT_MAYBE;
	switch (f->func->ops[op].kind) {
	case OP_LOAD_K:
	case OP_COPY_K:
		return facts_init(f->facts, op);
	default:	/* no read that facts speak of */
		return INIT_MAYBE;
	}
}

static void check_local(struct fn *f, const struct access *x)
{
	const struct sym *s = x->sym;
	enum init_fact fact = init_of(f, x->op);
	struct premises p = { .n = 0 };
	struct claim c = {
		.property = PROP_init, .rule = "init-read", .at = x->lvalue,
		.op = x->op, .what = what_of(f, x->lvalue), .premises = &p,
	};

	c.proved = fact == INIT_YES || declared_init(f, s, x->lvalue);
	if (fact == INIT_YES && !declared_init(f, s, x->lvalue))
		fact_premises(f, x->op, &p);
	/* int x = x; is how programs ask not to be warned */
	c.refuted = fact == INIT_NO && !c.proved && !f->declared[s->id] &&
		    !(s->flags & SYM_REGISTER_ASM);
	if (f->unit->auto_zeroed)
		c.guard = "auto-var-init";
	c.check = zero_check(s, x->lvalue);
	if (oblige(f, c))
		diag_init_read(finding_at(f, x->lvalue), c.what);
}

/* (void)x: no use is made of the value. */
static bool is_dropped(const struct expr *lvalue)
{
	const struct expr *load = lvalue->parent;
	const struct expr *cast = load ? load->parent : NULL;

	return cast && load->kind == EXPR_LOAD && cast->kind == EXPR_CAST &&
	       cast->type && cast->type->kind == TYPE_VOID;
}

static void check_read(struct fn *f, const struct access *x)
{
	struct claim c = {
		.property = PROP_init, .at = x->lvalue, .op = x->op,
		.rule = "init-read",
	};

	switch (x->root) {
	case ROOT_NAMED:
		c.trivial = is_dropped(x->lvalue);
		if (!c.trivial && x->sym && x->sym->kind == SYM_LOCAL && x->sym->name) {
			check_local(f, x);
			return;
		}
		c.trivial = true;	/* static, parameter, literal */
		break;
	case ROOT_STRING:
	case ROOT_VALUE:
		c.trivial = true;
		break;
	case ROOT_POINTER:
		c.rule = "init-memory";
		c.reason = REASON_MEMORY;
		break;
	}
	oblige(f, c);
}

/* ---- bytes handed to a callee --------------------------------------- */

/* The local whose address, or part of it, @e is. */
static const struct sym *local_behind(const struct expr *e)
{
	e = expr_strip(e);
	if (e->kind != EXPR_ADDR && e->kind != EXPR_DECAY)
		return NULL;
	e = lvalue_whole(e->sub[0]);
	return e->kind == EXPR_VAR && e->sym && e->sym->kind == SYM_LOCAL &&
	       e->sym->name ? e->sym : NULL;
}

static bool has_padding(const struct type *t)
{
	uint64_t bits = 0;

	if (t->kind == TYPE_ARRAY)
		return t->of && has_padding(t->of);
	if (t->kind == TYPE_UNION)
		return true;
	if (t->kind != TYPE_STRUCT)
		return false;
	for (uint32_t i = 0; i < t->nfields; i++) {
		const struct field *m = &t->fields[i];

		if (!m->type || has_padding(m->type))
			return true;
		bits += m->width ? m->width : m->type->size * 8;
	}
	return bits != t->size * 8;
}

static void check_leak(struct fn *f, const struct argument *a)
{
	const struct sym *s = local_behind(a->value);
	struct claim c = {
		.property = PROP_init, .rule = "init-leak", .at = a->value,
		.op = a->call_op, .reason = REASON_MEMORY,
		.what = what_of(f, a->value),
	};

	if (s && declared_init(f, s, a->value)) {
		c.proved = !has_padding(s->type);
		c.reason = REASON_LAYOUT;
	} else if (s) {
		c.check = zero_check(s, a->value);
	}
	oblige(f, c);
}

static bool is_pointer_to_const(const struct sym *callee, uint32_t index)
{
	const struct type *t = callee ? callee->type : NULL;
	const struct type *p = t && index < t->nparams ? t->params[index] :
			       NULL;

	return p && p->kind == TYPE_POINTER && p->of && p->of->is_const;
}

static bool reads_argument(const struct argument *a)
{
	if (a->param && a->param->access != ACCESS_UNKNOWN)
		return a->param->access == ACCESS_READ ||
		       a->param->access == ACCESS_READ_WRITE;
	return is_pointer_to_const(a->callee, a->index);
}

static bool is_copy_out(const struct contract *c)
{
	for (uint32_t i = 0; c && i < c->nparams; i++) {
		if (c->params[i].user && c->params[i].access != ACCESS_READ)
			return true;
	}
	return false;
}

static void check_argument(struct fn *f, const struct argument *a)
{
	const struct sym *s;

	if (!argument_accessed(a) || !reads_argument(a))
		return;
	if (is_copy_out(a->contract)) {
		check_leak(f, a);
		return;
	}
	s = local_behind(a->value);
	if (!s)
		return;
	oblige(f, (struct claim){
		.property = PROP_init, .rule = "init-arg", .at = a->value,
		.op = a->call_op, .proved = declared_init(f, s, a->value),
		.guard = f->unit->auto_zeroed ? "auto-var-init" : NULL,
		.check = zero_check(s, a->value),
		.what = what_of(f, a->value),
	});
}

/* ---- allocations ---------------------------------------------------- */

bool holds_pointers(const struct type *t)
{
	if (!t)
		return false;
	if (t->kind == TYPE_POINTER)
		return true;
	if (t->kind == TYPE_ARRAY)
		return holds_pointers(t->of);
	for (uint32_t i = 0; i < t->nfields; i++) {
		if (holds_pointers(t->fields[i].type))
			return true;
	}
	return false;
}

/* What the new object is going to be, by the conversions of the pointer. */
static const struct type *allocated_type(const struct expr *call)
{
	const struct type *t = call->type;

	for (const struct expr *p = call->parent; p; p = p->parent) {
		if (p->kind != EXPR_CONVERT && p->kind != EXPR_CAST)
			break;
		if (p->type && p->type->kind == TYPE_POINTER)
			t = p->type;
	}
	return t && t->kind == TYPE_POINTER ? t->of : NULL;
}

/* Zeroing costs: it is for what holds pointers, and for what may leave, unless
 * the heap does it by itself. */
static bool wants_zeroes(const struct fn *f, const struct expr *call)
{
	return holds_pointers(allocated_type(call)) || f->judge->copies_out ||
	       (f->unit->heap_zeroed && callee_of(call)->contract->blank);
}

static void check_allocation(struct fn *f, const struct expr *e)
{
	const struct sym *s = e->kind == EXPR_CALL ? callee_of(e) : NULL;
	const struct contract *c = s ? s->contract : NULL;
	struct claim claim = {
		.property = PROP_init, .rule = "init-heap", .at = e,
	};

	if (!c || !c->alloc || !wants_zeroes(f, e))
		return;
	claim.op = opmap_find(f->map, e, OP_CALL_K);
	claim.proved = c->zeroed;
	/* realloc() keeps what was there, kmemdup() copies: zeroing that would
	 * be wrong, and alloc_size alone does not say */
	if (!c->blank)
		claim.reason = REASON_MEMORY;
	else
		claim.check = (struct check){
			.form = CHECK_ZERO_HEAP, .anchor = e,
			.amount = c->alloc, .scale = 1,
		};
	claim.what = what_of(f, e);
	oblige(f, claim);
}

void check_init(struct fn *f)
{
	for (uint32_t i = 0; i < f->accesses->n; i++) {
		if (f->accesses->at[i].uses & USE_READ)
			check_read(f, &f->accesses->at[i]);
	}
	arguments_visit(f, check_argument);
	exprs_visit(f, check_allocation);
}
