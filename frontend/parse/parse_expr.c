// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Expressions: names, constants, places (C11 6.5.1, 6.5.2). */
#include <stdlib.h>
#include <string.h>

#include "frontend/parse/internal.h"

struct expr *expr_new(struct parser *p, enum expr_kind kind,
		      const struct type *type, struct range r)
{
	struct expr *e = arena_new_of(p->arena, struct expr);

	e->kind = kind;
	e->type = type;
	e->range = r;
	e->at = r.begin;
	return e;
}

struct expr *expr_with(struct parser *p, enum expr_kind kind,
		       const struct type *type, struct range r, uint32_t nsub,
		       struct expr *const *sub)
{
	struct expr *e = expr_new(p, kind, type, r);

	e->sub = arena_array(p->arena, nsub, sizeof(*e->sub));
	e->nsub = nsub;
	for (uint32_t i = 0; i < nsub; i++)
		e->sub[i] = sub[i];
	return e;
}

static struct expr *wrap(struct parser *p, enum expr_kind kind,
			 const struct type *type, struct expr *sub)
{
	struct expr *e = expr_with(p, kind, type, sub->range, 1, &sub);

	e->at = sub->at;
	return e;
}

/* @e as a value of type @t: what C does without being told. */
struct expr *implicit(struct parser *p, struct expr *e, const struct type *t)
{
	if (e->type->kind == TYPE_ARRAY) {
		if (t->kind != TYPE_POINTER)
			return e;
		return wrap(p, EXPR_DECAY, t, e);
	}
	if (e->type->kind == TYPE_FUNC && t->kind == TYPE_POINTER) {
		/* (*f)(): the function that f points to, as a pointer: f. */
		if (e->kind == EXPR_DEREF)
			return e->sub[0];
		return wrap(p, EXPR_DECAY, t, e);
	}
	t = type_adjusted(p, t);
	if (e->lvalue && e->type->kind != TYPE_VOID &&
	    t->kind != TYPE_VOID)
		e = wrap(p, EXPR_LOAD, e->type->unqual, e);
	if (type_same(e->type, t))
		return e;
	return wrap(p, EXPR_CONVERT, t->unqual, e);
}

struct expr *expr_int(struct parser *p, CXCursor c, int64_t value)
{
	struct expr *e = expr_new(p, EXPR_INT, type_of_cursor(p, c),
				  cx_range(c));

	e->value = value;
	return e;
}

struct expr *expr_unknown(struct parser *p, CXCursor c, const char *what)
{
	struct kids k = cx_operands(p->scratch, c);
	struct expr *e = expr_new(p, EXPR_UNKNOWN, type_of_cursor(p, c),
				  cx_range(c));

	unknown_add(p, what, e->range.begin);
	e->sub = arena_array(p->arena, k.n, sizeof(*e->sub));
	e->nsub = k.n;
	for (uint32_t i = 0; i < k.n; i++)
		e->sub[i] = expr_of(p, k.at[i]);
	return e;
}

struct expr *unknown_kind(struct parser *p, CXCursor c)
{
	return expr_unknown(p, c, cx_text(p->arena,
					  clang_getCursorKindSpelling(c.kind)));
}

/* ---- constants and names --------------------------------------------- */

static struct expr *expr_integer(struct parser *p, CXCursor c)
{
	struct range r = cx_range(c);
	struct expr *e = expr_new(p, EXPR_INT, type_of_cursor(p, c), r);
	const char *s = p->u->text + r.begin;

	if (r.end > r.begin && s[0] >= '0' && s[0] <= '9') {
		bool binary = s[0] == '0' && (s[1] == 'b' || s[1] == 'B');

		e->value = (int64_t)strtoull(binary ? s + 2 : s, NULL,
					     binary ? 2 : 0);
	} else if (!cx_integer(c, &e->value)) {
		return unknown_kind(p, c);
	}
	return e;
}

/* sizeof, _Alignof, ...: a constant or, for a VLA, not known. */
struct expr *expr_constant(struct parser *p, CXCursor c,
				  const char *what)
{
	int64_t value;

	if (cx_integer(c, &value))
		return expr_int(p, c, value);
	/* Its operand need not be evaluated: nothing is put below. */
	unknown_add(p, what, cx_range(c).begin);
	return expr_new(p, EXPR_UNKNOWN, type_of_cursor(p, c), cx_range(c));
}

/* The prelude's stand-in for what only gcc can say. */
static bool is_assumed_attribute(struct parser *p, CXCursor enumerator)
{
	static const char stand_in[] = "__saner_attribute_";

	return !clang_getEnumConstantDeclValue(enumerator) &&
	       !strncmp(cx_text(p->arena, clang_getCursorSpelling(enumerator)),
			stand_in, sizeof(stand_in) - 1);
}

