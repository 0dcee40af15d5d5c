// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What is behind the cursor of a list loop (include/linux/list.h): an element of
 * the list's type, where it is at no head and nothing but that member of that
 * type is linked into the list.
 */
#include "checker/origin_state.h"

/* ptr - @offset, made a pointer to @to: container_of(), however it is written. */
static bool goes_down(const struct expr *e, const struct type *to,
		      int64_t offset)
{
	const struct expr *n;

	if (!e->type || e->type->kind != TYPE_POINTER || !e->type->of ||
	    e->type->of->unqual != to->unqual)
		return false;
	for (;;) {
		switch (e->kind) {
		case EXPR_CONVERT:
		case EXPR_CAST:
			e = e->sub[0];
			break;
		case EXPR_STMT:
			e = stmt_expr_value(e);
			break;
		case EXPR_BINARY:
			n = expr_strip(e->sub[1]);
			return e->op == OP_SUB && n->kind == EXPR_INT &&
			       n->value == offset && e->sub[0]->type &&
			       e->sub[0]->type->kind == TYPE_POINTER &&
			       e->sub[0]->type->of &&
			       e->sub[0]->type->of->size <= 1;
		default:	/* no other expression computes with a link */
			return false;
		}
		if (!e)
			return false;
	}
}

struct list {
	const struct origin *origin;
	const struct fn_origin *fo;
	const struct sym *cursor;
	struct premises *premises;
	struct arena *arena;
};

/* Through a member of *cursor that one of its loops tests. */
static bool is_by_link(const struct list *l, const struct expr *e)
{
	const struct func_verdict *v =
		&l->origin->verdicts->funcs[l->fo->func->index];

	for (uint32_t i = 0; i < v->ncursors; i++) {
		if (v->cursors[i].sym == l->cursor &&
		    goes_down(e, l->cursor->type->of, v->cursors[i].lo))
			return true;
	}
	return false;
}

static bool is_element(const struct list *l, const struct expr *e)
{
	return e && (is_by_link(l, e) ||
		     origin_promised(l->origin, l->fo->func, e, l->premises,
				     l->arena) >= l->cursor->type->of->size);
}

/* The local, beside the cursor, that keeps the next element. */
static bool is_next(const struct list *l, const struct expr *e)
{
	const struct sym *s = e && e->kind == EXPR_LOAD ?
			      eligible_var(l->fo, e->sub[0]) : NULL;

	if (!s || s->kind != SYM_LOCAL || l->fo->moved[s->id])
		return false;
	for (uint32_t i = 0; i < l->fo->nassigns; i++) {
		const struct assign *a = &l->fo->assigns[i];

		if (a->sym == s && !is_element(l, a->rhs))
			return false;
	}
	return true;
}

/* "T.member" at @lo of the record @t. */
static const char *link_name(const struct list *l, const struct type *t,
			     int64_t lo)
{
	const char *field = "?";

	for (uint32_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (f->name && f->offset_bits == (uint64_t)lo * 8)
			field = f->name->text;
	}
	return arena_printf(l->arena, "%s.%s", t->tag ? t->tag->text : "?",
			    field);
}

static void add_premises(const struct list *l)
{
	const struct func_verdict *v =
		&l->origin->verdicts->funcs[l->fo->func->index];

	for (uint32_t i = 0; i < v->ncursors; i++) {
		if (v->cursors[i].sym == l->cursor)
			premises_add(l->premises, l->arena, PREMISE_LIST,
				     link_name(l, l->cursor->type->of,
					       v->cursors[i].lo));
	}
}

uint64_t origin_element(const struct origin *o, const struct func *f,
			const struct sym *s, struct premises *p,
			struct arena *a)
{
	const struct fn_origin *fo = origin_func(o, f);
	struct list l = { o, fo, s, p, a };

	if (s->kind != SYM_LOCAL || fo->moved[s->id] ||
	    !type_is_sized_record(s->type->of))
		return 0;
	for (uint32_t i = 0; i < fo->nassigns; i++) {
		const struct assign *x = &fo->assigns[i];

		if (x->sym == s && !is_element(&l, x->rhs) &&
		    !is_next(&l, x->rhs))
			return 0;
	}
	add_premises(&l);
	return s->type->of->size;
}
