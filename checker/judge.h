/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_JUDGE_H
#define CHECKER_JUDGE_H
/*
 * What the passes of the checker work with, and the one place where a
 * disposition is decided.
 *
 * A pass (checker/<property>.c) looks at one function and raises obligations:
 * it says what it knows (proved, refuted, why not) and which check would settle
 * it.  oblige() turns that into exactly one disposition:
 *
 *   trivial, refuted     as the pass says
 *   proved               if proving is on, the function is not trusted and no
 *                        property that it depends on is switched off
 *   checked              if there is a check and it can be inserted here
 *   guarded              if there is none, but a mechanism of this build stops
 *                        the access
 *   assumed              else, with the reason
 *
 * A check goes before a guard, because it says what was wrong and lets a
 * kernel go on; unless the pass says that the guard is enough, because nothing
 * in the function speaks for the fault.
 */
#include "checker/access.h"
#include "checker/facts.h"
#include "checker/opmap.h"
#include "checker/origin.h"
#include "checker/verdict.h"

/* The unit while it is judged.  verdicts is the first member, so that the
 * functions of verdict.h find the rest. */
struct judge {
	struct verdicts verdicts;
	struct origin *origin;
	struct uaccess *uaccess;	/* or NULL */
	struct arena *scratch;	/* one function's analysis */
	bool copies_out;	/* something is copied to user space */
};

/* One function while its obligations are raised. */
struct fn {
	const struct judge *judge;
	const struct unit *unit;
	const struct options *options;
	const struct func *func;
	struct func_verdict *verdict;
	const struct opmap *map;	/* NULL: no graph */
	const struct facts *facts;	/* NULL: none, nothing is known */
	const struct accesses *accesses;
	const struct stale *stale;	/* NULL: nothing is ever stale */
	struct arena *arena;		/* obligations: the unit's */
	struct arena *scratch;
	uint32_t room;
	bool register_asm;	/* has variables tied to registers */
	const struct expr **declared;	/* by sym id: initializer */
};

/* What a pass knows of an obligation. */
struct claim {
	enum property property;
	const char *rule;
	const struct expr *at;	/* or NULL: stmt */
	const struct stmt *stmt;
	op_id op;		/* or NO_OP */
	bool trivial;
	bool proved;
	bool refuted;
	bool weak;		/* the check may pass where it should not (bounds
				 * not known at run time): assumed(reason), with
				 * the check beside it */
	bool variable;
	enum reason reason;	/* if neither proved nor checked */
	const char *guard;	/* mechanism of this build, or NULL */
	bool guard_enough;	/* rather than the check */
	const struct premises *premises;	/* of the proof, or NULL */
	struct check check;
	const char *what;
};

/* True when it is refuted: the caller says so in a finding. */
bool oblige(struct fn *f, struct claim c);

/* Facts of an operation; NO_OP, or no facts, is knowing nothing. */
bool fn_reached(const struct fn *f, op_id at);
enum null_fact fn_null(const struct fn *f, op_id value);
/* facts_doubted(); without facts everything is. */
bool fn_doubted(const struct fn *f, op_id value);
struct object_fact fn_object(const struct fn *f, op_id value);
/* Both ends inclusive; false when nothing below the type's range is known, or
 * when the value does not fit. */
bool fn_range(const struct fn *f, op_id value, int64_t *lo, int64_t *hi);

/* Notes all initializers, once for a function. */
void declared_collect(struct fn *f);
/* The initializer with which the local @s is declared, when no execution gets
 * to its use @at without having passed there; else NULL. */
const struct expr *declared_init(const struct fn *f, const struct sym *s,
				 const struct expr *at);

/* That the pointer of an access, or argument @arg of a call, is not into a
 * freed object; none where the runtime does not know.  It knows of objects of
 * the heap, not of all: passing is no proof. */
struct check alive_check(const struct fn *f, const struct expr *anchor,
			 uint32_t arg);

bool is_off(const struct options *o, enum property p);

/* "'slots' (struct ring)", "'*p'": the accessed thing, for reports. */
const char *what_of(struct fn *f, const struct expr *lvalue);

/* REASON_NONE when @c can be inserted, else why not (checker/insertable.c). */
enum reason insertable(const struct fn *f, const struct check *c);
/* The same of the place alone, in a function that is trusted, too. */
enum reason insertable_place(const struct fn *f, const struct check *c);

/* The passes, from checker/pass.def. */
#define PASS(phase, name, what) void phase##_##name(struct fn *f);
#include "checker/pass.def"
#undef PASS
#endif