static struct expr *expr_name(struct parser *p, CXCursor c)
{
	CXCursor to = clang_getCursorReferenced(c);
	struct range r = cx_range(c);
	struct expr *e;
	struct sym *sym;

	if (to.kind == CXCursor_EnumConstantDecl) {
		if (is_assumed_attribute(p, to))
			return expr_unknown(p, c, "__builtin_has_attribute");
		return expr_int(p, c, clang_getEnumConstantDeclValue(to));
	}
	sym = sym_of(p, to);
	if (!sym)
		return unknown_kind(p, c);
	e = expr_new(p, sym->kind == SYM_FUNC ? EXPR_FUNC : EXPR_VAR,
		     sym->type, r);
	e->sym = sym;
	e->lvalue = sym->kind != SYM_FUNC;
	mention(p, sym);
	return e;
}

static struct expr *expr_string(struct parser *p, CXCursor c)
{
	struct expr *e = expr_new(p, EXPR_STRING, type_of_cursor(p, c),
				  cx_range(c));

	e->lvalue = true;
	return e;
}

/* ---- places ---------------------------------------------------------- */

/* Is @record @of, or reached from it by anonymous members?  The index of the
 * first of these in *index. */
static bool leads_to(const struct type *of, const struct type *record,
		     uint32_t *index)
{
	uint32_t below;

	for (uint32_t i = 0; i < of->nfields; i++) {
		const struct field *f = &of->fields[i];

		*index = i;
		if (f->anonymous && (f->type->unqual == record ||
				     leads_to(f->type, record, &below)))
			return true;
	}
	return false;
}

static struct expr *member(struct parser *p, struct expr *base,
			   const struct field *field, const struct type *type,
			   struct range r)
{
	struct expr *e = expr_with(p, EXPR_MEMBER, type, r, 1, &base);

	e->field = field;
	e->lvalue = base->lvalue;
	e->at = r.end - (field->name ? field->name->len : 0);
	return e;
}

/* libclang leaves out some of the anonymous members on the way. */
static struct expr *through_anonymous(struct parser *p, struct expr *base,
				      const struct type *record,
				      struct range r)
{
	while (base->type->unqual != record) {
		const struct field *f;
		uint32_t i;

		if (!type_is_record(base->type) ||
		    !leads_to(base->type, record, &i))
			return NULL;
		f = &base->type->fields[i];
		base = member(p, base, f, f->type, r);
		base->arrow = base->sub[0]->kind == EXPR_DEREF &&
			      !base->sub[0]->written;
	}
	return base;
}

static struct expr *expr_member(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	const struct field_place *place;
	const struct type *type = type_of_cursor(p, c);
	const struct field *field;
	struct expr *base;
	struct expr *e;

	if (k.n != 1)
		return unknown_kind(p, c);
	base = expr_of(p, k.at[0]);
	if (base->type->kind == TYPE_POINTER && !base->lvalue) {
		base = wrap(p, EXPR_DEREF, base->type->of, base);
		base->lvalue = true;
	}
	place = field_place(p, clang_getCursorReferenced(c));
	if (place)
		base = through_anonymous(p, base, place->record, cx_range(c));
	if (!place || !base)
		return expr_unknown(p, c, "member");
	field = &place->record->fields[place->index];
	/* The field knows its tags also where libclang's type lost them. */
	if (type_same(type, field->type) && !type->is_const &&
	    !type->is_volatile)
		type = field->type;
	e = member(p, base, field, type, cx_range(c));
	e->arrow = base->kind == EXPR_DEREF && !base->written;
	return e;
}

static struct expr *expr_index(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	struct expr *sub[2];
	struct expr *e;
	bool swapped;

	if (k.n != 2)
		return unknown_kind(p, c);
	sub[0] = expr_of(p, k.at[0]);
	sub[1] = expr_of(p, k.at[1]);
	swapped = sub[0]->type->kind != TYPE_POINTER;
	if (swapped) {
		struct expr *t = sub[0];

		sub[0] = sub[1];
		sub[1] = t;
	}
	e = expr_with(p, EXPR_INDEX, type_of_cursor(p, c), cx_range(c), 2,
		      sub);
	e->swapped = swapped;
	e->lvalue = true;
	/* The element type as the pointer has it, tags below it kept. */
	if (sub[0]->type->kind == TYPE_POINTER &&
	    sub[0]->type->of->unqual != e->type->unqual &&
	    type_same(sub[0]->type->of, e->type))
		e->type = sub[0]->type->of;
	e->at = text_skip_close(p, cx_range(k.at[0]).end);
	if (sub[0]->type->kind != TYPE_POINTER) {	/* of a vector */
		unknown_add(p, "vector subscript", e->range.begin);
		e->kind = EXPR_UNKNOWN;
	}
	return e;
}

/* An argument for a parameter that is a transparent union: libclang shows a
 * literal of that union, where only the value is written.  It is passed as the
 * member that it fits, and so it is that value here. */
