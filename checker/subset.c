// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * subset: the construct is in the language; unreachable() is not reached.
 *
 * Reads: the tree, facts.  Writes: obligations.
 * Reports: subset-asm subset-unreachable subset-unknown
 */
#include <string.h>
#include "checker/argument.h"
#include "checker/judge.h"
#include "frontend/walk.h"

static bool is_code(const struct assembly *a)
{
	/* An empty template is a barrier for the compiler and no code. */
	return !a || !a->template || a->template[0];
}

/*
 * Whether control comes to @at from an asm with nothing between.  asm that is
 * followed by __builtin_unreachable() says that it does not go on: a trap, a
 * jump, or a mark for a tool that then holds what follows for dead (objtool:
 * BUG() and unreachable() of an x86 kernel).
 */
static bool is_behind_asm(const struct func *g, op_id at)
{
	const struct block *b = &g->blocks[g->ops[at].block];

	for (;;) {
		while (at > b->first) {
			const struct op *o = &g->ops[--at];

			if (o->kind == OP_ASM_K && is_code(o->assembly))
				return true;
			if (o->kind != OP_ASM_K && op_flags(o->kind) &
			    (OPF_READS | OPF_WRITES | OPF_HAVOC))
				return false;
		}
		if (b->nfrom != 1)
			return false;
		b = &g->blocks[b->from[0]];
		at = b->first + b->n - 1;
		if (g->ops[at].kind != OP_JUMP_K)
			return false;
	}
}

static void check_unreachable(struct fn *f, const struct expr *e)
{
	struct claim c = {
		.property = PROP_subset, .rule = "subset-unreachable",
		.at = e, .op = opmap_find(f->map, e, OP_END_K),
	};

	if (c.op != NO_OP && is_behind_asm(f->func, c.op))
		c.reason = REASON_ASM;
	else
		c.check = (struct check){ .form = CHECK_REACHED, .anchor = e };
	oblige(f, c);
}

static void check_expr(struct fn *f, const struct expr *e)
{
	if (e->kind == EXPR_UNKNOWN)
		oblige(f, (struct claim){
			.property = PROP_subset, .rule = "subset-unknown",
			.at = e, .op = NO_OP, .reason = REASON_NOT_CHECKED,
		});
	if (e->kind == EXPR_CALL && e->builtin &&
	    !strcmp(e->builtin, "__builtin_unreachable"))
		check_unreachable(f, e);
}

static void check_stmt(void *ctx, const struct stmt *s)
{
	struct fn *f = ctx;

	if (s->kind == STMT_ASM)
		oblige(f, (struct claim){
			.property = PROP_subset, .rule = "subset-asm",
			.stmt = s, .op = NO_OP, .reason = REASON_ASM,
			.trivial = !is_code(s->assembly),
		});
	if (s->kind == STMT_UNKNOWN)
		oblige(f, (struct claim){
			.property = PROP_subset, .rule = "subset-unknown",
			.stmt = s, .op = NO_OP,
			.reason = REASON_NOT_CHECKED,
		});
}

void check_subset(struct fn *f)
{
	struct walk w = { .stmt = check_stmt, .ctx = f };

	exprs_visit(f, check_expr);
	walk_stmt(&w, f->func->body);
}
