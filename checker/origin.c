// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdlib.h>
#include <string.h>
#include "checker/origin_state.h"
#include "frontend/walk.h"

/* ---- collecting assignments and calls ------------------------------- */

struct collect {
	struct origin *origin;
	struct fn_origin *fo;
	uint32_t index;
};

static bool is_pointer(const struct type *t)
{
	return t && t->kind == TYPE_POINTER;
}

static bool is_eligible(const struct sym *s)
{
	const uint32_t never = SYM_ADDRESS_TAKEN | SYM_VOLATILE |
			       SYM_REGISTER_ASM | SYM_THREAD;
	const uint32_t elsewhere = TAG_USER | TAG_IOMEM | TAG_PERCPU | TAG_SEG;

	if (s->kind != SYM_LOCAL && s->kind != SYM_PARAM)
		return false;
	if (!is_pointer(s->type) || s->type->is_volatile || !s->name)
		return false;
	if (s->type->of && s->type->of->kind == TYPE_FUNC)
		return false;
	return !(s->flags & never) && !(s->type->tags & elsewhere);
}

static bool is_own(const struct collect *c, const struct sym *s)
{
	const struct func *f = c->fo->func;

	return s && s->id < f->nsyms && f->syms[s->id] == s &&
	       is_pointer(s->type);
}

static void add_assign(struct collect *c, const struct sym *s,
		       const struct expr *rhs)
{
	struct fn_origin *fo = c->fo;
	struct assign *a;

	if (!is_own(c, s))
		return;
	if (rhs && expr_strip(rhs)->kind == EXPR_BINARY &&
	    expr_strip(rhs)->op == OP_SUB)
		fo->moved_back[s->id] = true;
	a = arena_grow(c->origin->arena, (void **)&fo->assigns, &fo->nassigns,
		       &fo->assigns_room, sizeof(*a));
	a->sym = s;
	a->rhs = rhs;
}

static const struct sym *named(const struct expr *lv)
{
	return lv->kind == EXPR_VAR ? lv->sym : NULL;
}

static void add_call(struct collect *c, const struct expr *call)
{
	const struct sym *s = callee_of(call);
	struct fn_origin *callee = s && s->func ?
				   origin_func(c->origin, s->func) : NULL;
	struct call_site *site;

	if (!callee)
		return;
	if (c->origin->verdicts->funcs[c->index].trusted || call->has_label ||
	    call->no_insert || call->asm_operand ||
	    call->nsub != callee->func->nparams + 1) {
		callee->extendable = false;
		return;
	}
	site = arena_grow(c->origin->arena, (void **)&callee->calls,
			  &callee->ncalls, &callee->calls_room, sizeof(*site));
	site->call = call;
	site->caller = c->index;
}

/* The member of &...member, or NULL. */
static const struct expr *addressed_member(const struct expr *e)
{
	e = expr_strip(e);
	return e->kind == EXPR_ADDR && e->sub[0]->kind == EXPR_MEMBER ?
	       e->sub[0] : NULL;
}

/* The pointer p of &p->member, when it is a local one; where member is in *p
 * goes to @cursor. */
static bool member_of(const struct collect *c, const struct expr *e,
		      struct cursor *cursor)
{
	const struct expr *m = addressed_member(e);
	uint64_t offset;

	if (!m || !m->type)
		return false;
	cursor->lo = 0;
	cursor->hi = (int64_t)m->type->size;
	for (; m->kind == EXPR_MEMBER; m = m->sub[0]) {
		if (!field_bytes(m->field, &offset))
			return false;
		cursor->lo += (int64_t)offset;
		cursor->hi += (int64_t)offset;
	}
	cursor->sym = m->kind == EXPR_DEREF ?
		      eligible_var(c->fo, expr_strip(m->sub[0])) : NULL;
	return cursor->sym;
}

/* &other->member, the same member: the head is an element itself. */
static bool is_element(const struct expr *pos, const struct expr *head)
{
	const struct expr *m = addressed_member(head);

	return m && m->field == addressed_member(pos)->field;
}

static void see_assign(void *ctx, const struct expr *e)
{
	const struct sym **s = ctx;

	if (*s && e->kind == EXPR_ASSIGN && named(e->sub[0]) == *s)
		*s = NULL;
}

