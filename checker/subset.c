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

static void check_expr(struct fn *f, const struct expr *e)
{
	if (e->kind == EXPR_UNKNOWN)
		oblige(f, (struct claim){
			.property = PROP_subset, .rule = "subset-unknown",
			.at = e, .op = NO_OP, .reason = REASON_NOT_CHECKED,
		});
	if (e->kind == EXPR_CALL && e->builtin &&
	    !strcmp(e->builtin, "__builtin_unreachable"))
		oblige(f, (struct claim){
			.property = PROP_subset, .rule = "subset-unreachable",
			.at = e, .op = opmap_find(f->map, e, OP_END_K),
			.check = { .form = CHECK_REACHED, .anchor = e },
		});
}

static void check_stmt(void *ctx, const struct stmt *s)
{
	struct fn *f = ctx;

	/* An empty template is a barrier for the compiler and no code. */
	if (s->kind == STMT_ASM)
		oblige(f, (struct claim){
			.property = PROP_subset, .rule = "subset-asm",
			.stmt = s, .op = NO_OP, .reason = REASON_ASM,
			.trivial = s->assembly && s->assembly->template &&
				   !s->assembly->template[0],
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
