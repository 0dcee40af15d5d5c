// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * null: a dereferenced pointer is neither NULL nor an error pointer.
 *
 * Reads: accesses, contracts, facts.  Writes: obligations.
 * Reports: null-deref null-address null-arg null-call null-store null-return
 */
#include "checker/argument.h"
#include "checker/findings.h"
#include "checker/judge.h"
#include "checker/proof.h"
#include "frontend/walk.h"

#define GUARD_PAGE 4096

/* The address of something that has one. */
static bool is_address(const struct expr *e)
{
	for (;;) {
		switch (e->kind) {
		case EXPR_CONVERT:
		case EXPR_CAST:
			e = e->sub[0];
			continue;
		case EXPR_BINARY:
			if (e->op != OP_ADD && e->op != OP_SUB)
				return false;
			if (e->sub[0]->type->kind != TYPE_POINTER)
				return false;
			e = e->sub[0];
			continue;
		case EXPR_ADDR:
			/* &p[i] is p and a number, &p->f has an obligation */
			if (e->sub[0]->kind != EXPR_INDEX &&
			    e->sub[0]->kind != EXPR_DEREF)
				return true;
			e = e->sub[0]->sub[0];
			continue;
		case EXPR_DECAY:
			return true;
		default:	/* a value that may be anything */
			return false;
		}
	}
}

/* Where 0 is a place like any other. */
static bool is_other_space(const struct type *t)
{
	return t && t->tags & (TAG_PERCPU | TAG_SEG);
}

static bool is_user(const struct type *t)
{
	return t && t->tags & (TAG_USER | TAG_IOMEM);
}

static const char *guard_of(const struct fn *f, const struct access *x,
			    const struct step *s)
{
	if (!f->unit->null_page_kept || x->asm_memory || x->uses & USE_ADDRESS)
		return NULL;
	if (s != &x->steps[x->nsteps - 1] || x->nsteps != 1 ||
	    s->at->kind == EXPR_INDEX)
		return NULL;
	return s->lo >= 0 && s->hi <= GUARD_PAGE ? "zero-page" : NULL;
}

static void check_step(struct fn *f, const struct access *x,
		       const struct step *s)
{
	struct premises p = { .n = 0 };
	const struct expr *pointer = s->at->sub[0];
	enum null_fact fact;
	struct claim c = {
		.property = PROP_null, .at = s->at, .op = x->op,
		.rule = x->uses & USE_ADDRESS ? "null-address" : "null-deref",
	};

	if (is_user(pointer->type))
		return;
	c.trivial = is_address(pointer) || access_is_pointer(x, s);
	fact = fn_null(f, s->pointer);
	c.proved = fact == NULL_NEVER;
	c.refuted = fact == NULL_ALWAYS;
	fact_premises(f, s->pointer, &p);
	c.premises = &p;
	c.guard = guard_of(f, x, s);
	c.guard_enough = !f->options->no_guard && !fn_doubted(f, s->pointer);
	c.what = what_of(f, pointer);
	if (is_other_space(pointer->type)) {
		/* 0 is an offset there, of a segment or of this CPU's data */
		c.refuted = false;
		c.guard = NULL;
	} else {
		c.check = (struct check){
			.form = CHECK_NULL, .anchor = s->at,
			.writes = x->uses & USE_WRITE,
		};
	}
	if (!oblige(f, c))
		return;
	if (x->uses & USE_ADDRESS)
		diag_null_address(finding_at(f, s->at), c.what);
	else
		diag_null_deref(finding_at(f, s->at), c.what);
}

/* ---- calls ---------------------------------------------------------- */

static bool must_not_be_null(const struct argument *a)
{
	if (!a->kind || !argument_accessed(a))
		return false;
	if (a->kind->nonnull)
		return true;
	/* strnchr(NULL, 0, c): with an amount, nothing may be asked of it */
	return a->kind->form == KIND_STRING && !a->kind->amount &&
	       !a->kind->or_null;
}

static void check_argument(struct fn *f, const struct argument *a)
{
	enum null_fact fact = fn_null(f, a->op);
	struct premises p = { .n = 0 };

	struct claim c = {
		.property = PROP_null, .rule = "null-arg", .at = a->value,
		.op = a->call_op,
		.trivial = is_address(a->value),
		.proved = fact == NULL_NEVER,
		.refuted = fact == NULL_ALWAYS,
		.check = {
			.form = CHECK_NULL, .anchor = a->call,
			.arg = a->index,
		},
	};

	if (!must_not_be_null(a) || is_user(a->value->type))
		return;
	fact_premises(f, a->op, &p);
	c.premises = &p;
	c.what = what_of(f, a->value);
	if (oblige(f, c))
		diag_null_arg(finding_at(f, a->value), c.what,
			      callee_name(a->call));
}

