// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * offsetof (C11 7.19p3).  Mostly a constant; with a subscript that is none
 * (GNU) it is a sum: constant + subscript * size + ...  Nothing of it stands in
 * the text, so nothing may be inserted.
 */
#include "frontend/parse/internal.h"

struct sum {
	struct parser *p;
	CXCursor c;
	const struct type *type;	/* size_t */
	const struct type *at;		/* what was walked to; NULL: nothing */
	uint64_t constant;
	struct expr *terms;		/* the products so far, or NULL */
};

static struct expr *number(struct sum *s, uint64_t value, struct range r)
{
	struct expr *e = expr_new(s->p, EXPR_INT, s->type, r);

	e->value = (int64_t)value;
	return e;
}

static struct expr *operation(struct sum *s, enum operator op, struct expr *a,
			      struct expr *b, struct range r)
{
	struct expr *sub[2] = { a, b };
	struct expr *e = expr_with(s->p, EXPR_BINARY, s->type, r, 2, sub);

	e->op = op;
	e->no_insert = true;
	return e;
}

static bool add_member(struct sum *s, CXCursor ref)
{
	CXCursor field = clang_getCursorReferenced(ref);
	const struct field_place *place;

	/* The record's fields are known once its type is. */
	type_of_cursor(s->p, clang_getCursorSemanticParent(field));
	place = field_place(s->p, field);
	if (!place || (s->at && s->at->unqual != place->record))
		return false;
	s->constant += place->record->fields[place->index].offset_bits / 8;
	s->at = place->record->fields[place->index].type;
	return true;
}

static bool add_index(struct sum *s, CXCursor c)
{
	struct expr *product;
	struct expr *index;
	int64_t value;

	if (!s->at || s->at->kind != TYPE_ARRAY)
		return false;
	s->at = s->at->of;
	if (cx_integer(c, &value)) {
		s->constant += (uint64_t)value * s->at->size;
		return true;
	}
	index = implicit(s->p, expr_of(s->p, c), s->type);
	product = operation(s, OP_MUL, index,
			    number(s, s->at->size, index->range),
			    index->range);
	s->terms = s->terms ? operation(s, OP_ADD, s->terms, product,
					cx_range(s->c)) : product;
	return true;
}

struct expr *expr_offsetof(struct parser *p, CXCursor c)
{
	struct kids k = cx_kids(p->scratch, c);
	struct sum s = { .p = p, .c = c, .type = type_of_value(p, c) };
	int64_t value;

	if (cx_integer(c, &value))
		return expr_int(p, c, value);
	for (uint32_t i = 0; i < k.n; i++) {
		bool ok = true;

		if (k.at[i].kind == CXCursor_MemberRef)
			ok = add_member(&s, k.at[i]);
		else if (s.at && clang_isExpression(k.at[i].kind))
			ok = add_index(&s, k.at[i]);
		if (!ok) {
			unknown_add(p, "offsetof", cx_range(c).begin);
			return expr_new(p, EXPR_UNKNOWN, s.type, cx_range(c));
		}
	}
	if (!s.terms) {
		unknown_add(p, "offsetof", cx_range(c).begin);
		return expr_new(p, EXPR_UNKNOWN, s.type, cx_range(c));
	}
	return operation(&s, OP_ADD, number(&s, s.constant, cx_range(c)),
			 s.terms, cx_range(c));
}
