// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Which pointers need no companion though checks need their bounds: a companion
 * of what is only ever looked up says nothing that a question at the check would
 * not.  It pays where one answer serves many turns of a loop, and it must be
 * where the pointer is moved, since a question then would be about whatever it
 * points into by now.
 */
#include "checker/origin_state.h"
#include "frontend/walk.h"

/* Asking of the value of @e is the question that @b is. */
static bool is_question(const struct origin *o, const struct fn_origin *fo,
			const struct expr *e, const struct bounds *b)
{
	const struct expr *value = expr_strip(e);

	switch (b->form) {
	case BOUNDS_NOTHING:
		return true;
	case BOUNDS_UNKNOWN:	/* the answer may be another object's */
		return false;
	case BOUNDS_LOOKUP:
		return b->expr && expr_strip(b->expr) == value;
	case BOUNDS_COMPANION:
		return value->kind == EXPR_VAR && value->sym == b->sym &&
		       fo->asked[b->sym->id];
	case BOUNDS_COND:
		return value->kind == EXPR_COND &&
		       is_question(o, fo, value->sub[value->sub[1] ? 1 : 0],
				   b->a) &&
		       is_question(o, fo, value->sub[2], b->b);
	case BOUNDS_OBJECT:
	case BOUNDS_TAIL:
	case BOUNDS_KIND:
	case BOUNDS_ALLOC:
	case BOUNDS_ARG:
	case BOUNDS_RETURNED:
	case BOUNDS_ROOM:
		return false;
	}
	return false;
}

static bool is_asked_param(const struct origin *o, const struct fn_origin *fo,
			   const struct sym *p, struct arena *scratch)
{
	const struct bounds *entry = origin_entry(o, fo, p, scratch);

	if (entry)
		return entry->form == BOUNDS_LOOKUP;
	for (uint32_t i = 0; i < fo->ncalls; i++) {
		const struct fn_origin *caller = &o->funcs[fo->calls[i].caller];
		const struct expr *arg =
			fo->calls[i].call->sub[p->param_index + 1];

		if (!is_question(o, caller, arg,
				 origin_bounds(o, caller, arg, scratch)))
			return false;
	}
	return true;
}

static bool ask_round(const struct origin *o, struct fn_origin *fo,
		      struct arena *scratch)
{
	bool changed = false;

	for (uint32_t i = 0; i < fo->func->nparams; i++) {
		const struct sym *p = fo->func->syms[i];

		if (!fo->asked[p->id] || is_asked_param(o, fo, p, scratch))
			continue;
		fo->asked[p->id] = false;
		changed = true;
	}
	for (uint32_t i = 0; i < fo->nassigns; i++) {
		const struct assign *a = &fo->assigns[i];

		if (!fo->asked[a->sym->id] ||
		    (a->rhs && is_question(o, fo, a->rhs,
					   origin_bounds(o, fo, a->rhs,
							 scratch))))
			continue;
		fo->asked[a->sym->id] = false;
		changed = true;
	}
	return changed;
}

void asked_find(struct origin *o, struct arena *scratch)
{
	const struct unit *u = o->verdicts->unit;
	bool changed = u->heap_known;

	for (uint32_t i = 0; i < u->nfuncs; i++) {
		struct fn_origin *fo = &o->funcs[i];

		for (uint32_t k = 0; k < fo->func->nsyms; k++)
			fo->asked[k] = u->heap_known && fo->may[k] &&
				       !fo->moved[k];
	}
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < u->nfuncs; i++) {
			if (u->funcs[i]->reached)
				changed |= ask_round(o, &o->funcs[i], scratch);
		}
	}
}

/* ---- at a check ------------------------------------------------------ */

struct assigned {
	const struct sym *sym;
	bool found;
};

static void see_assign(void *ctx, const struct expr *e)
{
	struct assigned *a = ctx;

	if (e->kind == EXPR_ASSIGN && e->sub[0]->kind == EXPR_VAR &&
	    e->sub[0]->sym == a->sym)
		a->found = true;
}

static void see_declaration(void *ctx, const struct stmt *s)
{
	struct assigned *a = ctx;

	for (uint32_t i = 0; i < s->ndecls; i++)
		a->found |= s->decls[i].sym == a->sym;
}

static bool is_loop(const struct stmt *s)
{
	return s->kind == STMT_FOR || s->kind == STMT_WHILE ||
	       s->kind == STMT_DO;
}

/* @e stands in a loop that leaves @s as it is. */
static bool is_repeated(const struct expr *e, const struct sym *s)
{
	while (e->parent)
		e = e->parent;
	for (const struct stmt *at = e->in; at;
	     at = at->parent ? at->parent :
		  at->holder ? at->holder->in : NULL) {
		struct assigned a = { .sym = s };
		struct walk w = { .expr = see_assign, .stmt = see_declaration,
				  .ctx = &a };

		if (!is_loop(at))
			continue;
		walk_stmt(&w, at);
		if (!a.found)
			return true;
	}
	return false;
}

/* The read of @s that the value of the pointer @e is made of, or NULL. */
static const struct expr *read_of(const struct expr *e, const struct sym *s)
{
	for (;;) {
		switch (e->kind) {
		case EXPR_CONVERT:
		case EXPR_CAST:
			e = e->sub[0];
			break;
		case EXPR_BINARY:
			e = e->sub[e->sub[0]->type->kind != TYPE_POINTER];
			break;
		case EXPR_LOAD:
			return e->sub[0]->kind == EXPR_VAR &&
			       e->sub[0]->sym == s && !e->no_insert &&
			       e->range.begin < e->range.end ? e : NULL;
		default:	/* a question about it would be another */
			return NULL;
		}
		if (!e->type || e->type->kind != TYPE_POINTER)
			return NULL;
	}
}

/* The pointer that is checked. */
static const struct expr *pointer_of(const struct check *c)
{
	const struct expr *a = c->anchor;

	switch (a->kind) {
	case EXPR_DEREF:
	case EXPR_INDEX:
		return a->sub[0];
	case EXPR_CALL:
		return a->sub[c->arg + 1];
	case EXPR_ATOMIC:
		return a->sub[c->arg];
	default:
		return a;
	}
}

/* Nothing but bytes from @read on are accessed. */
static bool goes_up(const struct check *c, const struct expr *read)
{
	const struct expr *e = pointer_of(c);

	while (e->kind == EXPR_CONVERT || e->kind == EXPR_CAST)
		e = e->sub[0];
	return e == read && (c->form == CHECK_BYTES ||
			     (c->form == CHECK_ACCESS && c->lo >= 0 &&
			      c->anchor->kind == EXPR_DEREF));
}

struct asking asked_at(const struct fn_origin *fo, const struct check *c)
{
	struct asking x = { .how = ASK_NEVER };
	const struct sym *s;

	if ((c->form != CHECK_ACCESS && c->form != CHECK_BYTES &&
	     c->form != CHECK_STRING) ||
	    !c->bounds || c->bounds->form != BOUNDS_COMPANION)
		return x;
	s = c->bounds->sym;
	if (!fo->asked[s->id])
		return x;
	x.read = read_of(pointer_of(c), s);
	if (!x.read)
		return x;
	if (!is_repeated(x.read, s))
		x.how = ASK_HERE;
	if (goes_up(c, x.read))
		x.how = x.how == ASK_HERE ? ASK_EITHER : ASK_BEFORE;
	return x;
}
