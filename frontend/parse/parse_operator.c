// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Unary, binary and assignment operators (C11 6.5.2.4 to 6.5.17). */
#include "frontend/parse/internal.h"

static struct expr *deref(struct parser *p, CXCursor c, struct expr *sub)
{
	struct expr *e;

	/* *f is the function again (C11 6.5.3.2p4). */
	if (sub->kind == EXPR_DECAY && sub->sub[0]->type->kind == TYPE_FUNC)
		return sub->sub[0];
	e = expr_with(p, EXPR_DEREF, type_of_cursor(p, c), cx_range(c), 1,
		      &sub);
	e->written = true;
	e->lvalue = true;
	/* The pointed-to type as the pointer has it, tags below it kept. */
	if (sub->type->kind == TYPE_POINTER && type_same(sub->type->of, e->type))
		e->type = sub->type->of;
	return e;
}

static struct expr *simple(struct parser *p, CXCursor c, enum expr_kind kind,
			   enum operator op, struct expr *sub)
{
	struct expr *e = expr_with(p, kind, type_of_value(p, c), cx_range(c),
				   1, &sub);

	e->op = op;
	return e;
}

static struct expr *incdec(struct parser *p, CXCursor c, enum operator op,
			   bool postfix, struct kids k, struct expr *sub)
{
	struct expr *e = simple(p, c, EXPR_INCDEC, op, sub);

	e->type = e->type->unqual;
	e->postfix = postfix;
	if (postfix)
		e->at = text_skip_close(p, cx_range(k.at[0]).end);
	return e;
}

/*
 * For gcc a bit-field wider than int has a type of its own width, and so has
 * what is computed from it; libclang shows the declared type.
 */
static bool is_wide_field(struct parser *p, const struct expr *e)
{
	return e->kind == EXPR_LOAD && e->sub[0]->kind == EXPR_MEMBER &&
	       e->sub[0]->field->width > 8 * p->type_int->size &&
	       e->sub[0]->field->width < 8 * e->type->size;
}

static bool computes_in_field(struct parser *p, const struct expr *e)
{
	const struct expr *a = e->sub[0];
	const struct expr *b = e->nsub > 1 ? e->sub[1] : a;

	switch (e->op) {
	case OP_SHL: case OP_NEG: case OP_BITNOT:
		return is_wide_field(p, a);
	case OP_ADD: case OP_SUB: case OP_MUL:
		return (is_wide_field(p, a) &&
			(b->kind == EXPR_CONVERT || is_wide_field(p, b))) ||
		       (is_wide_field(p, b) && a->kind == EXPR_CONVERT);
	default:
		return false;
	}
}

static struct expr *arithmetic(struct parser *p, struct expr *e)
{
	if (computes_in_field(p, e))
		unknown_add(p, "arithmetic in a wide bit-field", e->at);
	return e;
}

struct expr *expr_unary(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	enum CXUnaryOperatorKind op = clang_getCursorUnaryOperatorKind(c);
	struct expr *sub;

	if (k.n != 1)
		return expr_unknown(p, c, "unary operator");
	if (op == CXUnaryOperator_Real || op == CXUnaryOperator_Imag)
		return expr_unknown(p, c, "__real");
	sub = expr_of(p, k.at[0]);
	switch (op) {
	case CXUnaryOperator_PostInc:
		return incdec(p, c, OP_ADD, true, k, sub);
	case CXUnaryOperator_PostDec:
		return incdec(p, c, OP_SUB, true, k, sub);
	case CXUnaryOperator_PreInc:
		return incdec(p, c, OP_ADD, false, k, sub);
	case CXUnaryOperator_PreDec:
		return incdec(p, c, OP_SUB, false, k, sub);
	case CXUnaryOperator_AddrOf:
		return simple(p, c, EXPR_ADDR, OP_NONE, sub);
	case CXUnaryOperator_Deref:
		return deref(p, c, sub);
	case CXUnaryOperator_Plus:
		return simple(p, c, EXPR_UNARY, OP_PLUS, sub);
	case CXUnaryOperator_Minus:
		return arithmetic(p, simple(p, c, EXPR_UNARY, OP_NEG, sub));
	case CXUnaryOperator_Not:
		return arithmetic(p, simple(p, c, EXPR_UNARY, OP_BITNOT, sub));
	case CXUnaryOperator_LNot:
		return simple(p, c, EXPR_UNARY, OP_NOT, sub);
	case CXUnaryOperator_Extension:
		return sub;
	default:
		return expr_unknown(p, c, "unary operator");
	}
}

/* The operands were built: they stay below. */
static struct expr *not_understood(struct parser *p, struct expr *e,
				   const char *what)
{
	unknown_add(p, what, e->range.begin);
	e->kind = EXPR_UNKNOWN;
	return e;
}

