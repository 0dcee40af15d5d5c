// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Statements. */
#include "frontend/graph/build.h"

#include "frontend/base/fail.h"

/* Falls through into @block and goes on there. */
static void enter(struct builder *b, uint32_t block)
{
	build_jump(b, block);
	build_start(b, block);
}

static void stmt_compound(struct builder *b, struct stmt *s)
{
	struct scope scope;

	scope_push(b, &scope, s);
	for (uint32_t i = 0; i < s->nsub; i++)
		build_stmt(b, s->sub[i]);
	scope_pop(b);
}

static void stmt_decl(struct builder *b, struct stmt *s)
{
	for (uint32_t i = 0; i < s->ndecls; i++) {
		struct decl *d = &s->decls[i];

		scope_declare(b, d->sym, NULL);
		if (d->init)
			build_init(b, d->sym, d->init);
	}
}

static void stmt_if(struct builder *b, struct stmt *s)
{
	bool two = s->nsub > 1 && s->sub[1];
	uint32_t yes = build_block(b);
	uint32_t no = build_block(b);
	uint32_t join = two ? build_block(b) : no;

	build_cond(b, s->expr, yes, no);
	build_start(b, yes);
	build_stmt(b, s->sub[0]);
	build_jump(b, join);
	if (two) {
		build_start(b, no);
		build_stmt(b, s->sub[1]);
		build_jump(b, join);
	}
	build_start(b, join);
}

static void loop_body(struct builder *b, struct stmt *s, struct target *t,
		      uint32_t next, uint32_t out)
{
	*t = (struct target){
		.break_to = out, .continue_to = next,
		.scope = b->scope, .outer = b->target,
	};
	b->target = t;
	build_stmt(b, s);
	b->target = t->outer;
}

static void stmt_while(struct builder *b, struct stmt *s)
{
	uint32_t head = build_block(b);
	uint32_t body = build_block(b);
	uint32_t out = build_block(b);
	struct target t;

	enter(b, head);
	build_cond(b, s->expr, body, out);
	build_start(b, body);
	loop_body(b, s->sub[0], &t, head, out);
	build_jump(b, head);
	build_start(b, out);
}

static void stmt_do(struct builder *b, struct stmt *s)
{
	uint32_t body = build_block(b);
	uint32_t test = build_block(b);
	uint32_t out = build_block(b);
	struct target t;

	enter(b, body);
	loop_body(b, s->sub[0], &t, test, out);
	enter(b, test);
	build_cond(b, s->expr, body, out);
	build_start(b, out);
}

static void stmt_for(struct builder *b, struct stmt *s)
{
	uint32_t head = build_block(b);
	uint32_t body = build_block(b);
	uint32_t next = build_block(b);
	uint32_t out = build_block(b);
	struct scope scope;
	struct target t;

	scope_push(b, &scope, s);
	if (s->init)
		build_stmt(b, s->init);
	enter(b, head);
	if (s->expr)
		build_cond(b, s->expr, body, out);
	else
		build_jump(b, body);
	build_start(b, body);
	loop_body(b, s->sub[0], &t, next, out);
	enter(b, next);
	if (s->step)
		build_effects(b, s->step);
	build_jump(b, head);
	build_start(b, out);
	scope_pop(b);
}

/* ---- switch ----------------------------------------------------------------- */

static void cases_in(struct builder *b, struct stmt *s, struct vec *cases)
{
	if (!s || s->kind == STMT_SWITCH)
		return;
	if (s->kind == STMT_CASE || s->kind == STMT_DEFAULT)
		vec_push(b->a, cases, s);
	for (uint32_t i = 0; i < s->nsub; i++)
		cases_in(b, s->sub[i], cases);
}

static void switch_op(struct builder *b, struct stmt *s, struct target *t)
{
	op_id v = build_value(b, s->expr);
	uint32_t other = t->break_to;
	uint32_t n = 0, at;
	struct case_range *ranges;

	ranges = arena_array(b->a, t->ncases, sizeof(*ranges));
	for (uint32_t i = 0; i < t->ncases; i++) {
		t->case_blocks[i] = build_block(b);
		if (t->cases[i]->kind == STMT_DEFAULT) {
			other = t->case_blocks[i];
			continue;
		}
		ranges[n].lo = t->cases[i]->lo;
		ranges[n++].hi = t->cases[i]->hi;
		build_edge(b, t->case_blocks[i]);
	}
	build_edge(b, other);
	at = b->open;
	build_op(b, OP_SWITCH_K, s->expr->type, s->expr)->arg[0] = v;
	b->blocks[at].cases = ranges;
}

