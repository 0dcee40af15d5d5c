// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Extended static functions (law 7): the definition, every other declaration
 * and every call get one parameter more for each pointer whose bounds the
 * callee needs, and a last one for where it puts the bounds of its result.
 */
#include <ctype.h>
#include <string.h>

#include "frontend/base/fail.h"
#include "frontend/text/scan.h"
#include "frontend/walk.h"
#include "lowering/plan.h"

/* names nothing static: see plan->bare */
#define UNKNOWN "(struct __saner_bounds){ 0, ~0UL }"
#define NOWHERE "(struct __saner_bounds *)0"

/* Of one offset: the parameters in their order, then the result's. */
enum { RANK_PARAM = 2, RANK_RESULT };

/* ---- calls ----------------------------------------------------------- */

static bool has_effects(const struct expr *call)
{
	uint32_t i;

	for (i = 1; i < call->nsub; i++)
		if (call->sub[i]->side_effect)
			return true;
	return false;
}

/* What is passed for the bounds of argument @i of @call. */
static const char *passed_text(struct plan *p,
			       const struct func_verdict *callee,
			       const struct expr *call, uint32_t i)
{
	const struct sym *param = callee->func->syms[i];
	const struct expr *arg = call->sub[i + 1];
	const struct bounds *b;
	struct hook *group, *h;
	const char *text;
	enum reason why;

	if (p->fv->trusted || mutated(p, MUTANT_EXTENDED))
		return UNKNOWN;
	b = bounds_of(p->v, p->fv, arg);
	if (p->bare)
		return plan_lose(p, callee, param, b);
	if (b->form == BOUNDS_NOTHING || b->form == BOUNDS_UNKNOWN ||
	    (bounds_are_free(b) && !has_effects(call))) {
		text = bounds_text(p, b, NULL, NULL);
		return text ? text : plan_lose(p, callee, param, b);
	}
	if (!hook_allowed(arg, &why) || !hook_allowed(call, &why))
		return plan_lose(p, callee, param, b);
	group = hook_group(p, call);
	h = hook_move(p, group, i + 1);
	text = bounds_text(p, b, h, &group->group);
	return text ? text : plan_lose(p, callee, param, b);
}

static void on_expr(void *ctx, const struct expr *e)
{
	struct plan *p = ctx;
	const struct func_verdict *callee;
	uint32_t i;

	if (e->kind != EXPR_CALL)
		return;
	callee = extended_callee(p->v, e);
	if (!callee)
		return;
	for (i = 0; i < callee->func->nparams; i++)
		if (callee->extended[i])
			plan_point(p, &p->points, e->range.end - 1, RANK_PARAM,
				   plan_printf(p, ", %s", passed_text(p, callee,
								      e, i)));
}

/* ---- results ---------------------------------------------------------- */

/* return e: the caller's local is nothing until its bounds are put there. */
static void on_stmt(void *ctx, const struct stmt *s)
{
	struct plan *p = ctx;
	const struct bounds *b;
	const char *text = NULL;
	struct hook *h;
	enum reason why;

	if (s->kind != STMT_RETURN || !s->expr || !p->result ||
	    s->expr->type->kind != TYPE_POINTER)
		return;
	b = bounds_handed_back(p->v, p->fv, s->expr);
	if (b->form == BOUNDS_NOTHING)
		return;
	if (!hook_allowed(s->expr, &why)) {
		hook_prefix(p, s->expr,
			    plan_printf(p, "__saner_give(%s, %s)", p->result,
					plan_lose(p, p->fv, NULL, b)));
		return;
	}
	h = hook_value(p, s->expr);
	text = bounds_text(p, b, h, &h->value);
	frame_line(p, &h->value, ORDER_COMMIT,
		   plan_printf(p, "__saner_give(%s, %s);", p->result,
			       text ? text : plan_lose(p, p->fv, NULL, b)));
}

void plan_extended(struct plan *p)
{
	struct walk v = { .expr = on_expr, .stmt = on_stmt, .ctx = p };

	walk_stmt(&v, p->func->body);
}

static void hand_back(void *ctx, const struct expr *e)
{
	struct plan *p = ctx;
	const struct func_verdict *callee = e->kind == EXPR_CALL ?
					    extended_callee(p->v, e) : NULL;
	const struct hook *h;

	if (!callee || !callee->hands_back)
		return;
	h = hook_find(p, e);
	plan_point(p, &p->points, e->range.end - 1, RANK_RESULT,
		   h && h->result ? plan_printf(p, ", &%s", h->result) :
				    ", " NOWHERE);
}

void plan_handed_back(struct plan *p)
{
	struct walk v = { .expr = hand_back, .ctx = p };

	walk_stmt(&v, p->func->body);
}

/* ---- declarations ---------------------------------------------------- */

