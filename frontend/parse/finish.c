// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What needs the whole tree: parents, flags that go up (has_label,
 * side_effect) or down (asm_operand, no_insert), what is jumped into, whose
 * address is taken, who is mentioned how.
 */
#include <string.h>

#include "frontend/parse/internal.h"

struct finish {
	struct parser *p;
	struct func *f;
	struct vec labels;	/* struct stmt *: STMT_LABEL */
	struct vec gotos;	/* struct stmt *: whatever jumps to a label */
	struct stmt *breaks;	/* innermost loop or switch */
	struct stmt *loop;	/* innermost loop */
	struct stmt *sw;	/* innermost switch */
	struct expr *holder;	/* innermost EXPR_STMT */
};

static void walk_stmt(struct finish *w, struct stmt *s, struct stmt *parent);
static void walk_expr(struct finish *w, struct expr *e, struct expr *parent,
		      struct stmt *in, bool asm_operand);

/* ---- addresses ------------------------------------------------------- */

/* The variable that an lvalue is (part of), or NULL. */
static struct sym *root_of(const struct expr *e)
{
	for (;;) {
		switch ((int)e->kind) {
		case EXPR_VAR: case EXPR_COMPOUND:
			return e->sym;
		case EXPR_MEMBER:
			e = e->sub[0];
			break;
		case EXPR_INDEX:
			e = e->sub[0];
			if (e->kind != EXPR_DECAY)
				return NULL;
			e = e->sub[0];
			break;
		case EXPR_DEREF:
			/* p->f is DEREF(p); *a of an array a is a[0]. */
			e = e->sub[0];
			if (e->kind != EXPR_DECAY)
				return NULL;
			e = e->sub[0];
			break;
		default:
			return NULL;
		}
	}
}

static void take_address(const struct expr *lvalue)
{
	struct sym *s = root_of(lvalue);

	if (s)
		s->flags |= SYM_ADDRESS_TAKEN;
}

/* An array's name that is only subscripted gives no address away. */
static void note_address(const struct expr *e, const struct expr *parent)
{
	if (e->kind == EXPR_ADDR) {
		take_address(e->sub[0]);
	} else if (e->kind == EXPR_DECAY) {
		bool place = parent && (parent->kind == EXPR_DEREF ||
					(parent->kind == EXPR_INDEX &&
					 parent->sub[0] == e));

		if (!place)
			take_address(e->sub[0]);
	}
}

/* ---- expressions ----------------------------------------------------- */

