// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Companions: the bounds that a local pointer carries beside it.  One is
 * declared for each pointer that the verdicts name, and set wherever the
 * pointer is: at its declaration, at every assignment, at the function's
 * entry, by an asm, and when what it points to is freed.
 */
#include "lowering/plan.h"
#include "frontend/walk.h"

#define DECLARED "%s %s __attribute__((__unused__)) = %s;"

static bool is_room(const struct plan *p, const struct sym *s)
{
	return p->fv->room[s->id] && !p->fv->companion[s->id];
}

static const char *type_text(const struct plan *p, const struct sym *s)
{
	return is_room(p, s) ? "unsigned long" : "struct __saner_bounds";
}

static const char *nothing_text(const struct plan *p, const struct sym *s)
{
	return is_room(p, s) ? "0UL" : "__saner_nothing()";
}

static const char *companion_of(const struct plan *p, const struct expr *lv)
{
	const struct sym *s;

	if (lv->kind != EXPR_VAR)
		return NULL;
	s = lv->sym;
	return s->kind == SYM_LOCAL || s->kind == SYM_PARAM ?
	       p->companions[s->id] : NULL;
}

/* ---- setting -------------------------------------------------------- */

/* The companion cannot follow the value: from here on it says nothing. */
static void set_unknown(struct plan *p, const struct sym *s,
			const struct bounds *b, const struct expr *around)
{
	hook_prefix(p, around, plan_printf(p, "%s = %s",
					   p->companions[s->id],
					   is_room(p, s) ? "~0UL" :
					   plan_lose(p, p->fv, s, b)));
}

/* A null pointer constant that is an integer must stay a constant. */
static void set_null(struct plan *p, const char *name, const struct sym *s,
		     const struct expr *rhs)
{
	struct hook *h = hook_value(p, rhs);

	h->cast = s->name->text;
	frame_line(p, &h->value, ORDER_COMMIT,
		   plan_printf(p, "%s = %s;", name, nothing_text(p, s)));
}

/* What the companion of @s is for the value in @h, which has bounds @b. */
static const char *value_text(struct plan *p, const struct sym *s,
			      const struct bounds *b, struct hook *h)
{
	const char *text;

	if (is_room(p, s))
		return mutated(p, MUTANT_LOOKUP) ? "~0UL" :
		       plan_printf(p, "__saner_room(%s)", h->temp);
	text = bounds_text(p, b, h, &h->value);
	return text ? text : plan_lose(p, p->fv, s, b);
}

/* Law 3: @s gets the value of @rhs, evaluated in @around. */
static void set_companion(struct plan *p, const struct sym *s,
			  const struct expr *rhs, const struct expr *around)
{
	static const struct bounds unknown = { .form = BOUNDS_UNKNOWN };
	enum mutant m = around == rhs ? MUTANT_COMPANION_INIT :
					MUTANT_COMPANION_SET;
	const char *name = p->companions[s->id], *text;
	const struct bounds *b;
	struct hook *h;
	enum reason why;

	b = mutated(p, m) ? &unknown : bounds_of(p->v, p->fv, rhs);
	if (b->form == BOUNDS_COMPANION && b->sym == s)
		return;
	if (!hook_allowed(rhs, &why)) {
		set_unknown(p, s, b, around);
		return;
	}
	if (hook_node(rhs)->kind == EXPR_INT) {
		set_null(p, name, s, rhs);
		return;
	}
	h = hook_value(p, rhs);
	text = value_text(p, s, b, h);
	frame_line(p, &h->value, ORDER_COMMIT,
		   plan_printf(p, "%s = %s;", name, text));
}

/* ---- declaring ------------------------------------------------------ */

static const struct stmt *stmt_above(const struct stmt *s)
{
	return s->parent ? s->parent : s->holder ? s->holder->in : NULL;
}

/* The statement around all statement expressions that @s stands in: the value
 * of one may be a pointer that it declares, and its bounds go with it. */
static const struct stmt *outside(const struct stmt *s)
{
	const struct stmt *top = s, *x;

	for (x = s; x; x = stmt_above(x))
		if (x->holder)
			top = x->holder->in;
	return top;
}

/* In front of @s where that is possible; else where the block around it (and
 * around the statement expressions it is in) begins; law 10 when that can be
 * jumped into. */
static void declare_local(struct plan *p, const struct stmt *s,
			  const struct sym *sym)
{
	const struct stmt *top = outside(s), *block = top;
	const char *text = plan_printf(p, DECLARED, type_text(p, sym),
				       p->companions[sym->id],
				       is_room(p, sym) ? "0UL" : "{0, 0}");

	while (block && block->kind != STMT_COMPOUND)
		block = stmt_above(block);
	if (!block || block->jumped_into)
		plan_point(p, &p->points, p->companion_at, 0,
			   plan_printf(p, " %s", text));
	else if (top == s && s->parent == block)
		plan_point(p, &p->points, s->range.begin, 0,
			   plan_printf(p, "%s ", text));
	else
		plan_point(p, &p->points, body_start(p->u, block), 0,
			   plan_printf(p, " %s", text));
}

static void on_declaration(struct plan *p, const struct stmt *s)
{
	const struct expr *init;
	uint32_t i;

	for (i = 0; i < s->ndecls; i++) {
		const struct sym *sym = s->decls[i].sym;

		if (sym->kind != SYM_LOCAL || !p->companions[sym->id])
			continue;
		declare_local(p, s, sym);
		init = s->decls[i].init;
		if (init && init->kind == EXPR_INIT && init->ninits == 1)
			init = init->inits[0].value;
		if (init)
			set_companion(p, sym, init, init);
		p->info->companions++;
	}
}

