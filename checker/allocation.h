/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_ALLOCATION_H
#define CHECKER_ALLOCATION_H
/*
 * A new object and the record that it is taken for: T *p = kmalloc(n).
 *
 * Only the very call counts, below conversions, ?: and ({ }).  What was kept as
 * a void * in between is not asked: such pointers become pointers to larger
 * things all over C, and the length was compared elsewhere.
 *
 * Programs do allocate less than sizeof(T), and mean it (docs/model.md lists
 * how); a report of that would be a false one:
 *
 *  - a record that ends in an array may be cut in it, or before it;
 *  - an amount that is the offset or the end of a member, or is written with
 *    offsetof(), stops there on purpose;
 *  - 0 bytes are no object, and NULL and error pointers are none.
 */
#include "checker/judge.h"

enum fit {
	FIT_NONE,	/* no new object, or not of a known amount */
	FIT_ENOUGH,	/* sizeof(T) bytes at least, if any */
	FIT_MEANT,	/* less, on purpose */
	FIT_SMALL,	/* always less than it needs */
	FIT_OPEN,	/* the amount is known when it runs */
};

/* How the new object that the pointer rvalue @e is fits the record @t.  *@asked:
 * SMALL: the bytes.  Adds to @p what ENOUGH rests on. */
enum fit allocation_fit(struct fn *f, const struct expr *e,
			const struct type *t, uint64_t *asked,
			struct premises *p);

/* The bytes that every object that is taken for the record @t has. */
uint64_t allocation_needs(const struct type *t);
#endif
