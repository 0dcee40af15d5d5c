// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Statements (C11 6.8, GNU: case ranges, computed goto, local labels). */
#include <string.h>

#include "frontend/parse/internal.h"

struct stmt *stmt_new(struct parser *p, enum stmt_kind kind, struct range r)
{
	struct stmt *s = arena_new_of(p->arena, struct stmt);

	s->kind = kind;
	s->range = r;
	return s;
}

static void set_sub(struct parser *p, struct stmt *s, uint32_t n)
{
	s->sub = arena_array(p->arena, n, sizeof(*s->sub));
	s->nsub = n;
}

static struct stmt *stmt_unknown(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_UNKNOWN, cx_range(c));

	unknown_add(p, cx_text(p->arena, clang_getCursorKindSpelling(c.kind)),
		    s->range.begin);
	return s;
}

static struct stmt *stmt_compound(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_COMPOUND, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);
	struct stmt *outer = p->scope;

	p->scope = s;
	set_sub(p, s, k.n);
	for (uint32_t i = 0; i < k.n; i++)
		s->sub[i] = stmt_of(p, k.at[i]);
	p->scope = outer;
	return s;
}

/* The two semicolons in the head of the for statement at @at. */
static bool for_semicolons(struct parser *p, uint32_t at, uint32_t semi[2])
{
	const char *t = p->u->text;
	uint32_t n = 0;

	at = text_skip(p, at + 3);
	if (t[at] != '(')
		return false;
	for (at++; at < p->u->text_len && n < 2;) {
		if (strchr("([{\"'", t[at]) && t[at]) {
			at = text_close(p, at);
		} else {
			if (t[at] == ';')
				semi[n++] = at;
			else if (t[at] == ')')
				return false;
			at++;
		}
	}
	return n == 2;
}

static struct stmt *stmt_for(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_FOR, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);
	struct stmt *outer = p->scope;
	uint32_t semi[2];

	if (!k.n || !for_semicolons(p, s->range.begin, semi))
		return stmt_unknown(p, c);
	p->scope = s;
	for (uint32_t i = 0; i + 1 < k.n; i++) {
		uint32_t at = cx_range(k.at[i]).begin;

		if (at < semi[0])
			s->init = stmt_of(p, k.at[i]);
		else if (at < semi[1])
			s->expr = expr_of(p, k.at[i]);
		else
			s->step = expr_of(p, k.at[i]);
	}
	set_sub(p, s, 1);
	s->sub[0] = stmt_of(p, k.at[k.n - 1]);
	p->scope = outer;
	return s;
}

/* if, while, switch: an expression, then statements. */
static struct stmt *stmt_headed(struct parser *p, enum stmt_kind kind,
				CXCursor c, uint32_t nsub)
{
	struct stmt *s = stmt_new(p, kind, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);

	if (k.n < 2 || k.n > 1 + nsub)
		return stmt_unknown(p, c);
	s->expr = expr_of(p, k.at[0]);
	set_sub(p, s, nsub);
	for (uint32_t i = 1; i < k.n; i++)
		s->sub[i - 1] = stmt_of(p, k.at[i]);
	return s;
}

static struct stmt *stmt_do(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_DO, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);

	if (k.n != 2)
		return stmt_unknown(p, c);
	set_sub(p, s, 1);
	s->sub[0] = stmt_of(p, k.at[0]);
	s->expr = expr_of(p, k.at[1]);
	return s;
}

static struct stmt *stmt_case(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_CASE, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);

	if (k.n < 2 || k.n > 3 || !cx_integer(k.at[0], &s->lo) ||
	    !cx_integer(k.at[k.n - 2], &s->hi))
		return stmt_unknown(p, c);
	set_sub(p, s, 1);
	s->sub[0] = stmt_of(p, k.at[k.n - 1]);
	return s;
}