static bool is_transparent(struct parser *p, CXCursor list)
{
	return list.kind == CXCursor_InitListExpr &&
	       p->u->text[cx_range(list).begin] != '{';
}

static struct expr *expr_compound_literal(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	struct expr *e, *init;

	if (!k.n)
		return unknown_kind(p, c);
	if (is_transparent(p, k.at[k.n - 1])) {
		k = cx_operands(p->scratch, k.at[k.n - 1]);
		return k.n == 1 ? expr_of(p, k.at[0]) : unknown_kind(p, c);
	}
	e = expr_new(p, EXPR_COMPOUND, type_of_cursor(p, c), cx_range(c));
	e->lvalue = true;
	e->sym = sym_local(p, SYM_LOCAL, c);
	e->sym->range = e->range;
	e->sym->name_at = e->range.begin;
	e->sym->scope = p->scope;
	init = init_of(p, k.at[k.n - 1], e->type);
	e->sub = arena_array(p->arena, 1, sizeof(*e->sub));
	e->sub[0] = init;
	e->nsub = 1;
	return e;
}

/* ---- other exposed kinds --------------------------------------------- */

static struct expr *expr_cast(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	struct expr *sub;
	const struct type *type = type_of_cursor(p, c);

	if (!k.n)
		return unknown_kind(p, c);
	sub = expr_of(p, k.at[k.n - 1]);
	return expr_with(p, EXPR_CAST, type->unqual, cx_range(c), 1, &sub);
}

static struct expr *expr_cond(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	struct expr *sub[3];
	struct expr *e;

	if (k.n != 3)
		return unknown_kind(p, c);
	for (int i = 0; i < 3; i++)
		sub[i] = expr_of(p, k.at[i]);
	e = expr_with(p, EXPR_COND, type_of_value(p, c), cx_range(c), 3, sub);
	e->at = text_skip_close(p, cx_range(k.at[0]).end);
	return e;
}

static struct expr *expr_stmt(struct parser *p, CXCursor c)
{
	struct kids k = cx_kids(p->scratch, c);
	struct expr *e = expr_new(p, EXPR_STMT, type_of_value(p, c),
				  cx_range(c));

	if (k.n != 1 || k.at[0].kind != CXCursor_CompoundStmt)
		return unknown_kind(p, c);
	e->stmt = stmt_of(p, k.at[0]);
	return e;
}

static struct expr *expr_label(struct parser *p, CXCursor c)
{
	struct kids k = cx_kids(p->scratch, c);
	struct expr *e = expr_new(p, EXPR_LABEL_ADDR, type_of_cursor(p, c),
				  cx_range(c));

	if (k.n == 1 && k.at[0].kind == CXCursor_LabelRef)
		e->label = label_name(p, clang_getCursorReferenced(k.at[0]));
	else
		return unknown_kind(p, c);
	return e;
}

struct expr *expr_of(struct parser *p, CXCursor c)
{
	struct kids k;

	switch ((int)c.kind) {
	case CXCursor_IntegerLiteral:
	case CXCursor_CharacterLiteral:
		return expr_integer(p, c);
	case CXCursor_FloatingLiteral:
		return expr_new(p, EXPR_FLOAT, type_of_cursor(p, c),
				cx_range(c));
	case CXCursor_StringLiteral:
		return expr_string(p, c);
	case CXCursor_DeclRefExpr:
		return expr_name(p, c);
	case CXCursor_MemberRefExpr:
		return expr_member(p, c);
	case CXCursor_ArraySubscriptExpr:
		return expr_index(p, c);
	case CXCursor_ParenExpr:
		k = cx_operands(p->scratch, c);
		return k.n == 1 ? expr_of(p, k.at[0]) : unknown_kind(p, c);
	case CXCursor_UnaryOperator:
		return expr_unary(p, c);
	case CXCursor_BinaryOperator:
		return expr_binary(p, c);
	case CXCursor_CompoundAssignOperator:
		return expr_compound_assign(p, c);
	case CXCursor_ConditionalOperator:
		return expr_cond(p, c);
	case CXCursor_CStyleCastExpr:
		return expr_cast(p, c);
	case CXCursor_CompoundLiteralExpr:
		return expr_compound_literal(p, c);
	case CXCursor_CallExpr:
		return expr_call(p, c);
	case CXCursor_StmtExpr:
		return expr_stmt(p, c);
	case CXCursor_UnaryExpr:
		return expr_constant(p, c, "sizeof of a variable length array");
	case CXCursor_AddrLabelExpr:
		return expr_label(p, c);
	case CXCursor_GenericSelectionExpr:
		return expr_generic(p, c);
	case CXCursor_InitListExpr:
		return init_of(p, c, type_of_cursor(p, c));
	case CXCursor_UnexposedExpr:
		return expr_unexposed(p, c);
	default:
		return unknown_kind(p, c);
	}
}