static void stmt_switch(struct builder *b, struct stmt *s)
{
	uint32_t out = build_block(b);
	struct vec cases = { 0 };
	struct target t = {
		.break_to = out, .continue_to = NO_BLOCK,
		.scope = b->scope, .outer = b->target,
	};

	cases_in(b, s->sub[0], &cases);
	t.ncases = (uint32_t)cases.n;
	t.cases = arena_array(b->a, t.ncases, sizeof(*t.cases));
	for (uint32_t i = 0; i < t.ncases; i++)
		t.cases[i] = cases.at[i];
	t.case_blocks = arena_array(b->a, t.ncases, sizeof(*t.case_blocks));
	switch_op(b, s, &t);
	b->target = &t;
	build_stmt(b, s->sub[0]);
	b->target = t.outer;
	enter(b, out);
}

static void stmt_case(struct builder *b, struct stmt *s)
{
	for (struct target *t = b->target; t; t = t->outer)
		for (uint32_t i = 0; i < t->ncases; i++)
			if (t->cases[i] == s)
				enter(b, t->case_blocks[i]);
	if (s->nsub)
		build_stmt(b, s->sub[0]);
}

/* ---- the rest ---------------------------------------------------------------- */

static void stmt_return(struct builder *b, struct stmt *s)
{
	op_id v = NO_OP;

	if (s->expr)
		v = build_value(b, s->expr);
	jump_return(b, v, s);
}

static void stmt_unknown(struct builder *b, struct stmt *s)
{
	if (s->expr)
		build_effects(b, s->expr);
	for (uint32_t i = 0; i < s->nsub; i++)
		build_stmt(b, s->sub[i]);
}

static void stmt_build(struct builder *b, struct stmt *s)
{
	switch (s->kind) {
	case STMT_COMPOUND:
		stmt_compound(b, s);
		return;
	case STMT_DECL:
		stmt_decl(b, s);
		return;
	case STMT_EXPR:
		build_effects(b, s->expr);
		return;
	case STMT_IF:
		stmt_if(b, s);
		return;
	case STMT_WHILE:
		stmt_while(b, s);
		return;
	case STMT_DO:
		stmt_do(b, s);
		return;
	case STMT_FOR:
		stmt_for(b, s);
		return;
	case STMT_SWITCH:
		stmt_switch(b, s);
		return;
	case STMT_CASE:
	case STMT_DEFAULT:
		stmt_case(b, s);
		return;
	case STMT_LABEL:
		enter(b, jump_label_block(b, s));
		if (s->nsub)
			build_stmt(b, s->sub[0]);
		return;
	case STMT_GOTO:
	case STMT_GOTO_PTR:
		jump_goto(b, s);
		return;
	case STMT_BREAK:
		jump_break(b, false);
		return;
	case STMT_CONTINUE:
		jump_break(b, true);
		return;
	case STMT_RETURN:
		stmt_return(b, s);
		return;
	case STMT_ASM:
		build_asm(b, s);
		return;
	case STMT_EMPTY:
		return;
	case STMT_UNKNOWN:
		stmt_unknown(b, s);
		return;
	}
	bug("statement of kind %d", s->kind);
}

void build_stmt(struct builder *b, struct stmt *s)
{
	struct stmt *outer = b->stmt;

	if (!s)
		return;
	b->stmt = s;
	stmt_build(b, s);
	b->stmt = outer;
}

/* The last statement, under its labels, gives a ({ }) its value. */
static op_id last_value(struct builder *b, struct stmt *s)
{
	struct stmt *outer = b->stmt;
	op_id v = NO_OP;

	while (s->kind == STMT_LABEL) {
		enter(b, jump_label_block(b, s));
		if (!s->nsub)
			return NO_OP;
		s = s->sub[0];
	}
	b->stmt = s;
	if (s->kind == STMT_EXPR && !s->expr->lvalue)
		v = build_value(b, s->expr);
	else
		stmt_build(b, s);
	b->stmt = outer;
	return v;
}

op_id build_stmt_value(struct builder *b, struct stmt *s)
{
	struct scope scope;
	op_id v = NO_OP;

	scope_push(b, &scope, s);
	for (uint32_t i = 0; i + 1 < s->nsub; i++)
		build_stmt(b, s->sub[i]);
	if (s->nsub)
		v = last_value(b, s->sub[s->nsub - 1]);
	scope_pop(b);
	return v;
}