static bool is_assigned_in(const struct expr *e, const struct sym *s)
{
	struct walk w = { .expr = see_assign, .ctx = &s };

	walk_expr(&w, e);
	return !s;
}

struct moves {
	const struct stmt *loop;
	const struct sym *sym;	/* while its assignments are looked for */
	bool found;
};

static void see_move(void *ctx, const struct expr *e)
{
	struct moves *m = ctx;

	if (e->kind == EXPR_ASSIGN || e->kind == EXPR_ASSIGN_OP ||
	    e->kind == EXPR_INCDEC)
		m->found |= named(e->sub[0]) == m->sym;
}

/* A local that the head is computed from. */
static void see_head(void *ctx, const struct expr *e)
{
	struct moves *m = ctx;
	struct walk w = { .expr = see_move, .ctx = m };

	if (e->kind != EXPR_LOAD || !named(e->sub[0]))
		return;
	m->sym = named(e->sub[0]);
	if (m->sym->kind != SYM_LOCAL && m->sym->kind != SYM_PARAM)
		return;
	m->found |= m->sym->flags & SYM_ADDRESS_TAKEN;
	walk_stmt(&w, m->loop);
}

static bool head_moves(const struct stmt *loop, const struct expr *head)
{
	struct moves m = { .loop = loop };
	struct walk w = { .expr = see_head, .ctx = &m };

	walk_expr(&w, head);
	return m.found;
}

/* for (pos = ...; &pos->member != head; pos = ...): list_for_each_entry() and
 * its kin, by their shape (include/linux/list.h). */
static void add_cursor(struct collect *c, const struct stmt *s)
{
	struct func_verdict *fv = &c->origin->verdicts->funcs[c->index];
	struct cursor cursor, *slot;
	const struct expr *e = s->expr;
	uint32_t i;

	while (e && (e->kind == EXPR_CONVERT ||
		     (e->kind == EXPR_UNARY && e->op == OP_NOT)))
		e = e->sub[0];
	if (!e || e->kind != EXPR_BINARY ||
	    (e->op != OP_EQ && e->op != OP_NE) || !s->step)
		return;
	i = member_of(c, e->sub[0], &cursor) ? 0 : 1;
	if ((i && !member_of(c, e->sub[1], &cursor)) ||
	    !is_assigned_in(s->step, cursor.sym) ||
	    is_element(e->sub[i], e->sub[1 - i]))
		return;
	cursor.compare = e;
	cursor.head = e->sub[1 - i];
	cursor.head_moves = head_moves(s, cursor.head);
	slot = arena_grow(c->origin->arena, (void **)&fv->cursors,
			  &fv->ncursors, &c->fo->cursors_room, sizeof(*slot));
	*slot = cursor;
}

static void collect_expr(void *ctx, const struct expr *e)
{
	struct collect *c = ctx;

	if (e->kind == EXPR_ASSIGN)
		add_assign(c, named(e->sub[0]), e->sub[1]);
	if (e->kind == EXPR_ASSIGN_OP || e->kind == EXPR_INCDEC) {
		const struct sym *s = named(e->sub[0]);

		if (is_own(c, s)) {
			c->fo->moved[s->id] = true;
			c->fo->moved_back[s->id] |= e->op == OP_SUB;
		}
	}
	if (e->kind == EXPR_CALL)
		add_call(c, e);
}

static void add_return(struct collect *c, const struct expr *e)
{
	const struct expr **slot;

	slot = arena_grow(c->origin->arena, (void **)&c->fo->returns,
			  &c->fo->nreturns, &c->fo->returns_room,
			  sizeof(*slot));
	*slot = e;
}

/* What an asm writes has bounds that nobody knows, and no place where lowering
 * could say so: such a pointer has no companion. */
static void collect_assembly(struct collect *c, const struct assembly *a)
{
	for (uint32_t i = 0; i < a->noperands; i++) {
		const struct expr *e = a->operands[i].expr;
		const struct sym *s = e ? named(e) : NULL;

		if (!a->operands[i].output || !s)
			continue;
		if (s->id < c->fo->func->nsyms &&
		    c->fo->func->syms[s->id] == s)
			c->fo->eligible[s->id] = false;
		add_assign(c, s, NULL);
	}
}