static enum operator operator_of(enum CXBinaryOperatorKind op)
{
	switch ((int)op) {
	case CXBinaryOperator_Mul: case CXBinaryOperator_MulAssign:
		return OP_MUL;
	case CXBinaryOperator_Div: case CXBinaryOperator_DivAssign:
		return OP_DIV;
	case CXBinaryOperator_Rem: case CXBinaryOperator_RemAssign:
		return OP_REM;
	case CXBinaryOperator_Add: case CXBinaryOperator_AddAssign:
		return OP_ADD;
	case CXBinaryOperator_Sub: case CXBinaryOperator_SubAssign:
		return OP_SUB;
	case CXBinaryOperator_Shl: case CXBinaryOperator_ShlAssign:
		return OP_SHL;
	case CXBinaryOperator_Shr: case CXBinaryOperator_ShrAssign:
		return OP_SHR;
	case CXBinaryOperator_And: case CXBinaryOperator_AndAssign:
		return OP_AND;
	case CXBinaryOperator_Xor: case CXBinaryOperator_XorAssign:
		return OP_XOR;
	case CXBinaryOperator_Or: case CXBinaryOperator_OrAssign:
		return OP_OR;
	case CXBinaryOperator_LT:
		return OP_LT;
	case CXBinaryOperator_GT:
		return OP_GT;
	case CXBinaryOperator_LE:
		return OP_LE;
	case CXBinaryOperator_GE:
		return OP_GE;
	case CXBinaryOperator_EQ:
		return OP_EQ;
	case CXBinaryOperator_NE:
		return OP_NE;
	case CXBinaryOperator_LAnd:
		return OP_LAND;
	case CXBinaryOperator_LOr:
		return OP_LOR;
	default:
		return OP_NONE;
	}
}

static enum expr_kind kind_of(enum CXBinaryOperatorKind op)
{
	switch ((int)op) {
	case CXBinaryOperator_Assign:
		return EXPR_ASSIGN;
	case CXBinaryOperator_Comma:
		return EXPR_COMMA;
	case CXBinaryOperator_LAnd: case CXBinaryOperator_LOr:
		return EXPR_LOGICAL;
	default:
		return EXPR_BINARY;
	}
}

/*
 * a + b + c + ... leans left: as deep as it is long, in a table of flags
 * hundreds.  Recursion is by the left operand here, a few words a level.
 */
struct expr *expr_binary(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	enum CXBinaryOperatorKind op = clang_getCursorBinaryOperatorKind(c);
	const struct type *type = type_of_value(p, c);
	struct expr *sub[2];
	struct expr *e;

	if (k.n != 2)
		return expr_unknown(p, c, "binary operator");
	sub[0] = expr_of(p, k.at[0]);
	sub[1] = expr_of(p, k.at[1]);
	e = expr_with(p, kind_of(op), type, cx_range(c), 2, sub);
	e->op = operator_of(op);
	e->at = text_skip_close(p, cx_range(k.at[0]).end);
	if (e->kind == EXPR_BINARY && e->op == OP_NONE)
		return not_understood(p, e, "binary operator");
	if (e->kind == EXPR_BINARY)
		arithmetic(p, e);
	if (e->kind == EXPR_ASSIGN) {
		e->type = e->type->unqual;
		/* Keep what the place says of the pointer it holds. */
		if (sub[0]->type->tags && type_same(e->type, sub[0]->type))
			e->type = sub[0]->type->unqual;
	}
	return e;
}

static bool is_narrow(struct parser *p, const struct expr *e)
{
	const struct type *t = e->type;

	if (e->kind == EXPR_MEMBER && e->field->width)
		return e->field->width < 8 * p->type_int->size ||
		       (e->field->width == 8 * p->type_int->size &&
			t->is_signed);
	return t->kind == TYPE_BOOL || t->size < p->type_int->size;
}

/* The integer promotions (C11 6.3.1.1p2), for the left side of a shift. */
static const struct type *promoted(struct parser *p, const struct expr *e)
{
	const struct type *t = e->type->unqual;

	if (!type_is_integer(t))
		return t;
	if (is_narrow(p, e))
		return p->type_int;
	if (t->kind == TYPE_ENUM && t->size == p->type_int->size)
		return t->is_signed ? p->type_int : p->type_uint;
	return t;
}

struct expr *expr_compound_assign(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	enum CXBinaryOperatorKind op = clang_getCursorBinaryOperatorKind(c);
	struct expr *sub[2];
	struct expr *e;

	if (k.n != 2)
		return expr_unknown(p, c, "compound assignment");
	sub[0] = expr_of(p, k.at[0]);
	sub[1] = expr_of(p, k.at[1]);
	e = expr_with(p, EXPR_ASSIGN_OP, sub[0]->type->unqual, cx_range(c), 2,
		      sub);
	e->op = operator_of(op);
	e->at = text_skip_close(p, cx_range(k.at[0]).end);
	/* libclang converts the right side to the common type (not that of a
	 * shift: its sides are promoted apart). */
	if (sub[0]->type->kind == TYPE_POINTER)
		e->compute_type = sub[0]->type->unqual;
	else if (e->op == OP_SHL || e->op == OP_SHR)
		e->compute_type = promoted(p, sub[0]);
	else
		e->compute_type = sub[1]->type;
	if (e->op == OP_NONE)
		return not_understood(p, e, "compound assignment");
	return e;
}
