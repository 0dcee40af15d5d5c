// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Questions about the tree, and its invariants. */
#include "frontend/ir.h"

#include "frontend/base/fail.h"
#include "frontend/text/lines.h"

struct place unit_place(const struct unit *u, uint32_t offset)
{
	return lines_place_column(u->lines, offset);
}

bool expr_holds_compound_literal(const struct expr *e)
{
	if (!e || e->kind == EXPR_STMT)
		return false;
	if (e->kind == EXPR_COMPOUND &&
	    !(e->sym && e->sym->kind == SYM_STATIC))
		return true;
	for (uint32_t i = 0; i < e->nsub; i++)
		if (expr_holds_compound_literal(e->sub[i]))
			return true;
	return false;
}

const struct expr *expr_strip(const struct expr *e)
{
	while (e->kind == EXPR_CONVERT || e->kind == EXPR_CAST ||
	       e->kind == EXPR_LOAD)
		e = e->sub[0];
	return e;
}

const struct expr *stmt_expr_value(const struct expr *e)
{
	const struct stmt *s = e->stmt;

	if (!s || !s->nsub)
		return NULL;
	s = s->sub[s->nsub - 1];
	return s->kind == STMT_EXPR ? s->expr : NULL;
}

bool field_bytes(const struct field *f, uint64_t *offset)
{
	*offset = f->offset_bits / 8;
	return f->offset_bits % 8 == 0;
}

/* The last member of @record, in it or in its last anonymous record. */
static bool is_last(const struct type *record, const struct field *f)
{
	if (record->kind == TYPE_UNION) {
		for (uint32_t i = 0; i < record->nfields; i++)
			if (&record->fields[i] == f)
				return true;
		return false;
	}
	return record->nfields && &record->fields[record->nfields - 1] == f;
}

/*
 * A trailing array reached through p->a or (*p).a, or through members that
 * are themselves last: the object may be larger than its type.
 */
bool is_trailing_array(const struct unit *u, const struct expr *member)
{
	const struct expr *e = member;
	const struct type *t;

	if (e->kind != EXPR_MEMBER || e->field->type->kind != TYPE_ARRAY)
		return false;
	t = e->field->type;
	if (u->strict_flex && !t->flexible)
		return false;
	/* [n] with n > 1 is flexible for gcc without the option, but the
	 * kernel's own rule (and ours) is [], [0] and [1]. */
	if (!t->flexible && t->count > 1)
		return false;
	for (;; e = e->sub[0]) {
		if (e->kind == EXPR_DEREF)
			return true;
		if (e->kind != EXPR_MEMBER)
			return false;
		if (!is_last(e->sub[0]->type->unqual, e->field))
			return false;
	}
}

/* ---- verify ---------------------------------------------------------- */

struct verify {
	const struct unit *u;
	const struct func *f;
};

static void fault(const struct verify *v, struct range r, const char *what)
{
	struct place p = lines_place(v->u->lines, r.begin);

	bug("%s:%u: in %s(): %s [%u,%u)", p.file, p.line,
	    v->f->sym->name ? v->f->sym->name->text : "?", what, r.begin,
	    r.end);
}

static void require(const struct verify *v, bool ok, struct range r,
		    const char *what)
{
	if (!ok)
		fault(v, r, what);
}

static bool inside(struct range r, struct range of)
{
	return r.begin <= r.end && of.begin <= r.begin && r.end <= of.end;
}

static void verify_stmt(const struct verify *v, const struct stmt *s,
			const struct stmt *parent, struct range in);

/* How many operands a kind has; -1: any number. */
static int operand_count(enum expr_kind kind)
{
	switch (kind) {
	case EXPR_INT: case EXPR_FLOAT: case EXPR_STRING: case EXPR_VAR:
	case EXPR_FUNC: case EXPR_STMT: case EXPR_INIT: case EXPR_LABEL_ADDR:
		return 0;
	case EXPR_MEMBER: case EXPR_DEREF: case EXPR_ADDR: case EXPR_LOAD:
	case EXPR_DECAY: case EXPR_CONVERT: case EXPR_CAST: case EXPR_UNARY:
	case EXPR_INCDEC: case EXPR_COMPOUND: case EXPR_VA_ARG:
		return 1;
	case EXPR_INDEX: case EXPR_BINARY: case EXPR_LOGICAL: case EXPR_COMMA:
	case EXPR_ASSIGN: case EXPR_ASSIGN_OP:
		return 2;
	case EXPR_COND:
		return 3;
	case EXPR_CALL: case EXPR_ATOMIC: case EXPR_UNKNOWN:
		return -1;
	}
	return -1;
}

