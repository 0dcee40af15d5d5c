// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "lowering/plan.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/base/fail.h"

const char *plan_printf(struct plan *p, const char *fmt, ...)
{
	struct buf b;
	va_list ap;

	buf_init(&b, p->arena);
	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	return b.at;
}

const char *plan_name(struct plan *p)
{
	return plan_printf(p, "__saner_%u", ++p->names);
}

bool mutated(const struct plan *p, enum mutant m)
{
	return p->v->options->mutate == (int)m;
}

void plan_refuse(struct plan *p, const struct obligation *o, enum reason why)
{
	struct lowered *info = p->info;
	struct refused *r = arena_grow(p->arena, (void **)&info->refused,
				       &info->nrefused, &p->refused_room,
				       sizeof(*info->refused));

	r->obligation = o;
	r->reason = why;
}

const char *plan_lose(struct plan *p, const struct func_verdict *fv,
		      const struct sym *sym, const struct bounds *b)
{
	struct lowered *info = p->info;
	struct lost *l;

	if (b->known) {
		l = arena_grow(p->arena, (void **)&info->lost, &info->nlost,
			       &p->lost_room, sizeof(*info->lost));
		l->func = fv;
		l->sym = sym;
	}
	return "__saner_unknown()";
}

const char *plan_site(struct plan *p, const struct obligation *o)
{
	struct lowered *info = p->info;
	struct site *s = arena_grow(p->arena, (void **)&info->sites,
				    &info->nsites, &p->site_room,
				    sizeof(*info->sites));

	s->obligation = o;
	s->func = p->func;
	s->audit = o->disposition == DISP_PROVED;
	info->checks++;
	return plan_printf(p, "&__saner_sites[%u]", info->nsites - 1);
}

void plan_point(struct plan *p, struct points *set, uint32_t at, uint32_t rank,
		const char *text)
{
	struct point *pt = arena_grow(p->arena, (void **)&set->at, &set->n,
				      &set->room, sizeof(*set->at));

	pt->at = at;
	pt->rank = rank;
	pt->turn = set->n;
	pt->text = text;
}

static int by_place(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->turn < y->turn ? -1 : x->turn > y->turn;
}

void points_sort(struct points *set)
{
	if (set->n > 1)
		qsort(set->at, set->n, sizeof(*set->at), by_place);
}

void points_done(const struct points *set)
{
	uint32_t i;

	for (i = 0; i < set->n; i++)
		if (!set->at[i].used)
			bug("an insertion at offset %u was not written",
			    set->at[i].at);
}

/* ---- hooks ---------------------------------------------------------- */

const struct expr *hook_node(const struct expr *e)
{
	while (e->kind == EXPR_CONVERT)
		e = e->sub[0];
	return e;
}

bool hook_allowed(const struct expr *e, enum reason *why)
{
	e = hook_node(e);
	if (e->has_label) {
		*why = REASON_LABEL_IN_OPERAND;
		return false;
	}
	if (e->no_insert || e->range.begin >= e->range.end ||
	    expr_holds_compound_literal(e)) {
		*why = REASON_NO_INSERT;
		return false;
	}
	return true;
}

static size_t slot_of(const struct hook *const *at, uint32_t room,
		      const struct expr *node)
{
	size_t i = ((uintptr_t)node >> 4) * 0x9e3779b97f4a7c15u >> 20;

	for (i &= room - 1; at[i] && at[i]->node != node;)
		i = (i + 1) & (room - 1);
	return i;
}

struct hook *hook_find(const struct plan *p, const struct expr *e)
{
	if (!p->nhooks)
		return NULL;
	return p->hooks[slot_of((const struct hook *const *)p->hooks,
				p->hook_room, e)];
}

static void hooks_grow(struct plan *p)
{
	uint32_t room = p->hook_room ? p->hook_room * 2 : 64;
	struct hook **at = arena_array(p->arena, room, sizeof(struct hook *));
	uint32_t i;

	for (i = 0; i < p->hook_room; i++)
		if (p->hooks[i])
			at[slot_of((const struct hook *const *)at, room,
				   p->hooks[i]->node)] = p->hooks[i];
	p->hooks = at;
	p->hook_room = room;
}

/* The local that @e reads, when it can be named again for the same value:
 * nobody writes it between a check and its use.  C11 6.5p2 leaves a write in
 * another operand undefined. */
static const struct sym *variable_of(const struct expr *e)
{
	const struct sym *s;

	if (e->kind != EXPR_LOAD || e->sub[0]->kind != EXPR_VAR)
		return NULL;
	s = e->sub[0]->sym;
	if ((s->kind != SYM_LOCAL && s->kind != SYM_PARAM) || !s->name ||
	    s->flags & (SYM_ADDRESS_TAKEN | SYM_VOLATILE | SYM_REGISTER_ASM))
		return NULL;
	return s;
}

static void hook_name(struct plan *p, struct hook *h)
{
	const struct sym *s = variable_of(h->node);

	h->variable = s;
	h->temp = s ? s->name->text : plan_name(p);
}

static struct hook *hook_of(struct plan *p, const struct expr *e)
{
	bool pointer = e->type && e->type->kind == TYPE_POINTER;
	struct hook **slot;

	e = hook_node(e);
	if (p->nhooks * 2 >= p->hook_room)
		hooks_grow(p);
	slot = &p->hooks[slot_of((const struct hook *const *)p->hooks,
				 p->hook_room, e)];
	if (!*slot) {
		*slot = arena_new_of(p->arena, struct hook);
		(*slot)->node = e;
		hook_name(p, *slot);
		p->nhooks++;
	}
	(*slot)->pointer |= pointer;
	return *slot;
}

struct hook *hook_value(struct plan *p, const struct expr *e)
{
	struct hook *h = hook_of(p, e);

	h->valued = true;
	return h;
}

struct hook *hook_group(struct plan *p, const struct expr *e)
{
	struct hook *h = hook_of(p, e);

	if (!h->moved)
		h->moved = arena_array(p->arena, h->node->nsub + 1,
				       sizeof(struct hook *));
	return h;
}

struct hook *hook_move(struct plan *p, struct hook *group, uint32_t sub)
{
	struct hook *h = hook_value(p, group->node->sub[sub]);

	h->owner = group;
	group->moved[sub] = h;
	return h;
}

void hook_prefix(struct plan *p, const struct expr *e, const char *prefix)
{
	hook_of(p, e)->prefix = prefix;
}

void frame_line(struct plan *p, struct frame *f, enum order order,
		const char *text)
{
	struct line *l = arena_grow(p->arena, (void **)&f->lines, &f->nlines,
				    &f->room, sizeof(*f->lines));

	l->order = order;
	l->text = text;
}

const char *frame_local(struct plan *p, struct frame *f, const char *type)
{
	const char *name = plan_name(p);
	bool record = !strncmp(type, "struct ", 7);
	char *text = arena_printf(p->arena,
				  "%s %s __attribute__((__unused__)) = %s;",
				  type, name, record ? "{0, 0}" : "0");

	vec_push(p->arena, &f->locals, text);
	return name;
}