static void collect_stmt(void *ctx, const struct stmt *s)
{
	struct collect *c = ctx;

	for (uint32_t i = 0; i < s->ndecls; i++) {
		if (s->decls[i].init)
			add_assign(c, s->decls[i].sym, s->decls[i].init);
	}
	if (s->assembly)
		collect_assembly(c, s->assembly);
	if (s->kind == STMT_FOR)
		add_cursor(c, s);
	if (s->kind == STMT_RETURN && s->expr && is_pointer(s->expr->type))
		add_return(c, s->expr);
}

/* Parameters declared behind the list, each with its semicolon: libclang calls
 * that a prototype (C11 6.9.1p6). */
static bool is_old_style(const struct unit *u, const struct func *f)
{
	const char *head = u->text + f->range.begin;

	return f->body && memchr(head, ';', f->body->range.begin -
				 f->range.begin);
}

static bool is_extendable(const struct origin *o, const struct func *f)
{
	const struct sym *s = f->sym;
	const uint32_t never = SYM_OTHER_MENTION | SYM_WEAK | SYM_ALIAS |
		SYM_USED | SYM_NAKED | SYM_SECTION | SYM_GNU_INLINE |
		SYM_NO_INSTRUMENT | SYM_ASM_LABEL;

	return !o->verdicts->options->no_extend &&
	       s->flags & SYM_INTERNAL && !(s->flags & never) &&
	       s->type && s->type->prototyped && !s->type->variadic &&
	       !is_old_style(o->verdicts->unit, f);
}

static void func_new(struct origin *o, uint32_t i)
{
	const struct func *f = o->verdicts->unit->funcs[i];
	struct fn_origin *fo = &o->funcs[i];
	uint32_t n = f->nsyms + 1;

	fo->func = f;
	fo->eligible = arena_array(o->arena, n, sizeof(bool));
	fo->may = arena_array(o->arena, n, sizeof(bool));
	fo->must = arena_array(o->arena, n, sizeof(bool));
	fo->moved = arena_array(o->arena, n, sizeof(bool));
	fo->asked = arena_array(o->arena, n, sizeof(bool));
	fo->moved_back = arena_array(o->arena, n, sizeof(bool));
	fo->knows = arena_array(o->arena, n, sizeof(bool));
	fo->result_must = true;
	fo->promised = arena_array(o->arena, n, sizeof(uint64_t));
	fo->extendable = f->reached && is_extendable(o, f);
	for (uint32_t k = 0; k < f->nsyms; k++) {
		fo->eligible[k] = is_eligible(f->syms[k]);
		fo->must[k] = fo->eligible[k];
		fo->promised[k] = UINT64_MAX;
	}
}

struct fn_origin *origin_func(const struct origin *o, const struct func *f)
{
	return &o->funcs[f->index];
}

/* ---- the fixpoint --------------------------------------------------- */

/* First all of may, then must: what has no companion yet looks unknown.  @b is
 * found in @from. */
static bool meet(const struct origin *o, struct fn_origin *fo,
		 const struct sym *s, const struct fn_origin *from,
		 const struct bounds *b)
{
	bool knows = bounds_know(o, from, b);

	if (!o->may_done) {
		if ((!bounds_may(b) || fo->may[s->id]) &&
		    (!knows || fo->knows[s->id]))
			return false;
		fo->may[s->id] |= bounds_may(b);
		fo->knows[s->id] |= knows;
		return true;
	}
	if (b->known || !fo->must[s->id])
		return false;
	fo->must[s->id] = false;
	return true;
}

/* Lowering can write down the bounds of a value where @e makes it (laws 2 and
 * 9); where it cannot, the companion says that they are unknown. */
static bool is_written_down(const struct expr *e)
{
	while (e && e->kind == EXPR_CONVERT)
		e = e->sub[0];
	return e && !e->has_label && !e->no_insert &&
	       e->range.begin < e->range.end && !expr_holds_compound_literal(e);
}