static void verify_kind(const struct verify *v, const struct expr *e)
{
	const struct range r = e->range;
	int n = operand_count(e->kind);

	require(v, e->type != NULL, r, "expression without a type");
	require(v, n < 0 || e->nsub == (uint32_t)n, r, "number of operands");
	switch (e->kind) {
	case EXPR_VAR: case EXPR_FUNC: case EXPR_COMPOUND:
		require(v, e->sym != NULL, r, "name without a symbol");
		break;
	case EXPR_LOAD:
		require(v, e->sub[0]->lvalue, r, "load of a value");
		break;
	case EXPR_DEREF:
		require(v, e->sub[0]->type->kind == TYPE_POINTER, r,
			"dereference of no pointer");
		break;
	case EXPR_INDEX:
		require(v, e->sub[0]->type->kind == TYPE_POINTER, r,
			"subscript of no pointer");
		break;
	case EXPR_ADDR:
		require(v, e->sub[0]->lvalue ||
			e->sub[0]->type->kind == TYPE_FUNC ||
			e->sub[0]->kind == EXPR_UNKNOWN, r,
			"address of a value");
		break;
	case EXPR_MEMBER:
		require(v, e->field != NULL, r, "member without a field");
		break;
	case EXPR_ASSIGN: case EXPR_ASSIGN_OP: case EXPR_INCDEC:
		require(v, e->sub[0]->lvalue ||
			e->sub[0]->kind == EXPR_UNKNOWN, r,
			"assignment to a value");
		require(v, e->kind != EXPR_ASSIGN_OP || e->compute_type, r,
			"compound assignment without a type");
		break;
	case EXPR_STMT:
		require(v, e->stmt && e->stmt->holder == e, r,
			"statement expression without its statement");
		break;
	case EXPR_INT: case EXPR_FLOAT: case EXPR_STRING: case EXPR_DECAY:
	case EXPR_CONVERT: case EXPR_CAST: case EXPR_UNARY: case EXPR_BINARY:
	case EXPR_LOGICAL: case EXPR_COND: case EXPR_COMMA: case EXPR_CALL:
	case EXPR_INIT: case EXPR_VA_ARG: case EXPR_LABEL_ADDR:
	case EXPR_ATOMIC: case EXPR_UNKNOWN:
		break;
	}
}

/* A value is wanted from @e: an lvalue there was not loaded. */
static void verify_value(const struct verify *v, const struct expr *e)
{
	require(v, !e->lvalue || e->type->kind == TYPE_VOID ||
		e->type->kind == TYPE_ARRAY, e->range,
		"an object where a value is wanted");
}

static bool is_arithmetic(const struct type *t)
{
	return t->kind == TYPE_INT || t->kind == TYPE_ENUM ||
	       t->kind == TYPE_BOOL || t->kind == TYPE_FLOAT;
}

/* Both sides were converted to the type that is computed in (C11 6.3.1.8). */
static void verify_binary(const struct verify *v, const struct expr *e)
{
	const struct type *a = e->sub[0]->type->unqual;
	const struct type *b = e->sub[1]->type->unqual;

	switch (e->op) {
	case OP_SHL: case OP_SHR:
		require(v, a == e->type->unqual || !is_arithmetic(a), e->range,
			"shift not in the type of its left side");
		break;
	case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_GT: case OP_GE:
		require(v, a == b || !is_arithmetic(a) || !is_arithmetic(b),
			e->range, "comparison of two types");
		break;
	default:
		require(v, (a == b && a == e->type->unqual) ||
			!is_arithmetic(a) || !is_arithmetic(b), e->range,
			"operands not in the type of the operation");
	}
}

