// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Rendering: the text of a node is the text of its range with the text of its
 * children, rendered, in their places.  So insertions at one offset come out
 * in the order of the tree: the outer one opens first and closes last.
 */
#include <stdlib.h>
#include <string.h>

#include "frontend/base/fail.h"
#include "lowering/plan.h"

struct child {
	struct range range;
	const struct expr *expr;
	const struct stmt *stmt;
};

struct children {
	struct child *at;
	uint32_t n, room;
};

static void render_expr(struct render *r, const struct expr *e);
static void render_stmt(struct render *r, const struct stmt *s);

/* ---- insertions and copies ------------------------------------------- */

static void insert(struct render *r, const char *text)
{
	struct lowered *info = r->info;
	struct edit *e = info->nedits ? &info->edits[info->nedits - 1] : NULL;
	uint32_t len = (uint32_t)strlen(text);

	if (!len)
		return;
	if (!e || e->at != r->cursor || e->out_at + e->len != r->out->len) {
		e = arena_grow(r->plan->arena, (void **)&info->edits,
			       &info->nedits, &r->edit_room, sizeof(*e));
		e->at = r->cursor;
		e->out_at = (uint32_t)r->out->len;
	}
	e->len += len;
	buf_put(r->out, text, len);
	info->changed = true;
}

static void copy(struct render *r, uint32_t begin, uint32_t end)
{
	if (begin < end)
		buf_put(r->out, r->plan->u->text + begin, end - begin);
	r->cursor = end;
}