/* The last child is the statement: default, label, attributed. */
static struct stmt *stmt_last(struct parser *p, enum stmt_kind kind,
			      CXCursor c)
{
	struct stmt *s = stmt_new(p, kind, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);

	if (!k.n)
		return stmt_unknown(p, c);
	set_sub(p, s, 1);
	s->sub[0] = stmt_of(p, k.at[k.n - 1]);
	return s;
}

/*
 * Labels are equal when their names are, in one function: where __label__
 * makes names local, each label is called after its place as well.
 */
const struct str *label_name(struct parser *p, CXCursor label)
{
	const struct str *name = cx_name(p->u->names, label);

	if (!p->local_labels || !name)
		return name;
	return str_of(p->u->names,
		      arena_printf(p->scratch, "%s@%u", name->text,
				   cx_range(label).begin));
}

static struct stmt *stmt_goto(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_GOTO, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);

	if (k.n != 1 || k.at[0].kind != CXCursor_LabelRef)
		return stmt_unknown(p, c);
	s->label = label_name(p, clang_getCursorReferenced(k.at[0]));
	return s;
}

/* return, goto *: at most one expression. */
static struct stmt *stmt_value(struct parser *p, enum stmt_kind kind,
			       CXCursor c)
{
	struct stmt *s = stmt_new(p, kind, cx_range(c));
	struct kids k = cx_kids(p->scratch, c);

	if (k.n)
		s->expr = expr_of(p, k.at[0]);
	return s;
}

static struct stmt *stmt_decl(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_DECL, cx_range(c));

	decl_stmt(p, c, s);
	if (!s->ndecls)
		s->kind = STMT_EMPTY;
	return s;
}

struct stmt *stmt_of(struct parser *p, CXCursor c)
{
	struct stmt *s;

	if (clang_isExpression(c.kind)) {
		s = stmt_new(p, STMT_EXPR, cx_range(c));
		s->expr = expr_of(p, c);
		return s;
	}
	switch ((int)c.kind) {
	case CXCursor_CompoundStmt:
		return stmt_compound(p, c);
	case CXCursor_DeclStmt:
		return stmt_decl(p, c);
	case CXCursor_IfStmt:
		return stmt_headed(p, STMT_IF, c, 2);
	case CXCursor_WhileStmt:
		return stmt_headed(p, STMT_WHILE, c, 1);
	case CXCursor_SwitchStmt:
		return stmt_headed(p, STMT_SWITCH, c, 1);
	case CXCursor_DoStmt:
		return stmt_do(p, c);
	case CXCursor_ForStmt:
		return stmt_for(p, c);
	case CXCursor_CaseStmt:
		return stmt_case(p, c);
	case CXCursor_DefaultStmt:
		return stmt_last(p, STMT_DEFAULT, c);
	case CXCursor_LabelStmt:
		s = stmt_last(p, STMT_LABEL, c);
		s->label = label_name(p, c);
		return s;
	case CXCursor_GotoStmt:
		return stmt_goto(p, c);
	case CXCursor_IndirectGotoStmt:
		return stmt_value(p, STMT_GOTO_PTR, c);
	case CXCursor_ReturnStmt:
		return stmt_value(p, STMT_RETURN, c);
	case CXCursor_BreakStmt:
		return stmt_new(p, STMT_BREAK, cx_range(c));
	case CXCursor_ContinueStmt:
		return stmt_new(p, STMT_CONTINUE, cx_range(c));
	case CXCursor_NullStmt:
		return stmt_new(p, STMT_EMPTY, cx_range(c));
	case CXCursor_GCCAsmStmt:
		return stmt_asm(p, c);
	case CXCursor_UnexposedStmt: {
		/* A statement with attributes: the attributes say nothing. */
		struct kids k = cx_kids(p->scratch, c);

		if (k.n)
			return stmt_of(p, k.at[k.n - 1]);
		return stmt_unknown(p, c);
	}
	default:
		return stmt_unknown(p, c);
	}
}