static void verify_operands(const struct verify *v, const struct expr *e)
{
	switch (e->kind) {
	case EXPR_BINARY: case EXPR_LOGICAL: case EXPR_UNARY:
	case EXPR_CONVERT:
		for (uint32_t i = 0; i < e->nsub; i++)
			verify_value(v, e->sub[i]);
		if (e->kind == EXPR_BINARY)
			verify_binary(v, e);
		break;
	case EXPR_ASSIGN: case EXPR_ASSIGN_OP: case EXPR_INDEX:
		verify_value(v, e->sub[1]);
		break;
	case EXPR_DEREF:
		verify_value(v, e->sub[0]);
		break;
	case EXPR_CALL:
		for (uint32_t i = 1; i < e->nsub; i++)
			if (!e->builtin)
				verify_value(v, e->sub[i]);
		break;
	case EXPR_INT: case EXPR_FLOAT: case EXPR_STRING: case EXPR_VAR:
	case EXPR_FUNC: case EXPR_MEMBER: case EXPR_ADDR: case EXPR_LOAD:
	case EXPR_DECAY: case EXPR_CAST: case EXPR_COND: case EXPR_COMMA:
	case EXPR_INCDEC: case EXPR_STMT: case EXPR_COMPOUND: case EXPR_INIT:
	case EXPR_VA_ARG: case EXPR_LABEL_ADDR: case EXPR_ATOMIC:
	case EXPR_UNKNOWN:
		break;
	}
}

static void verify_expr(const struct verify *v, const struct expr *e,
			const struct expr *parent, const struct stmt *in,
			struct range around)
{
	require(v, inside(e->range, around), e->range,
		"expression outside its parent");
	require(v, e->parent == parent, e->range, "wrong parent");
	require(v, e->in == in, e->range, "wrong statement");
	verify_kind(v, e);
	verify_operands(v, e);
	for (uint32_t i = 0; i < e->nsub; i++)
		if (e->sub[i])
			verify_expr(v, e->sub[i], e, in, e->range);
	for (uint32_t i = 0; i < e->ninits; i++) {
		verify_expr(v, e->inits[i].value, e, in, e->range);
		verify_value(v, e->inits[i].value);
	}
	if (e->stmt)
		verify_stmt(v, e->stmt, in, e->range);
}

static void verify_stmt(const struct verify *v, const struct stmt *s,
			const struct stmt *parent, struct range around)
{
	require(v, inside(s->range, around), s->range,
		"statement outside its parent");
	require(v, s->parent == parent, s->range, "wrong parent statement");
	if (s->expr)
		verify_expr(v, s->expr, NULL, s, s->range);
	if (s->step)
		verify_expr(v, s->step, NULL, s, s->range);
	if (s->init)
		verify_stmt(v, s->init, s, s->range);
	for (uint32_t i = 0; i < s->nsub; i++)
		if (s->sub[i])
			verify_stmt(v, s->sub[i], s, s->range);
	if (s->kind == STMT_RETURN && s->expr)
		verify_value(v, s->expr);
	for (uint32_t i = 0; i < s->ndecls; i++)
		if (s->decls[i].init) {
			verify_expr(v, s->decls[i].init, NULL, s, s->range);
			verify_value(v, s->decls[i].init);
		}
	for (uint32_t i = 0; s->assembly && i < s->assembly->noperands; i++)
		verify_expr(v, s->assembly->operands[i].expr, NULL, s,
			    s->range);
}

void ir_verify(const struct unit *u)
{
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		const struct func *f = u->funcs[i];
		struct verify v = { u, f };

		require(&v, f->sym && f->sym->func == f, f->range,
			"function and symbol do not agree");
		require(&v, f->index == i, f->range, "function out of place");
		for (uint32_t k = 0; k < f->nsyms; k++)
			require(&v, f->syms[k]->id == k, f->range,
				"symbol out of place");
		if (f->body)
			verify_stmt(&v, f->body, NULL, f->range);
		else
			require(&v, f->unknown != NULL, f->range,
				"no body and no reason");
	}
}