/* The pointer through which the function is called, without decays of *fp. */
static const struct expr *callee_pointer(const struct expr *call)
{
	const struct expr *e = call->sub[0];

	while (e && e->kind == EXPR_DECAY && e->sub[0]->kind == EXPR_DEREF)
		e = e->sub[0]->sub[0];
	return e;
}

static void check_callee(struct fn *f, const struct expr *e)
{
	const struct expr *p = callee_pointer(e);
	op_id value = opmap_value(f->map, p);
	enum null_fact fact = fn_null(f, value);
	struct premises premises = { .n = 0 };
	struct claim c = {
		.premises = &premises,
		.property = PROP_null, .rule = "null-call", .at = e,
		.op = opmap_find(f->map, e, OP_CALL_K),
		.proved = fact == NULL_NEVER,
		.refuted = fact == NULL_ALWAYS,
		.what = what_of(f, p),
		.check = { .form = CHECK_NULL, .anchor = p },
	};

	fact_premises(f, value, &premises);
	if (oblige(f, c))
		diag_null_call(finding_at(f, e), c.what);
}

static void check_atomic(struct fn *f, const struct expr *e, uint32_t arg)
{
	const struct expr *p = e->sub[arg];
	op_id value = opmap_value(f->map, p);
	enum null_fact fact = fn_null(f, value);
	struct premises premises = { .n = 0 };
	struct claim c = {
		.premises = &premises,
		.property = PROP_null, .rule = "null-deref", .at = e,
		.op = opmap_find(f->map, e, OP_ATOMIC_K),
		.trivial = is_address(p),
		.proved = fact == NULL_NEVER,
		.refuted = fact == NULL_ALWAYS,
		.what = what_of(f, p),
		.check = { .form = CHECK_NULL, .anchor = e, .arg = arg },
	};

	if (!atomic_accesses(e, arg))
		return;
	fact_premises(f, value, &premises);
	if (oblige(f, c))
		diag_null_deref(finding_at(f, e), c.what);
}

/* A weak function that nobody needs to define. */
static bool may_be_missing(const struct sym *s)
{
	return s->flags & SYM_WEAK && !(s->flags & SYM_DEFINED);
}

static void check_expr(struct fn *f, const struct expr *e)
{
	if (e->kind == EXPR_CALL && e->nsub && e->sub[0] && !e->builtin &&
	    (!callee_of(e) || may_be_missing(callee_of(e))))
		check_callee(f, e);
	for (uint32_t i = 0; e->kind == EXPR_ATOMIC && i < e->nsub; i++)
		check_atomic(f, e, i);
}

/* ---- promises ------------------------------------------------------- */

/* A pointer that goes to a place which is never NULL by its kind. */
static void check_promise(struct fn *f, const struct expr *value,
			  const char *rule)
{
	op_id op = opmap_value(f->map, value);
	enum null_fact fact = fn_null(f, op);
	struct premises p = { .n = 0 };
	struct claim c = {
		.property = PROP_null, .rule = rule, .at = value, .op = op,
		.trivial = is_address(value), .proved = fact == NULL_NEVER,
		.premises = &p, .what = what_of(f, value),
		.check = { .form = CHECK_NULL, .anchor = value },
	};

	fact_premises(f, op, &p);
	oblige(f, c);
}

/* The kind of a parameter is about what is passed: the variable may be given
 * something else later, and nothing relies on what it was. */
static const struct kind *kind_of_place(const struct expr *lv)
{
	if (lv->kind == EXPR_MEMBER)
		return lv->field->kind;
	return lv->kind == EXPR_VAR && lv->sym && lv->sym->kind != SYM_PARAM ?
	       lv->sym->pkind : NULL;
}

static void check_assign(struct fn *f, const struct expr *e)
{
	const struct kind *k;

	if (e->kind != EXPR_ASSIGN)
		return;
	k = kind_of_place(e->sub[0]);
	if (k && k->nonnull)
		check_promise(f, e->sub[1], "null-store");
}

static void check_return(void *ctx, const struct stmt *s)
{
	struct fn *f = ctx;
	const struct contract *c = f->func->sym->contract;

	if (s->kind == STMT_RETURN && s->expr && c && c->result &&
	    c->result->nonnull)
		check_promise(f, s->expr, "null-return");
}

void check_null(struct fn *f)
{
	struct walk w = { .stmt = check_return, .ctx = f };

	for (uint32_t i = 0; i < f->accesses->n; i++) {
		const struct access *x = &f->accesses->at[i];

		if (x->uses == USE_ADDRESS && !x->leaves)
			continue;
		for (uint32_t k = 0; k < x->nsteps; k++) {
			if (x->steps[k].kind == STEP_POINTER)
				check_step(f, x, &x->steps[k]);
		}
	}
	arguments_visit(f, check_argument);
	exprs_visit(f, check_expr);
	exprs_visit(f, check_assign);
	walk_stmt(&w, f->func->body);
}