/* What is promised of a parameter when the function is entered. */
static const char *entry_text(struct plan *p, const struct sym *s)
{
	const struct bounds *b = bounds_at_entry(p->v, p->fv, s);
	const char *amount = NULL, *text;

	if (is_room(p, s))
		return mutated(p, MUTANT_PARAM_LOOKUP) ? "~0UL" :
		       plan_printf(p, "__saner_room(%s)", s->name->text);
	if (b && b->form == BOUNDS_LOOKUP && !mutated(p, MUTANT_PARAM_LOOKUP))
		return plan_printf(p, "__saner_lookup(%s)", s->name->text);
	if (!b || !b->kind || mutated(p, MUTANT_PARAM))
		return "__saner_unknown()";
	if (b->kind->amount) {
		amount = amount_at_entry(p, b->kind->amount);
		if (!amount)
			return plan_lose(p, p->fv, s, b);
	}
	text = kind_text(p, b->kind, s->type, s->name->text, amount);
	return text ? text : plan_lose(p, p->fv, s, b);
}

static void declare_params(struct plan *p)
{
	uint32_t i;

	for (i = 0; i < p->func->nparams; i++) {
		const struct sym *s = p->func->syms[i];

		if (!p->companions[s->id] || (p->fv->is_extended &&
					      p->fv->extended[s->id]))
			continue;
		plan_point(p, &p->points, p->companion_at, 0,
			   plan_printf(p, " " DECLARED, type_text(p, s),
				       p->companions[s->id],
				       entry_text(p, s)));
		p->info->companions++;
	}
}

/* ---- the walk ------------------------------------------------------- */

/* An asm that writes the pointer: nothing is known of it afterwards.  Set
 * before the asm, which may jump away. */
static void on_asm(struct plan *p, const struct stmt *s)
{
	uint32_t i, n = 0;

	for (i = 0; i < s->assembly->noperands; i++) {
		const struct asm_operand *o = &s->assembly->operands[i];
		const char *name = o->output && o->expr ?
				   companion_of(p, o->expr) : NULL;

		if (!name || (o->in_out && !s->assembly->template[0]))
			continue;
		plan_point(p, &p->points, s->range.begin, 0,
			   plan_printf(p, "%s%s = __saner_unknown(); ",
				       n++ ? "" : "{ ", name));
	}
	if (n)
		plan_point(p, &p->points, s->range.end, 1, " }");
}

static void on_stmt(void *ctx, const struct stmt *s)
{
	if (s->kind == STMT_DECL)
		on_declaration(ctx, s);
	else if (s->kind == STMT_ASM && s->assembly)
		on_asm(ctx, s);
}

/* kfree(p): from here on nothing may be accessed through p. */
static void on_free(struct plan *p, const struct expr *call)
{
	const struct contract *c = call_contract(call);
	enum reason why;
	uint32_t i;

	if (!c || call->type->kind != TYPE_VOID || !hook_allowed(call, &why) ||
	    mutated(p, MUTANT_FREED))
		return;
	for (i = 0; i < c->nparams && i + 1 < call->nsub; i++) {
		const struct expr *arg = hook_node(call->sub[i + 1]);
		const char *name;

		if (!c->params[i].frees || arg->kind != EXPR_LOAD)
			continue;
		name = companion_of(p, arg->sub[0]);
		if (name)
			frame_line(p, &hook_group(p, call)->group, ORDER_AFTER,
				   plan_printf(p, "%s = %s;", name,
					       nothing_text(p, arg->sub[0]->sym)));
	}
}

static void on_expr(void *ctx, const struct expr *e)
{
	struct plan *p = ctx;

	if (e->kind == EXPR_ASSIGN && companion_of(p, e->sub[0]))
		set_companion(p, e->sub[0]->sym, e->sub[1], e);
	else if (e->kind == EXPR_CALL)
		on_free(p, e);
}

static bool has_companion(const struct func_verdict *fv, uint32_t id)
{
	return fv->companion[id] || fv->room[id] ||
	       (fv->is_extended && fv->extended[id]);
}

/* The cursor of a list that is back at the head points to no object. */
static void end_cursor(struct plan *p, const struct cursor *c)
{
	const char *name = p->companions[c->sym->id];
	enum reason why;
	struct hook *h;

	if (!name || !hook_allowed(c->compare, &why) ||
	    mutated(p, MUTANT_CURSOR))
		return;
	h = hook_value(p, c->compare);
	frame_line(p, &h->value, ORDER_CAPTURE,
		   plan_printf(p, "if (%s%s) %s = %s;",
			       c->compare->op == OP_NE ? "!" : "", h->temp,
			       name, nothing_text(p, c->sym)));
}

void plan_companions(struct plan *p)
{
	struct walk v = { .stmt = on_stmt, .expr = on_expr, .ctx = p };
	uint32_t i, n = 0;

	p->companions = arena_array(p->arena, p->func->nsyms + 1,
				    sizeof(const char *));
	for (i = 0; !p->bare && i < p->func->nsyms; i++)
		if (has_companion(p->fv, i) &&
		    p->func->syms[i]->type->kind == TYPE_POINTER) {
			p->companions[i] = plan_name(p);
			n++;
		}
	if (!n)
		return;
	declare_params(p);
	walk_stmt(&v, p->func->body);
	for (i = 0; i < p->fv->ncursors; i++)
		end_cursor(p, &p->fv->cursors[i]);
}