/* The parameters added to @fv's function; @named: with their names. */
static const char *added_text(struct plan *p, const struct func_verdict *fv,
			      bool named)
{
	struct buf b;
	uint32_t i;

	buf_init(&b, p->arena);
	for (i = 0; i < fv->func->nparams; i++)
		if (fv->extended[i])
			buf_printf(&b, ", struct __saner_bounds%s%s%s",
				   named ? " " : "",
				   named ? p->companions[i] : "",
				   named ? " __attribute__((__unused__))" : "");
	if (fv->hands_back)
		buf_printf(&b, ", struct __saner_bounds *%s%s",
			   named ? p->result : "",
			   named ? " __attribute__((__unused__))" : "");
	return b.at;
}

/* The ")" of the parameter list or call behind the name at @at; 0: none. */
static uint32_t list_end(const struct unit *u, uint32_t at, size_t name)
{
	at = skip_space(u, at + (uint32_t)name);
	if (at >= u->text_len || u->text[at] != '(')
		return 0;
	at = skip_brackets(u, at, u->text_len);
	return at ? at - 1 : 0;
}

static const struct func_verdict *extended_named(const struct plan *p,
						 const char *word, size_t len)
{
	uint32_t i;

	for (i = 0; i < p->v->nfuncs; i++) {
		const struct func_verdict *fv = &p->v->funcs[i];
		const struct str *name = fv->func->sym->name;

		if (fv->is_extended && name->len == len &&
		    !memcmp(name->text, word, len))
			return fv;
	}
	return NULL;
}

/* A mention that the tree does not hold: a prototype, or a call in a function
 * that was not analysed. */
static void other_mention(struct plan *p, const struct func_verdict *fv,
			  uint32_t at, bool call)
{
	uint32_t end = list_end(p->u, at, fv->func->sym->name->len), i;

	/* a field, a parameter, an enumerator of that name */
	if (!end || (at && p->u->text[at - 1] == '.') ||
	    (at > 1 && !memcmp(p->u->text + at - 2, "->", 2)))
		return;
	if (!call) {
		plan_point(p, &p->outer, end, 0, added_text(p, fv, false));
		return;
	}
	for (i = 0; i < fv->func->nparams; i++)
		if (fv->extended[i])
			plan_point(p, &p->outer, end, RANK_PARAM,
				   ", " UNKNOWN);
	if (fv->hands_back)
		plan_point(p, &p->outer, end, RANK_RESULT, ", " NOWHERE);
}

/* First letters and lengths of the extended names: most words are none. */
struct names {
	bool may[256][64];
};

static void names_add(struct names *n, const struct str *name)
{
	n->may[(unsigned char)name->text[0]][name->len % 64] = true;
}

/* Words of [begin, end) that name an extended function; not @self. */
static void scan_mentions(struct plan *p, const struct names *names,
			  uint32_t begin, uint32_t end, bool call,
			  const struct func *self)
{
	const char *text = p->u->text;
	uint32_t at = begin, len;
	const struct func_verdict *fv;

	while (at < end) {
		if (text[at] == '"' || text[at] == '\'') {
			at = skip_quoted(p->u, at, end);
			continue;
		}
		if (text[at] == '#' && (!at || text[at - 1] == '\n')) {
			while (at < end && text[at] != '\n')
				at++;
			continue;
		}
		for (len = 0; at + len < end && is_word_char(text[at + len]);)
			len++;
		fv = len && names->may[(unsigned char)text[at]][len % 64] ?
		     extended_named(p, text + at, len) : NULL;
		if (fv && fv->func != self)
			other_mention(p, fv, at, call);
		at += len ? len : 1;
	}
}

/* Where @f's own name stands in the definition. */
static uint32_t name_of(const struct unit *u, const struct func *f)
{
	uint32_t at;

	for (at = f->range.begin; at < f->body->range.begin; at++)
		if ((!at || !is_word_char(u->text[at - 1])) &&
		    word_at(u, at, f->sym->name->text) &&
		    list_end(u, at, f->sym->name->len))
			return at;
	bug("no name in the definition of '%s'", f->sym->name->text);
}

void plan_extended_definition(struct plan *p)
{
	const struct func *f = p->func;
	uint32_t at = list_end(p->u, name_of(p->u, f), f->sym->name->len);

	plan_point(p, &p->points, at, 0, added_text(p, p->fv, true));
}

void plan_extended_text(struct plan *p)
{
	const struct unit *u = p->u;
	struct names *names = arena_new_of(p->arena, struct names);
	uint32_t at = 0, i, n = 0;

	for (i = 0; i < p->v->nfuncs; i++)
		if (p->v->funcs[i].is_extended) {
			names_add(names, p->v->funcs[i].func->sym->name);
			n++;
		}
	if (!n)
		return;
	for (i = 0; i < u->nfuncs; i++) {
		const struct func *f = u->funcs[i];

		scan_mentions(p, names, at, f->range.begin, false, NULL);
		at = f->range.end;
		if (!f->body || !f->reached)
			scan_mentions(p, names, f->range.begin, at, true, NULL);
		else
			scan_mentions(p, names, f->range.begin, f->body->range.begin,
				      false, f);
	}
	scan_mentions(p, names, at, u->text_len, false, NULL);
}
