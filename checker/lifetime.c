// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * lifetime: the object is alive.  This version proves it for objects that
 * outlive the function's every use of them, and assumes the rest.
 *
 * Reads: accesses, contracts, facts.  Writes: obligations.
 * Reports: lifetime-deref lifetime-arg lifetime-free lifetime-return
 */
#include <string.h>
#include "checker/argument.h"
#include "checker/findings.h"
#include "checker/judge.h"
#include "checker/roots.h"
#include "checker/stale.h"
#include "frontend/walk.h"

/* The kernel gives the memory of its initialization back (__initdata). */
static bool is_discarded(const struct sym *s)
{
	return s->flags & SYM_SECTION && s->section &&
	       (!strncmp(s->section->text, ".init", 5) ||
		!strncmp(s->section->text, ".exit", 5));
}

/* Alive as long as the function runs: its outermost block, or longer. */
static bool outlives(const struct fn *f, const struct sym *s)
{
	if (s->kind == SYM_STATIC)
		return !(s->flags & SYM_THREAD) && !is_discarded(s);
	if (s->kind == SYM_PARAM)
		return true;
	return s->kind == SYM_LOCAL && s->scope == f->func->body;
}

static bool is_alive(struct fn *f, op_id pointer)
{
	struct object_fact o = fn_object(f, pointer);

	if (!o.known)
		return false;
	return o.sym ? outlives(f, o.sym) : o.string != NO_OP;
}

static const struct expr *checked_pointer(const struct expr *anchor,
					  uint32_t arg)
{
	return anchor->kind == EXPR_CALL ? anchor->sub[arg + 1] :
					   anchor->sub[0];
}

/* A pointer that was freed by its name has a companion that says so. */
static struct check freed_check(const struct fn *f, const struct expr *anchor,
				uint32_t arg)
{
	const struct expr *pointer = checked_pointer(anchor, arg);
	const struct sym *s;
	struct bounds *b;

	if (!(stale_value(f, pointer, &s) & STALE_FREED))
		return (struct check){ .form = CHECK_NONE };
	b = arena_new_of(f->arena, struct bounds);
	b->form = BOUNDS_COMPANION;
	b->sym = s;
	return (struct check){
		.form = CHECK_ALIVE, .anchor = anchor, .arg = arg, .bounds = b,
	};
}

struct check alive_check(const struct fn *f, const struct expr *anchor,
			 uint32_t arg)
{
	const struct type *t = checked_pointer(anchor, arg)->type;

	/* no heap lies there, and C converts no such pointer to ours */
	if (t && t->tags & TAG_SEG)
		return (struct check){ .form = CHECK_NONE };
	if (!f->unit->freed_known)
		return freed_check(f, anchor, arg);
	return (struct check){
		.form = CHECK_ALIVE, .anchor = anchor, .arg = arg,
	};
}

/* The address of an object by its name: alive where the name is known. */
static bool is_named(const struct expr *e)
{
	e = expr_strip(e);
	if (e->kind != EXPR_ADDR && e->kind != EXPR_DECAY)
		return false;
	for (e = e->sub[0]; ; e = e->sub[0]) {
		if (e->kind == EXPR_INDEX && e->sub[0]->kind == EXPR_DECAY)
			e = e->sub[0];
		else if (e->kind != EXPR_MEMBER)
			break;
	}
	return e->kind == EXPR_VAR || e->kind == EXPR_STRING ||
	       e->kind == EXPR_COMPOUND;
}

static void see_moved(void *ctx, const struct root *r)
{
	bool *moved = ctx;

	*moved |= r->moved;
}

/* What container_of() makes of the head of a list points before its object: not
 * the pointer is asked about, but what is accessed. */
static struct check access_alive(const struct fn *f, const struct step *s)
{
	const struct origin *o = f->judge->origin;
	struct check c = alive_check(f, s->at, 0);
	bool moved = false;

	if (c.form != CHECK_ALIVE || c.bounds || s->at->kind != EXPR_DEREF)
		return c;
	roots_visit(o, origin_func(o, f->func), s->at->sub[0], see_moved,
		    &moved);
	if (moved)
		c.lo = s->lo;
	return c;
}

static void check_access(struct fn *f, const struct access *x)
{
	for (uint32_t i = 0; i < x->nsteps; i++) {
		const struct step *s = &x->steps[i];
		const struct type *t = s->at->sub[0]->type;

		if (s->kind != STEP_POINTER ||
		    (t && t->tags & (TAG_USER | TAG_IOMEM)))
			continue;
		oblige(f, (struct claim){
			.property = PROP_lifetime, .rule = "lifetime-deref",
			.at = s->at, .op = x->op,
			.trivial = is_named(s->at->sub[0]),
			.proved = is_alive(f, s->pointer),
			.reason = REASON_LIFETIME, .weak = true,
			.check = access_alive(f, s),
			.what = what_of(f, s->at->sub[0]),
		});
	}
}

static bool is_accessed(const struct argument *a)
{
	return a->kind && a->param && argument_accessed(a) &&
	       (a->kind->form == KIND_SIZED || a->kind->form == KIND_COUNTED ||
		a->kind->form == KIND_STRING);
}

static void check_argument(struct fn *f, const struct argument *a)
{
	bool frees = a->param && a->param->frees;

	if (!frees && !is_accessed(a))
		return;
	oblige(f, (struct claim){
		.property = PROP_lifetime,
		.rule = frees ? "lifetime-free" : "lifetime-arg",
		.at = a->value, .op = a->call_op,
		.trivial = !frees && is_named(a->value),
		.proved = fn_null(f, a->op) == NULL_ALWAYS ||	/* no object */
			  (!frees && is_alive(f, a->op)),
		.reason = REASON_LIFETIME, .weak = true,
		.check = alive_check(f, a->call, a->index),
		.what = what_of(f, a->value),
	});
}

/* The automatic object whose address @e is. */
static const struct sym *automatic(const struct expr *e)
{
	e = expr_strip(e);
	if (e->kind != EXPR_ADDR && e->kind != EXPR_DECAY)
		return NULL;
	for (e = e->sub[0]; ; e = e->sub[0]) {
		if (e->kind == EXPR_INDEX) {
			if (e->sub[0]->kind != EXPR_DECAY)
				return NULL;
			e = e->sub[0];
		} else if (e->kind != EXPR_MEMBER) {
			break;
		}
	}
	return e->kind == EXPR_VAR && e->sym &&
	       (e->sym->kind == SYM_LOCAL || e->sym->kind == SYM_PARAM) ?
	       e->sym : NULL;
}

static void check_stmt(void *ctx, const struct stmt *s)
{
	struct fn *f = ctx;
	const struct expr *e = s->kind == STMT_RETURN ? s->expr : NULL;
	struct claim c = {
		.property = PROP_lifetime, .rule = "lifetime-return",
		.op = NO_OP, .refuted = true,
	};

	if (!e || !e->type || e->type->kind != TYPE_POINTER || !automatic(e))
		return;
	c.at = e;
	c.what = what_of(f, e);
	if (oblige(f, c))
		diag_lifetime_return(finding_at(f, e), c.what);
}

void check_lifetime(struct fn *f)
{
	struct walk w = { .stmt = check_stmt, .ctx = f };

	for (uint32_t i = 0; i < f->accesses->n; i++) {
		if (f->accesses->at[i].uses != USE_ADDRESS)
			check_access(f, &f->accesses->at[i]);
	}
	arguments_visit(f, check_argument);
	walk_stmt(&w, f->func->body);
}
