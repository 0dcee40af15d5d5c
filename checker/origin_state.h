/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_ORIGIN_STATE_H
#define CHECKER_ORIGIN_STATE_H
/*
 * What checker/origin.c (assignments and fixpoints), origin_bounds.c (bounds
 * of an expression) and origin_promise.c (promised bytes) share; nobody else
 * includes this.
 */
#include "checker/breach.h"
#include "checker/origin.h"

/* A value given to a pointer variable.  rhs NULL: it cannot be followed. */
struct assign {
	const struct sym *sym;
	const struct expr *rhs;
};

struct call_site {
	const struct expr *call;
	uint32_t caller;	/* index into origin->funcs */
};

struct fn_origin {
	const struct func *func;
	bool *eligible;		/* by sym id: may have a companion (law 6) */
	bool *may;
	bool *knows;		/* ... and not only by asking the runtime */
	bool *must;
	bool *moved;		/* p++, p += n somewhere */
	bool *asked;		/* a question at a check says as much as a
				 * companion would */
	bool *moved_back;	/* p--, p -= n, p = q - n */
	uint64_t *promised;
	struct assign *assigns;
	uint32_t nassigns;
	uint32_t assigns_room;
	uint32_t cursors_room;
	bool extendable;	/* law 7 */
	struct call_site *calls;	/* of this function, in the unit */
	uint32_t ncalls;
	uint32_t calls_room;
	/* what it returns, when that is a pointer: as one more variable */
	const struct expr **returns;
	uint32_t nreturns;
	uint32_t returns_room;
	bool result_knows;
	bool result_must;
};

struct origin {
	struct verdicts *verdicts;
	struct arena *arena;
	struct fn_origin *funcs;	/* as unit->funcs */
	const struct breaches *breaches;
	bool may_done;		/* the first fixpoint */
	bool settled;
};

struct fn_origin *origin_func(const struct origin *o, const struct func *f);

/* bounds_of() while the fixpoints run, in any arena. */
const struct bounds *origin_bounds(const struct origin *o,
				   const struct fn_origin *fo,
				   const struct expr *e, struct arena *a);
/* NULL: what the callers pass. */
const struct bounds *origin_entry(const struct origin *o,
				  const struct fn_origin *fo,
				  const struct sym *param, struct arena *a);

/* Of what @fo returns by @e. */
const struct bounds *origin_result(const struct origin *o,
				   const struct fn_origin *fo,
				   const struct expr *e, struct arena *a);
/* @b, in @fo, says more at run time, sometimes, than the runtime could be
 * asked. */
bool bounds_know(const struct origin *o, const struct fn_origin *fo,
		 const struct bounds *b);

/* One round over all variables; true when something changed. */
bool promise_round(struct origin *o, struct arena *scratch);

/* Fills in asked, when may is done. */
void asked_find(struct origin *o, struct arena *scratch);

/* Where a check may ask about a local pointer instead of reading bounds in its
 * companion. */
struct asking {
	enum {
		ASK_NEVER,
		ASK_HERE,	/* at the check */
		ASK_BEFORE,	/* where the pointer gets its value: BOUNDS_ROOM
				 * is enough */
		ASK_EITHER,
	} how;
	const struct expr *read;	/* of the pointer, at the check */
};

struct asking asked_at(const struct fn_origin *fo, const struct check *c);

/* The local pointer that the lvalue @e names (also as READ_ONCE() spells it),
 * when it may have a companion; else NULL. */
const struct sym *eligible_var(const struct fn_origin *fo,
			       const struct expr *e);
#endif