/* As meet(), for the value that @e makes inside @around. */
static bool meet_value(const struct origin *o, struct fn_origin *fo,
		       const struct sym *s, const struct fn_origin *from,
		       const struct bounds *b, const struct expr *e,
		       const struct expr *around)
{
	struct bounds was = *b;

	if (b->form != BOUNDS_UNKNOWN && b->form != BOUNDS_NOTHING &&
	    (!is_written_down(e) || !is_written_down(around)))
		was.known = false;
	return meet(o, fo, s, from, &was);
}

/* A call of it may take one more argument, where its result is to be put.  No
 * such thing for what is pure, const or nonnull: the compiler would take it for
 * an argument like the others. */
static bool may_hand_back(const struct origin *o, const struct fn_origin *fo)
{
	const struct contract *c = fo->func->sym->contract;

	if (!fo->extendable || !fo->ncalls || !fo->nreturns ||
	    !fo->func->nparams ||	/* (void) */
	    o->verdicts->funcs[fo->func->index].trusted)
		return false;
	for (uint32_t i = 0; c && i < c->nparams; i++)
		if (c->params[i].kind && c->params[i].kind->nonnull)
			return false;
	return !c || !c->no_side_effect;
}

/* The same for what @fo returns. */
static bool meet_result(const struct origin *o, struct fn_origin *fo,
			struct arena *scratch)
{
	bool changed = false;

	if (!may_hand_back(o, fo))
		return false;
	for (uint32_t i = 0; i < fo->nreturns; i++) {
		const struct bounds *b = origin_result(o, fo, fo->returns[i],
						       scratch);
		bool known = b->known && (b->form == BOUNDS_NOTHING ||
					  is_written_down(fo->returns[i]));

		if (!o->may_done && !fo->result_knows && bounds_know(o, fo, b))
			changed = fo->result_knows = true;
		if (o->may_done && fo->result_must && !known) {
			fo->result_must = false;
			changed = true;
		}
	}
	return changed;
}

static bool meet_param(struct origin *o, struct fn_origin *fo,
		       const struct sym *p, struct arena *scratch)
{
	const struct bounds *b = origin_entry(o, fo, p, scratch);
	bool changed = false;

	if (b)
		return meet(o, fo, p, fo, b);
	for (uint32_t i = 0; i < fo->ncalls; i++) {
		const struct call_site *c = &fo->calls[i];

		b = origin_bounds(o, &o->funcs[c->caller],
				  c->call->sub[p->param_index + 1], scratch);
		changed |= meet_value(o, fo, p, &o->funcs[c->caller], b,
				      c->call->sub[p->param_index + 1],
				      c->call);
	}
	return changed;
}

static bool round_of(struct origin *o, struct fn_origin *fo,
		     struct arena *scratch)
{
	bool changed = false;

	for (uint32_t i = 0; i < fo->func->nparams; i++) {
		if (fo->eligible[fo->func->syms[i]->id])
			changed |= meet_param(o, fo, fo->func->syms[i],
					      scratch);
	}
	for (uint32_t i = 0; i < fo->nassigns; i++) {
		const struct assign *a = &fo->assigns[i];

		if (fo->eligible[a->sym->id])
			changed |= meet_value(o, fo, a->sym, fo,
					      origin_bounds(o, fo, a->rhs,
							    scratch),
					      a->rhs, a->rhs);
	}
	return meet_result(o, fo, scratch) || changed;
}

static void run_rounds(struct origin *o, struct arena *scratch)
{
	const struct unit *u = o->verdicts->unit;
	bool changed;

	do {
		changed = false;
		for (uint32_t i = 0; i < u->nfuncs; i++) {
			if (u->funcs[i]->reached)
				changed |= round_of(o, &o->funcs[i], scratch);
		}
		arena_clear(scratch);
	} while (changed);
}

static void run_fixpoints(struct origin *o)
{
	struct arena *scratch = arena_new();

	run_rounds(o, scratch);
	o->may_done = true;
	run_rounds(o, scratch);
	while (promise_round(o, scratch))
		arena_clear(scratch);
	asked_find(o, scratch);
	arena_free(scratch);
}

struct origin *origin_new(struct verdicts *v, struct arena *a)
{
	struct origin *o = arena_new_of(a, struct origin);
	const struct unit *u = v->unit;