/* Builtins that compute a value and do nothing else. */
static bool is_quiet(const char *builtin)
{
	static const char *const starts[] = {
		"__builtin_bswap", "__builtin_choose", "__builtin_classify",
		"__builtin_clz", "__builtin_constant_p", "__builtin_ctz",
		"__builtin_dynamic_object_size", "__builtin_expect",
		"__builtin_ffs", "__builtin_frame_address",
		"__builtin_isdigit", "__builtin_object_size",
		"__builtin_parity", "__builtin_popcount",
		"__builtin_return_address",
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (!strncmp(builtin, starts[i], strlen(starts[i])))
			return true;
	return false;
}

static bool writes(const struct expr *e)
{
	switch (e->kind) {
	case EXPR_CALL:
		return !e->builtin || !is_quiet(e->builtin);
	case EXPR_ASSIGN: case EXPR_ASSIGN_OP: case EXPR_INCDEC:
	case EXPR_ATOMIC: case EXPR_VA_ARG:
	case EXPR_UNKNOWN: case EXPR_STMT:
		return true;
	case EXPR_LOAD:
		return e->sub[0]->type->is_volatile;
	case EXPR_INT: case EXPR_FLOAT: case EXPR_STRING: case EXPR_VAR:
	case EXPR_FUNC: case EXPR_MEMBER: case EXPR_DEREF: case EXPR_INDEX:
	case EXPR_ADDR: case EXPR_DECAY: case EXPR_CONVERT: case EXPR_CAST:
	case EXPR_UNARY: case EXPR_BINARY: case EXPR_LOGICAL: case EXPR_COND:
	case EXPR_COMMA: case EXPR_COMPOUND: case EXPR_INIT:
	case EXPR_LABEL_ADDR:
		return false;
	}
	return true;
}

/* Builtins that want a constant, or look at an operand without computing. */
static bool is_fixed_argument(const struct expr *call, uint32_t i)
{
	const char *b = call->builtin;

	if (call->kind != EXPR_CALL || !b)
		return false;
	if (!strcmp(b, "__builtin_va_start") || !strcmp(b, "__builtin_va_end") ||
	    !strcmp(b, "__builtin_va_copy"))
		return true;
	return i >= 2 && (!strcmp(b, "__builtin_prefetch") ||
			  !strcmp(b, "__builtin_expect_with_probability"));
}

static void pass_up(struct expr *e, const struct expr *sub)
{
	e->has_label |= sub->has_label;
	e->side_effect |= sub->side_effect;
}

static void walk_sub(struct finish *w, struct expr *e, struct stmt *in,
		     bool asm_operand)
{
	for (uint32_t i = 0; i < e->nsub; i++) {
		if (!e->sub[i])
			continue;
		if (e->no_insert || is_fixed_argument(e, i))
			e->sub[i]->no_insert = true;
		walk_expr(w, e->sub[i], e, in, asm_operand);
		pass_up(e, e->sub[i]);
	}
	for (uint32_t i = 0; i < e->ninits; i++) {
		struct expr *v = e->inits[i].value;

		if (e->no_insert)
			v->no_insert = true;
		walk_expr(w, v, e, in, asm_operand);
		pass_up(e, v);
	}
}

static bool is_inline_call(const struct expr *e)
{
	return e->kind == EXPR_CALL && !e->builtin &&
	       e->sub[0]->kind == EXPR_DECAY &&
	       e->sub[0]->sub[0]->kind == EXPR_FUNC &&
	       e->sub[0]->sub[0]->sym->flags & SYM_ALWAYS_INLINE;
}

static void walk_expr(struct finish *w, struct expr *e, struct expr *parent,
		      struct stmt *in, bool asm_operand)
{
	e->parent = parent;
	e->in = in;
	e->asm_operand = asm_operand;
	e->side_effect = writes(e);
	if (e->kind == EXPR_LABEL_ADDR) {
		e->has_label = true;
		vec_push(w->p->scratch, &w->gotos, in);
	}
	note_address(e, parent);
	if (is_inline_call(e))
		vec_push(w->p->maps, &w->p->inline_calls, e);
	walk_sub(w, e, in, asm_operand);
	if (e->stmt) {
		struct expr *outer = w->holder;
		struct stmt *breaks = w->breaks;
		struct stmt *loop = w->loop;

		e->stmt->holder = e;
		w->holder = e;
		/* A break in here that leaves the expression is told by
		 * breaks and loop being NULL. */
		w->breaks = NULL;
		w->loop = NULL;
		walk_stmt(w, e->stmt, in);
		w->breaks = breaks;
		w->loop = loop;
		w->holder = outer;
	}
}

/* ---- statements ------------------------------------------------------ */

/* The expressions that hold @s are not to be wrapped (law 9). */
static void label_inside(struct finish *w)
{
	for (struct expr *e = w->holder; e;) {
		struct stmt *s;

		e->has_label = true;
		if (e->parent) {
			e = e->parent;
			continue;
		}
		for (s = e->in; s && !s->holder; s = s->parent)
			;
		e = s ? s->holder : NULL;
	}
}

/* Only constants fit: "i", "n", "K" and the like, no register, no memory, no
 * other operand's place. */
static bool is_immediate(const char *constraint)
{
	size_t modifiers = strspn(constraint, "=+&%*#!?,");
	const char *letters = constraint + modifiers;

	return *letters && !letters[strspn(letters, "inseEFIJKLMNOPZ,")];
}

static void walk_asm(struct finish *w, struct stmt *s)
{
	struct assembly *a = s->assembly;

	for (uint32_t i = 0; i < a->noperands; i++) {
		struct asm_operand *o = &a->operands[i];

		if (is_immediate(o->constraint)) {
			o->expr->no_insert = true;
			vec_push(w->p->maps, &w->p->immediates, o->expr);
		}
		walk_expr(w, o->expr, NULL, s, true);
		if (o->expr->lvalue && (o->output ? o->memory : true))
			take_address(o->expr);
	}
	if (a->nlabels) {
		vec_push(w->p->scratch, &w->gotos, s);
		label_inside(w);
	}
}

static void walk_loop(struct finish *w, struct stmt *s)
{
	struct stmt *breaks = w->breaks;
	struct stmt *loop = w->loop;

	w->breaks = s;
	w->loop = s;
	walk_stmt(w, s->sub[0], s);
	w->breaks = breaks;
	w->loop = loop;
}

/* Every compound between a case and its switch is jumped into. */
static void jump_in(struct stmt *from, const struct stmt *stop)
{
	for (struct stmt *s = from; s && s != stop; s = s->parent)
		if (s->kind == STMT_COMPOUND)
			s->jumped_into = true;
}

static void walk_switch(struct finish *w, struct stmt *s)
{
	struct stmt *breaks = w->breaks;
	struct stmt *sw = w->sw;

	w->breaks = s;
	w->sw = s;
	walk_stmt(w, s->sub[0], s);
	w->breaks = breaks;
	w->sw = sw;
}

static void walk_parts(struct finish *w, struct stmt *s)
{
	if (s->init)
		walk_stmt(w, s->init, s);
	if (s->expr)
		walk_expr(w, s->expr, NULL, s, false);
	if (s->step)
		walk_expr(w, s->step, NULL, s, false);
	for (uint32_t i = 0; i < s->ndecls; i++) {
		s->decls[i].in_for = s->parent && s->parent->init == s;
		if (s->decls[i].init)
			walk_expr(w, s->decls[i].init, NULL, s, false);
	}
}

static void walk_stmt(struct finish *w, struct stmt *s, struct stmt *parent)
{
	s->parent = parent;
	walk_parts(w, s);
	switch (s->kind) {
	case STMT_WHILE: case STMT_DO: case STMT_FOR:
		walk_loop(w, s);
		return;
	case STMT_SWITCH:
		walk_switch(w, s);
		return;
	case STMT_ASM:
		walk_asm(w, s);
		return;
	case STMT_CASE: case STMT_DEFAULT:
		jump_in(s->parent, w->sw);
		break;
	case STMT_LABEL:
		vec_push(w->p->scratch, &w->labels, s);
		label_inside(w);
		break;
	case STMT_GOTO: case STMT_GOTO_PTR:
		vec_push(w->p->scratch, &w->gotos, s);
		label_inside(w);
		break;
	case STMT_RETURN:
		label_inside(w);
		break;
	case STMT_BREAK:
		if (!w->breaks)
			label_inside(w);
		break;
	case STMT_CONTINUE:
		if (!w->loop)
			label_inside(w);
		break;
	case STMT_COMPOUND: case STMT_DECL: case STMT_EXPR: case STMT_IF:
	case STMT_EMPTY: case STMT_UNKNOWN:
		break;
	}
	for (uint32_t i = 0; i < s->nsub; i++)
		if (s->sub[i])
			walk_stmt(w, s->sub[i], s);
}

/* ---- labels ---------------------------------------------------------- */

static bool is_inside(const struct stmt *s, const struct stmt *of)
{
	for (; s; s = s->parent)
		if (s == of)
			return true;
	return false;
}

static bool jumps_to(const struct stmt *s, const struct str *label)
{
	if (s->kind == STMT_GOTO)
		return s->label == label;
	if (s->kind != STMT_ASM)
		return true;	/* goto *, or where &&label is taken */
	for (uint32_t i = 0; i < s->assembly->nlabels; i++)
		if (s->assembly->labels[i] == label)
			return true;
	return s->assembly->nlabels == 0;
}

/* Blocks around a label that do not hold everything that jumps to it. */
static void label_mark(struct finish *w, struct stmt *label)
{
	for (struct stmt *s = label->parent; s; s = s->parent) {
		if (s->kind != STMT_COMPOUND || s == w->f->body)
			continue;
		for (size_t i = 0; i < w->gotos.n; i++)
			if (jumps_to(w->gotos.at[i], label->label) &&
			    !is_inside(w->gotos.at[i], s))
				s->jumped_into = true;
	}
}

void finish_func(struct parser *p, struct func *f)
{
	struct finish w = { .p = p, .f = f };

	if (!f->body)
		return;
	walk_stmt(&w, f->body, NULL);
	for (size_t i = 0; i < w.labels.n; i++)
		label_mark(&w, w.labels.at[i]);
}
