/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_ORIGIN_H
#define CHECKER_ORIGIN_H
/*
 * Where a pointer comes from: its bounds as lowering can write them down, and
 * how many bytes are promised behind it whatever happens at run time.
 *
 * Two answers are computed over the whole unit, as fixpoints over all
 * assignments to the pointer variables of all functions (flow-insensitive):
 *
 *   may   some value that is assigned has bounds: a companion is of use.
 *         Least fixpoint.
 *   must  every value that is assigned has bounds: the companion never says
 *         "unknown", so a check against it settles the obligation.  Greatest
 *         fixpoint: optimistic, through recursion and loops.
 *
 * Parameters of static functions of which every mention is a direct call that
 * may be rewritten (law 7 of docs/insertion.md) take part like any variable; what is passed
 * is what is assigned.
 */
#include "checker/verdict.h"

struct origin;

/* Premises collected on the way; sorted and unique when they are used. */
struct premises {
	struct premise *at;
	uint32_t n;
	uint32_t room;
};

void premises_add(struct premises *p, struct arena *a, enum premise_kind kind,
		  const char *subject);

/* Runs the fixpoints over the reached functions of the unit. */
struct origin *origin_new(struct verdicts *v, struct arena *a);

/* The places of the unit whose promises it breaks itself. */
const struct breaches *origin_breaches(const struct origin *o);

/* Whether this local pointer may have a companion at all (law 6). */
bool origin_eligible(const struct origin *o, const struct func *f,
		     const struct sym *s);

/* From the flexible array @member to the end of the object that it is in,
 * whatever its count says. */
const struct bounds *origin_tail(const struct origin *o, const struct func *f,
				 const struct expr *member, struct arena *a);

/* The function that @call names, or NULL: through a pointer. */
const struct sym *callee_of(const struct expr *call);
const char *callee_name(const struct expr *call);

/* Any part of @b is known at run time, sometimes. */
bool bounds_may(const struct bounds *b);

/*
 * How many bytes are behind the pointer rvalue @e at least, by declared types,
 * contracts and allocations of constant size; 0: nothing is promised.  NULL
 * and error pointers have no bytes and count as everything (UINT64_MAX): the
 * property null is about them.  Adds what the answer rests on to @p.  @f is NULL
 * for a static initializer.
 */
uint64_t origin_promised(const struct origin *o, const struct func *f,
			 const struct expr *e, struct premises *p,
			 struct arena *a);

/*
 * How many bytes are behind the list cursor @s of @f while it is at no head, by
 * the list that it goes over: every value that it is given is container_of() of
 * a link of its list, or promised as much.  Premise list.  0: nothing is.
 */
uint64_t origin_element(const struct origin *o, const struct func *f,
			const struct sym *s, struct premises *p,
			struct arena *a);

/* The companion of @s (NULL: what @f hands back) does say "unknown": from now on
 * bounds that come from it may do so, too. */
void origin_lose(struct origin *o, const struct func *f, const struct sym *s);

/* Whether @b, made before, may be unknown at run time by now. */
bool origin_is_lost(const struct origin *o, const struct func *f,
		    const struct bounds *b);

/* How many bytes the call of an allocation asks for, when that is a constant. */
bool origin_allocated(const struct expr *call, uint64_t *bytes);

/*
 * Settles fv->companion and fv->extended from the checks of the obligations:
 * what they read, what that is assigned from, and what callers pass.  From
 * then on bounds_of() names no companion that does not exist.
 */
void origin_settle(struct origin *o, struct verdicts *v);
#endif