	o->verdicts = v;
	o->arena = a;
	o->funcs = arena_array(a, u->nfuncs + 1, sizeof(*o->funcs));
	for (uint32_t i = 0; i < u->nfuncs; i++)
		func_new(o, i);
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		struct collect c = { .origin = o, .fo = &o->funcs[i],
				     .index = i };
		struct walk w = { .expr = collect_expr, .stmt = collect_stmt,
				  .ctx = &c };

		if (u->funcs[i]->reached)
			walk_stmt(&w, u->funcs[i]->body);
	}
	o->breaches = breaches_find(o, a);
	run_fixpoints(o);
	return o;
}

const struct breaches *origin_breaches(const struct origin *o)
{
	return o->breaches;
}

void origin_lose(struct origin *o, const struct func *f, const struct sym *s)
{
	struct arena *scratch = arena_new();
	bool settled = o->settled;

	if (s)
		origin_func(o, f)->must[s->id] = false;
	else
		origin_func(o, f)->result_must = false;
	/* the rounds go over all that may have bounds */
	o->settled = false;
	run_rounds(o, scratch);
	o->settled = settled;
	arena_free(scratch);
}

bool origin_is_lost(const struct origin *o, const struct func *f,
		    const struct bounds *b)
{
	if (!b)
		return false;
	if (b->form == BOUNDS_COMPANION)
		return !origin_func(o, f)->must[b->sym->id];
	if (b->form == BOUNDS_RETURNED)
		return !origin_func(o, b->sym->func)->result_must;
	return origin_is_lost(o, f, b->a) || origin_is_lost(o, f, b->b);
}

bool origin_eligible(const struct origin *o, const struct func *f,
		     const struct sym *s)
{
	const struct fn_origin *fo = origin_func(o, f);

	return fo && s->id < f->nsyms && f->syms[s->id] == s &&
	       fo->eligible[s->id];
}

/* ---- which companions are needed ------------------------------------ */

struct settle {
	struct origin *origin;
	struct arena *scratch;
	struct vec work;	/* of struct need, in scratch */
};

struct need {
	uint32_t func;
	const struct sym *sym;	/* NULL: what it returns */
};

static void add_need(struct settle *s, uint32_t func, const struct sym *sym)
{
	struct need *n = arena_new_of(s->scratch, struct need);

	n->func = func;
	n->sym = sym;
	vec_push(s->scratch, &s->work, n);
}

static void need_result(struct settle *s, const struct func *f)
{
	struct func_verdict *fv = &s->origin->verdicts->funcs[f->index];

	if (fv->hands_back)
		return;
	fv->hands_back = true;
	fv->is_extended = true;
	add_need(s, f->index, NULL);
}

static void need_bounds(struct settle *s, uint32_t func,
			const struct bounds *b)
{
	struct func_verdict *fv = &s->origin->verdicts->funcs[func];

	if (!b)
		return;
	need_bounds(s, func, b->a);
	need_bounds(s, func, b->b);
	if (b->form == BOUNDS_RETURNED)
		need_result(s, b->sym->func);
	if (b->form != BOUNDS_COMPANION || fv->companion[b->sym->id])
		return;
	fv->companion[b->sym->id] = true;
	add_need(s, func, b->sym);
}

static void need_from_callers(struct settle *s, uint32_t func,
			      const struct sym *p)
{
	struct origin *o = s->origin;
	struct fn_origin *fo = &o->funcs[func];
	struct func_verdict *fv = &o->verdicts->funcs[func];

	if (origin_entry(o, fo, p, s->scratch))
		return;
	fv->extended[p->id] = true;
	fv->is_extended = true;
	for (uint32_t i = 0; i < fo->ncalls; i++) {
		const struct call_site *c = &fo->calls[i];

		need_bounds(s, c->caller,
			    origin_bounds(o, &o->funcs[c->caller],
					  c->call->sub[p->param_index + 1],
					  s->scratch));
	}
}

