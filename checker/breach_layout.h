/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_BREACH_LAYOUT_H
#define CHECKER_BREACH_LAYOUT_H
/*
 * The pointers in an object that promise something: leaves of its type.
 */
#include "frontend/contract.h"

struct leaf {
	const struct field *field;	/* that has it, or an array of it */
	const struct type *type;	/* the pointer's */
	uint64_t at;			/* bytes from the start of the object */
};

typedef void on_leaf(void *ctx, const struct leaf *l);

/* A pointer of type @t, declared with @k or NULL, promises something. */
bool leaf_promises(const struct type *t, const struct kind *k);

/* Calls @found for the leaves of an object of type @t; of an array's elements
 * those of the first ones.  A pointer alone has no field and is none. */
void leaves_visit(const struct type *t, on_leaf *found, void *ctx);
/* Of the field @f, in a record at byte @at. */
void leaf_of_field(const struct field *f, uint64_t at, on_leaf *found,
		   void *ctx);
/* Those of @t where an object of type @as has no such pointer.  An integer or
 * a pointer stands for as many of it as there are. */
void leaves_differ(const struct type *t, const struct type *as,
		   on_leaf *found, void *ctx);

/* A @t has, at byte @at, a pointer to what @pointer points to. */
bool leaf_matches(const struct type *t, uint64_t at,
		  const struct type *pointer);
#endif