/* The first point at or behind @at. */
static uint32_t point_from(const struct points *set, uint32_t at)
{
	uint32_t lo = 0, hi = set->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (set->at[mid].at < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Copies [begin, end) with the points in it; those at @end too when @last. */
static void copy_gap(struct render *r, uint32_t begin, uint32_t end, bool last)
{
	struct points *set = r->points;
	uint32_t i;

	r->cursor = begin;
	for (i = point_from(set, begin); i < set->n; i++) {
		struct point *pt = &set->at[i];

		if (pt->at > end || (pt->at == end && !last))
			break;
		if (pt->used)
			continue;
		copy(r, begin, pt->at);
		begin = pt->at;
		insert(r, pt->text);
		pt->used = true;
	}
	copy(r, begin, end);
}

void render_range(struct render *r, uint32_t begin, uint32_t end)
{
	copy_gap(r, begin, end, false);
}

/* The line breaks and markers of a gap whose other text is dropped. */
static void copy_lines(struct render *r, uint32_t begin, uint32_t end)
{
	const char *text = r->plan->u->text;
	uint32_t at;

	for (at = begin; at < end; at++) {
		if (text[at] != '\n')
			continue;
		buf_put(r->out, "\n", 1);
		if (at + 1 < end && text[at + 1] == '#') {
			uint32_t line = ++at;

			while (at < end && text[at] != '\n')
				at++;
			buf_put(r->out, text + line, at - line);
			at--;
		}
	}
	r->cursor = end;
}

/* ---- children -------------------------------------------------------- */

static void add_child(struct render *r, struct children *c,
		      const struct range *around, const struct expr *e,
		      const struct stmt *s)
{
	struct range range = e ? e->range : s->range;
	struct child *x;

	if (range.begin >= range.end || range.begin < around->begin ||
	    range.end > around->end)
		return;
	x = arena_grow(r->plan->arena, (void **)&c->at, &c->n, &c->room,
		       sizeof(*c->at));
	x->range = range;
	x->expr = e;
	x->stmt = s;
}

static int by_place(const void *a, const void *b)
{
	const struct child *x = a, *y = b;

	if (x->range.begin != y->range.begin)
		return x->range.begin < y->range.begin ? -1 : 1;
	return x->range.end > y->range.end ? -1 : x->range.end < y->range.end;
}

/* Nodes may share their text when they stand for more than is written (offsetof
 * with a subscript): the first and longest is the one that is rendered.  Should
 * a hook sit in another, all_rendered() tells. */
static void children_sort(struct children *c)
{
	uint32_t i, n = 0;

	if (c->n > 1)
		qsort(c->at, c->n, sizeof(*c->at), by_place);
	for (i = 0; i < c->n; i++)
		if (!n || c->at[i].range.begin >= c->at[n - 1].range.end)
			c->at[n++] = c->at[i];
	c->n = n;
}

static struct children children_of_expr(struct render *r, const struct expr *e)
{
	struct children c = { 0 };
	uint32_t i;

	for (i = 0; i < e->nsub; i++)
		if (e->sub[i])
			add_child(r, &c, &e->range, e->sub[i], NULL);
	for (i = 0; i < e->ninits; i++)
		if (e->inits[i].value)
			add_child(r, &c, &e->range, e->inits[i].value, NULL);
	if (e->stmt)
		add_child(r, &c, &e->range, NULL, e->stmt);
	children_sort(&c);
	return c;
}

static struct children children_of_stmt(struct render *r, const struct stmt *s)
{
	struct children c = { 0 };
	uint32_t i;

	if (s->init)
		add_child(r, &c, &s->range, NULL, s->init);
	if (s->expr)
		add_child(r, &c, &s->range, s->expr, NULL);
	if (s->step)
		add_child(r, &c, &s->range, s->step, NULL);
	for (i = 0; i < s->ndecls; i++)
		if (s->decls[i].init)
			add_child(r, &c, &s->range, s->decls[i].init, NULL);
	for (i = 0; s->assembly && i < s->assembly->noperands; i++)
		if (s->assembly->operands[i].expr)
			add_child(r, &c, &s->range,
				  s->assembly->operands[i].expr, NULL);
	for (i = 0; i < s->nsub; i++)
		if (s->sub[i])
			add_child(r, &c, &s->range, NULL, s->sub[i]);
	children_sort(&c);
	return c;
}

static void render_children(struct render *r, const struct range *around,
			    const struct children *c)
{
	uint32_t at = around->begin, i;

	for (i = 0; i < c->n; i++) {
		const struct child *x = &c->at[i];

		copy_gap(r, at, x->range.begin, true);
		if (x->expr)
			render_expr(r, x->expr);
		else
			render_stmt(r, x->stmt);
		at = x->range.end;
		r->cursor = at;
	}
	copy_gap(r, at, around->end, false);
}

static void render_stmt(struct render *r, const struct stmt *s)
{
	struct children c = children_of_stmt(r, s);

	render_children(r, &s->range, &c);
}

static void render_plain(struct render *r, const struct expr *e)
{
	struct children c = children_of_expr(r, e);

	render_children(r, &e->range, &c);
}

/* ---- hooks ----------------------------------------------------------- */

static void insert_locals(struct render *r, const struct frame *f)
{
	size_t i;

	for (i = 0; i < f->locals.n; i++) {
		insert(r, " ");
		insert(r, f->locals.at[i]);
	}
}

static void insert_order(struct render *r, const struct frame *f,
			 enum order order)
{
	uint32_t i;

	for (i = 0; i < f->nlines; i++)
		if (f->lines[i].order == order) {
			insert(r, " ");
			insert(r, f->lines[i].text);
		}
}

static void insert_lines(struct render *r, const struct frame *f)
{
	enum order o;

	for (o = ORDER_CAPTURE; o < ORDER_AFTER; o++)
		insert_order(r, f, o);
}

/* "__auto_type t = (": The + promotes, as a bit-field has no type that a
 * temporary could take; a 0 where a pointer is wanted is made one. */
static void insert_temp(struct render *r, const struct hook *h)
{
	const char *made = "";

	if (type_is_integer(h->node->type))
		made = h->pointer ? "(void *)" : "+";
	insert(r, plan_printf(r->plan, " __auto_type %s = %s(", h->temp, made));
}

/* "__auto_type t = (text);" */
static void render_temp(struct render *r, struct hook *h)
{
	if (h->variable) {
		h->rendered = true;
		return;
	}
	insert_temp(r, h);
	h->moving = true;
	render_expr(r, h->node);
	h->moving = false;
	insert(r, ");");
}

/* The moved operands of a group in the order of their text. */
static struct children moved_children(struct render *r, const struct hook *g)
{
	struct children c = { 0 };
	uint32_t i;

	for (i = 0; i < g->node->nsub; i++)
		if (g->moved[i])
			add_child(r, &c, &g->node->range, g->moved[i]->node,
				  NULL);
	children_sort(&c);
	return c;
}

/* Locals, temporaries and lines of a group and of what moved into it. */
static void render_moved(struct render *r, const struct hook *g,
			 const struct children *c)
{
	struct plan *p = r->plan;
	enum order o;
	uint32_t i;

	insert_locals(r, &g->group);
	for (i = 0; i < c->n; i++)
		insert_locals(r, &hook_find(p, c->at[i].expr)->value);
	for (i = 0; i < c->n; i++)
		render_temp(r, hook_find(p, c->at[i].expr));
	for (o = ORDER_CAPTURE; o < ORDER_AFTER; o++) {
		for (i = 0; i < c->n; i++)
			insert_order(r, &hook_find(p, c->at[i].expr)->value,
				     o);
		insert_order(r, &g->group, o);
	}
}

/* What stands between and around two operands that both moved away. */
static void render_gaps(struct render *r, const struct expr *e,
			const struct children *c)
{
	uint32_t at = e->range.begin, i;

	for (i = 0; i < c->n; i++) {
		copy_lines(r, at, c->at[i].range.begin);
		at = c->at[i].range.end;
	}
	copy_lines(r, at, e->range.end);
}

static void render_group(struct render *r, struct hook *g)
{
	const struct expr *e = g->node;
	struct children c = moved_children(r, g);

	r->cursor = e->range.begin;
	insert(r, e->kind == EXPR_INDEX ? "(*({" : "({");
	render_moved(r, g, &c);
	insert(r, " ");
	if (e->kind == EXPR_INDEX || e->kind == EXPR_BINARY) {
		render_gaps(r, e, &c);
		insert(r, plan_printf(r->plan, "%s %s %s; })%s",
				      g->moved[0]->temp,
				      e->kind == EXPR_INDEX ? "+" :
				      e->op == OP_DIV ? "/" : "%",
				      g->moved[1]->temp,
				      e->kind == EXPR_INDEX ? ")" : ""));
		return;
	}
	render_plain(r, e);
	insert(r, ";");
	insert_order(r, &g->group, ORDER_AFTER);
	insert(r, e->type->kind == TYPE_VOID ? " (void)0; })" : " })");
}

static void render_inside(struct render *r, struct hook *h)
{
	if (h->moved)
		render_group(r, h);
	else
		render_plain(r, h->node);
}

static void render_cast(struct render *r, struct hook *h)
{
	insert(r, "({");
	insert_lines(r, &h->value);
	insert(r, plan_printf(r->plan, " (__typeof__(%s))(", h->cast));
	render_inside(r, h);
	insert(r, "); })");
}

static void render_wrapped(struct render *r, struct hook *h)
{
	insert(r, "({");
	insert_locals(r, &h->value);
	if (h->variable) {
		insert_lines(r, &h->value);
		insert(r, " ");
		render_inside(r, h);
		insert(r, "; })");
		return;
	}
	insert_temp(r, h);
	render_inside(r, h);
	insert(r, ");");
	insert_lines(r, &h->value);
	insert(r, plan_printf(r->plan, " %s; })", h->temp));
}

static void render_hook(struct render *r, struct hook *h)
{
	if (h->prefix) {
		insert(r, "(");
		insert(r, h->prefix);
		insert(r, ", (");
	}
	if (h->cast)
		render_cast(r, h);
	else if (h->valued && !h->moving)
		render_wrapped(r, h);
	else
		render_inside(r, h);
	if (h->prefix)
		insert(r, "))");
	h->rendered = true;
}

static void render_expr(struct render *r, const struct expr *e)
{
	struct hook *h = hook_find(r->plan, e);

	r->cursor = e->range.begin;
	if (!h)
		render_plain(r, e);
	else if (h->owner && !h->moving)
		insert(r, h->temp);
	else
		render_hook(r, h);
	r->cursor = e->range.end;
}

/* ---- a function ------------------------------------------------------ */

static void all_rendered(const struct plan *p)
{
	uint32_t i;

	for (i = 0; i < p->hook_room; i++)
		if (p->hooks[i] && !p->hooks[i]->rendered)
			bug("a check at offset %u was not written",
			    p->hooks[i]->node->range.begin);
}

void render_func(struct render *r, const struct func *f)
{
	render_stmt(r, f->body);
	all_rendered(r->plan);
}