static void settle_one(struct settle *s, const struct need *n)
{
	struct fn_origin *fo = &s->origin->funcs[n->func];

	for (uint32_t i = 0; !n->sym && i < fo->nreturns; i++)
		need_bounds(s, n->func, origin_result(s->origin, fo,
						      fo->returns[i],
						      s->scratch));
	if (!n->sym)
		return;
	if (n->sym->kind == SYM_PARAM)
		need_from_callers(s, n->func, n->sym);
	for (uint32_t i = 0; i < fo->nassigns; i++) {
		if (fo->assigns[i].sym == n->sym)
			need_bounds(s, n->func,
				    origin_bounds(s->origin, fo,
						  fo->assigns[i].rhs,
						  s->scratch));
	}
}

static bool is_emitted(const struct obligation *ob, const struct options *o)
{
	if (ob->check.form == CHECK_NONE)
		return false;
	switch (ob->disposition) {
	case DISP_CHECKED:
	case DISP_ASSUMED:
		return !ob->covered_by;
	case DISP_REFUTED:
		return true;
	case DISP_PROVED:
		return o->audit;
	case DISP_TRIVIAL:
	case DISP_GUARDED:
	case DISPOSITIONS:
		return false;
	}
	return false;
}

/* What the emitted checks of a function may ask, by obligation: found once, for it
 * walks the loops around them.  All others ask never. */
static struct asking *find_asking(struct settle *s,
				  const struct func_verdict *fv,
				  const struct fn_origin *fo)
{
	struct asking *x = arena_array(s->scratch, fv->nobligations + 1,
				       sizeof(*x));

	for (uint32_t k = 0; k < fv->nobligations; k++) {
		const struct obligation *ob = &fv->obligations[k];

		if (is_emitted(ob, s->origin->verdicts->options))
			x[k] = asked_at(fo, &ob->check);
	}
	return x;
}

/* How often the checks of a function would ask about each pointer. */
static uint32_t *questions(struct settle *s, const struct func_verdict *fv,
			   const struct asking *x)
{
	uint32_t *n = arena_array(s->scratch, fv->func->nsyms + 1, sizeof(*n));

	for (uint32_t k = 0; k < fv->nobligations; k++) {
		if (x[k].how != ASK_NEVER)
			n[fv->obligations[k].check.bounds->sym->id] +=
				x[k].how == ASK_BEFORE ? 2 : 1;
	}
	return n;
}

/* A companion that something else needs is read by every check. */
static void settle_asked(struct settle *s, struct func_verdict *fv,
			 const struct asking *x)
{
	const uint32_t *n = questions(s, fv, x);

	for (uint32_t k = 0; k < fv->nobligations; k++) {
		struct check *c = &fv->obligations[k].check;
		struct bounds *b;

		if (x[k].how == ASK_NEVER ||
		    fv->companion[c->bounds->sym->id])
			continue;
		b = arena_new_of(s->origin->arena, struct bounds);
		b->sym = c->bounds->sym;
		b->expr = x[k].read;
		b->form = x[k].how != ASK_HERE && n[b->sym->id] > 1 ?
			  BOUNDS_ROOM : BOUNDS_LOOKUP;
		fv->room[b->sym->id] |= b->form == BOUNDS_ROOM;
		c->bounds = b;
	}
}

void origin_settle(struct origin *o, struct verdicts *v)
{
	struct settle s = { .origin = o, .scratch = arena_new() };
	struct asking **asking = arena_array(s.scratch, v->nfuncs + 1,
					     sizeof(*asking));

	for (uint32_t i = 0; i < v->nfuncs; i++) {
		const struct func_verdict *fv = &v->funcs[i];

		asking[i] = find_asking(&s, fv, &o->funcs[i]);
		for (uint32_t k = 0; k < fv->nobligations; k++) {
			const struct obligation *ob = &fv->obligations[k];

			if (is_emitted(ob, v->options) &&
			    asking[i][k].how == ASK_NEVER)
				need_bounds(&s, i, ob->check.bounds);
		}
	}
	for (size_t i = 0; i < s.work.n; i++)
		settle_one(&s, s.work.at[i]);
	for (uint32_t i = 0; i < v->nfuncs; i++)
		settle_asked(&s, &v->funcs[i], asking[i]);
	arena_free(s.scratch);
	o->settled = true;
}
