/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_ARGUMENT_H
#define CHECKER_ARGUMENT_H
/*
 * The calls of a function and what the callee promises or demands of each
 * argument: from its contract, else from the kinds of its parameters.
 */
#include "checker/judge.h"

struct argument {
	const struct expr *call;
	const struct sym *callee;	/* NULL: through a pointer */
	const struct contract *contract;	/* or NULL */
	uint32_t index;
	const struct expr *value;
	const struct param_contract *param;	/* or NULL */
	const struct kind *kind;	/* or NULL */
	op_id call_op;			/* or NO_OP */
	op_id op;			/* of the value, or NO_OP */
};

/* Calls @visit for each argument of each call of @f, in the order of text. */
void arguments_visit(struct fn *f,
		     void (*visit)(struct fn *f, const struct argument *a));

/* Calls @visit for each expression of @f, in the order of the text. */
void exprs_visit(struct fn *f,
		 void (*visit)(struct fn *f, const struct expr *e));

/* The callee reads or writes bytes behind this argument on our behalf, so that
 * it must be a pointer that may be dereferenced. */
bool argument_accessed(const struct argument *a);

/* The argument @e as it is written: where a macro keeps it in a local of its
 * statement expression first (include/linux/fortify-string.h), what that local is
 * made of. */
const struct expr *argument_written(const struct expr *e);

/* An object of type @t has a pointer in it. */
bool holds_pointers(const struct type *t);

/* The EXPR_ATOMIC @e accesses an object of the first one's size through its
 * argument @arg. */
bool atomic_accesses(const struct expr *e, uint32_t arg);

/* Some argument of the call is user memory: copy_to_user() and the like. */
bool call_is_user_copy(const struct contract *c);
#endif
