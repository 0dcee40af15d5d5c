// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Scopes, and the ways out of them: goto, break, continue, return. */
#include "frontend/graph/build.h"

static void leave_sym(struct builder *b, struct sym *sym)
{
	if (sym->flags & SYM_CLEANUP) {
		op_id *args = arena_array(b->a, 1, sizeof(*args));
		struct op *o;

		args[0] = build_addr_of(b, sym, NULL);
		o = build_op(b, OP_CALL_K, NULL, NULL);
		o->args = args;
		o->nargs = 1;
		o->name = "cleanup";
		o->implied = true;
	}
	build_op(b, OP_LEAVE_K, sym->type, NULL)->sym = sym;
}

/* Everything in @s that was declared after offset @from. */
static void leave_scope(struct builder *b, const struct scope *s, uint32_t from)
{
	for (uint32_t i = s->nsyms; i-- > 0;)
		if (s->syms[i]->range.begin >= from)
			leave_sym(b, s->syms[i]);
}

void scope_push(struct builder *b, struct scope *s, const struct stmt *at)
{
	*s = (struct scope){ .stmt = at, .outer = b->scope };
	b->scope = s;
}

void scope_pop(struct builder *b)
{
	if (b->open != NO_BLOCK)
		leave_scope(b, b->scope, 0);
	b->scope = b->scope->outer;
}

void scope_declare(struct builder *b, struct sym *sym, struct expr *e)
{
	struct scope *s = b->scope;
	void *at = s->syms;
	struct sym **slot;

	build_op(b, OP_DECLARE_K, sym->type, e)->sym = sym;
	for (uint32_t i = 0; i < s->nsyms; i++)
		if (s->syms[i] == sym)
			return;
	slot = arena_grow(b->a, &at, &s->nsyms, &s->room, sizeof(struct sym *));
	s->syms = at;
	*slot = sym;
}

/* ---- labels --------------------------------------------------------------- */

static void labels_in(struct builder *b, const struct expr *e);

void jump_labels(struct builder *b, struct stmt *s)
{
	if (!s)
		return;
	if (s->kind == STMT_LABEL) {
		struct label *old = b->labels;

		b->labels = arena_array(b->a, b->nlabels + 1, sizeof(*old));
		for (uint32_t i = 0; i < b->nlabels; i++)
			b->labels[i] = old[i];
		b->labels[b->nlabels].stmt = s;
		b->labels[b->nlabels++].block = build_block(b);
	}
	labels_in(b, s->expr);
	labels_in(b, s->step);
	jump_labels(b, s->init);
	for (uint32_t i = 0; i < s->ndecls; i++)
		labels_in(b, s->decls[i].init);
	for (uint32_t i = 0; s->assembly && i < s->assembly->noperands; i++)
		labels_in(b, s->assembly->operands[i].expr);
	for (uint32_t i = 0; i < s->nsub; i++)
		jump_labels(b, s->sub[i]);
}

static void labels_in(struct builder *b, const struct expr *e)
{
	if (!e)
		return;
	if (e->kind == EXPR_STMT)
		jump_labels(b, e->stmt);
	for (uint32_t i = 0; i < e->nsub; i++)
		labels_in(b, e->sub[i]);
	for (uint32_t i = 0; i < e->ninits; i++)
		labels_in(b, e->inits[i].value);
}

uint32_t jump_label_block(const struct builder *b, const struct stmt *s)
{
	for (uint32_t i = 0; i < b->nlabels; i++)
		if (b->labels[i].stmt == s)
			return b->labels[i].block;
	return NO_BLOCK;
}

static const struct stmt *above(const struct stmt *s)
{
	if (s->parent)
		return s->parent;
	return s->holder ? s->holder->in : NULL;
}

static bool is_above(const struct stmt *upper, const struct stmt *s)
{
	for (; s; s = above(s))
		if (s == upper)
			return true;
	return false;
}

/* How many statements around @s hold @from too. */
static uint32_t shared_depth(const struct stmt *s, const struct stmt *from)
{
	uint32_t n = 0;

	for (s = above(s); s; s = above(s))
		n += is_above(s, from);
	return n;
}

/* __label__ makes names local to a block, and the tree does not say so: of
 * several labels of one name the nearest is meant. */
const struct label *jump_find(const struct builder *b, const struct str *name,
			      const struct stmt *from)
{
	const struct label *best = NULL;
	uint32_t depth = 0;

	for (uint32_t i = 0; i < b->nlabels; i++) {
		const struct label *l = &b->labels[i];
		uint32_t d;

		if (l->stmt->label != name)
			continue;
		d = shared_depth(l->stmt, from);
		if (!best || d > depth) {
			best = l;
			depth = d;
		}
	}
	return best;
}

/* Leaves the scopes that do not hold @to, and of those that do what was
 * declared after it. */
static void leave_for(struct builder *b, const struct stmt *to)
{
	for (const struct scope *s = b->scope; s; s = s->outer)
		leave_scope(b, s, s->stmt && is_above(s->stmt, to)
					  ? to->range.begin : 0);
}

/* All labels of the function are possible targets of a computed goto. */
static void goto_any(struct builder *b, struct stmt *s)
{
	op_id v = build_value(b, s->expr);

	if (!b->nlabels) {
		build_dead_end(b, false, s->expr);
		return;
	}
	for (uint32_t i = 0; i < b->nlabels; i++)
		build_edge(b, b->labels[i].block);
	build_op(b, OP_GOTO_K, NULL, s->expr)->arg[0] = v;
}

void jump_goto(struct builder *b, struct stmt *s)
{
	const struct label *l;

	if (s->kind == STMT_GOTO_PTR) {
		goto_any(b, s);
		return;
	}
	l = jump_find(b, s->label, s);
	if (!l) {
		build_dead_end(b, false, NULL);
		return;
	}
	leave_for(b, l->stmt);
	build_edge(b, l->block);
	build_op(b, OP_JUMP_K, NULL, NULL);
}

void jump_break(struct builder *b, bool is_continue)
{
	const struct target *t = b->target;

	while (t && is_continue && t->continue_to == NO_BLOCK)
		t = t->outer;
	if (!t) {
		build_dead_end(b, false, NULL);
		return;
	}
	for (const struct scope *s = b->scope; s != t->scope; s = s->outer)
		leave_scope(b, s, 0);
	build_edge(b, is_continue ? t->continue_to : t->break_to);
	build_op(b, OP_JUMP_K, NULL, NULL);
}

void jump_return(struct builder *b, op_id value, struct stmt *s)
{
	for (const struct scope *k = b->scope; k; k = k->outer)
		leave_scope(b, k, 0);
	build_op(b, OP_RETURN_K, NULL, s->expr)->arg[0] = value;
}
