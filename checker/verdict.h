/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_VERDICT_H
#define CHECKER_VERDICT_H
/*
 * Verdicts: what the checker says of a unit, and all that lowering and the
 * report may know of it.
 *
 * An *obligation* is one property of one access (or conversion, call, ...) of
 * the source.  It gets exactly one *disposition*.  It also carries the *check*
 * that would settle it at run time, when there is one: lowering emits it for
 * CHECKED, ASSUMED and REFUTED (and, in audit mode, for PROVED), and decides
 * nothing itself.  A check that could not be inserted is not there.
 */
#include <stdbool.h>
#include <stdint.h>
#include "frontend/cfg.h"
#include "frontend/contract.h"
#include "frontend/diag.h"
#include "frontend/ir.h"
#include "frontend/options.h"

enum property {
#define PROPERTY(word, depends, what) PROP_##word,
#include "checker/property.def"
#undef PROPERTY
	PROPERTIES
};

enum disposition {
	DISP_TRIVIAL,	/* syntax alone discharges it */
	DISP_PROVED,	/* on every execution, given its premises */
	DISP_GUARDED,	/* a named mechanism outside saner stops it */
	DISP_CHECKED,	/* check is emitted */
	DISP_ASSUMED,	/* neither: reason.  A check that stands beside it is
			 * emitted all the same: it passes where the bounds are
			 * not known at run time */
	DISP_REFUTED,	/* broken on every execution that gets there; the
			 * check, when there is one, is emitted */
	DISPOSITIONS
};

enum reason {
	REASON_NONE,
#define REASON(NAME, word, what) REASON_##NAME,
#include "checker/reason.def"
#undef REASON
	REASONS
};

enum premise_kind {
#define PREMISE(NAME, word, what) PREMISE_##NAME,
#include "checker/premise.def"
#undef PREMISE
	PREMISES
};

struct premise {
	enum premise_kind kind;
	const char *subject;	/* "ring_push", "ring.slots", ... */
};

/*
 * Where the bounds of a pointer value come from; found on the tree, so that
 * lowering can write them down at the place where the value is made.
 */
enum bounds_form {
	BOUNDS_UNKNOWN,	/* {0, SIZE_MAX} */
	BOUNDS_NOTHING,	/* {0, 0}: NULL, an error pointer */
	BOUNDS_OBJECT,	/* [&expr, &expr + size): expr an lvalue whose address
			 * is &object, a decayed array, a string literal */
	BOUNDS_TAIL,	/* trailing array expr (a MEMBER): from &expr to the end
			 * of what @a says of the record's pointer */
	BOUNDS_COMPANION,	/* of the local pointer sym */
	BOUNDS_KIND,	/* value of expr (a LOAD of a field or static, the DECAY
			 * of a flexible array member, a CALL; NULL: parameter
			 * sym at entry) with its declared kind */
	BOUNDS_ALLOC,	/* value of the CALL expr, contract->alloc bytes */
	BOUNDS_LOOKUP,	/* of the heap object that the value of expr (NULL: the
			 * parameter sym at entry) points into, as the runtime
			 * finds it; unknown when it points elsewhere */
	BOUNDS_ROOM,	/* of a check alone: from the local pointer sym to the
			 * end of what was looked up for it; func_verdict.room */
	BOUNDS_ARG,	/* as argument @index of the CALL expr (bounds in a) */
	BOUNDS_RETURNED, /* as the function sym hands them back with the value
			 * of its CALL expr (func_verdict.hands_back) */
	BOUNDS_COND,	/* of expr ?: -- a if true, b if false */
};

struct bounds {
	enum bounds_form form;
	const struct expr *expr;
	const struct sym *sym;
	const struct kind *kind;
	uint64_t size;
	uint32_t index;
	const struct bounds *a;
	const struct bounds *b;
	bool known;		/* never {0, SIZE_MAX} when it runs */
};

/*
 * A run-time check: its form and operands.  `anchor` is the node around whose
 * operand the check is wrapped; checks of one anchor are emitted together.
 */
enum check_form {
	CHECK_NONE,
	CHECK_NULL,	/* anchor DEREF or INDEX (pointer sub[0]), CALL (argument
			 * arg), ATOMIC (sub[arg]), or any pointer rvalue (the
			 * callee of an indirect call): it is not NULL and not
			 * an error pointer */
	CHECK_INDEX,	/* anchor INDEX: 0 <= sub[1] < count */
	CHECK_ACCESS,	/* anchor DEREF, INDEX or a pointer rvalue: bytes
			 * [lo, hi) from the designated element are inside
			 * bounds */
	CHECK_BYTES,	/* anchor CALL, or ATOMIC (sub[arg]): amount * scale bytes at argument arg are inside
			 * bounds; amount over the arguments of the call */
	CHECK_STRING,	/* anchor CALL: a NUL stands inside bounds from argument
			 * arg on; or amount bytes do, when there is one */
	CHECK_CAST,	/* anchor a pointer rvalue: hi bytes are inside bounds,
			 * or those are nothing */
	CHECK_ALIVE,	/* anchor DEREF or INDEX (pointer sub[0]), CALL (argument
			 * arg): lo bytes behind it is no freed object, as far
			 * as the runtime knows, or (with bounds, a companion)
			 * it was not freed by that name */
	CHECK_ZERO,	/* the local sym is zeroed where it is declared */
	CHECK_ZERO_HEAP,	/* anchor CALL that allocates: the new object is
				 * zeroed */
	CHECK_DIVISOR,	/* anchor BINARY or ASSIGN_OP: divisor not 0 (and not
			 * MIN / -1) */
	CHECK_SHIFT,	/* ... 0 <= shift count < count */
	CHECK_REACHED,	/* anchor CALL of __builtin_unreachable: reports */
};

struct check {
	enum check_form form;
	const struct expr *anchor;
	const struct sym *sym;
	uint32_t arg;
	uint64_t count;
	int64_t lo, hi;
	const struct amount *amount;
	uint64_t scale;		/* CHECK_BYTES: bytes an amount stands for */
	const struct bounds *bounds;
	bool writes;
};

struct obligation {
	uint32_t id;		/* 1.. within its function, in text order */
	enum property property;
	const char *rule;	/* "bounds-index": id of its diagnostic */
	const struct expr *at;	/* the access, conversion, call; NULL: stmt */
	const struct stmt *stmt;	/* of a statement as a whole, or NULL */
	uint32_t offset;	/* in the text, where a reader looks for it */
	const struct op *op;	/* or NULL */
	enum disposition disposition;
	enum reason reason;	/* ASSUMED */
	const char *guard;	/* GUARDED: which mechanism */
	bool variable;		/* bounds: variable index, arithmetic, cast, length */
	const struct premise **premises;
	uint32_t npremises;
	struct check check;
	uint32_t covered_by;	/* CHECKED, ASSUMED with a check: id of the
				 * obligation whose check runs
				 * before and says the same; 0: none.  Its own
				 * check is not emitted then */
	const char *what;	/* for the run-time report: "'slots' (struct ring)" */
};

/* The end of a walk over a list: where @compare, the condition of a for loop,
 * finds the cursor @sym back at the head, @sym points to no object any more. */
struct cursor {
	const struct expr *compare;	/* EXPR_BINARY, == or != */
	const struct expr *head;	/* the operand that is not &sym->member */
	bool head_moves;	/* the loop may change what that is */
	const struct sym *sym;
	int64_t lo, hi;	/* bytes of the member in *sym: then the head's */
};

/* An access that -fsaner-count counts (checker/counted.h). */
struct counted {
	const struct expr *at;	/* the lvalue, or the ATOMIC */
#define COUNTED_OPERANDS 4
	const struct expr *operands[COUNTED_OPERANDS];	/* evaluated whenever it
				 * is: where a counter may stand, best first */
	uint32_t noperands;
	uint32_t *obligations;	/* indexes into those of the function */
	uint32_t nobligations, room;
};

struct func_verdict {
	const struct func *func;
	const char *trusted;	/* not analysed: why; NULL: analysed */
	struct obligation *obligations;
	uint32_t nobligations;
	/* by sym id of the function: the local pointers whose bounds some check
	 * needs at run time */
	bool *companion;
	/* by sym id: ... of which a word is enough: how many bytes its object has
	 * from where it points to on, as it was looked up (BOUNDS_ROOM) */
	bool *room;
	/* by sym id: parameters of a static function that is called with their
	 * bounds (law 7) */
	bool *extended;
	/* it hands back the bounds of what it returns (law 7) */
	bool hands_back;
	bool is_extended;	/* either */
	/* whose companions become nothing when their loop ends by itself */
	struct cursor *cursors;
	uint32_t ncursors;
	struct counted *counted;	/* -fsaner-count: else none */
	uint32_t ncounted;
};

struct verdicts {
	const struct unit *unit;
	const struct options *options;
	struct arena *arena;
	struct diags *findings;	/* frontend/diag.h: what is refuted */
	struct func_verdict *funcs;	/* as unit->funcs; unreached ones have
					 * no obligations */
	uint32_t nfuncs;
	/* what the runtime is told of (checker/objects.h): static objects, by
	 * sym id of the unit, and string literals */
	bool *told;
	const struct expr **literals;
	uint32_t nliterals;
};

/* Judges the unit.  Never writes to it. */
struct verdicts *check_unit(const struct unit *u, const struct options *o,
			    struct arena *a);

/* Takes back what the checker hoped for: @o, an obligation of @v, has no check,
 * because that could not be written.  Where it was CHECKED it is ASSUMED, for
 * @why. */
void obligation_assume(struct verdicts *v, const struct obligation *o,
		       enum reason why);

/* The same for the bounds of the local pointer @s of @fv, which its companion
 * does not always have after all: whatever was CHECKED against it, or against a
 * pointer that got its bounds, is ASSUMED with the check beside it.  @s NULL:
 * the bounds that @fv hands back. */
void companion_assume(struct verdicts *v, const struct func_verdict *fv,
		      const struct sym *s);

/* The bounds of the pointer rvalue @e in its function: what lowering writes
 * into the companion of a pointer that @e is assigned to, or passes for an
 * extended parameter. */
const struct bounds *bounds_of(const struct verdicts *v,
			       const struct func_verdict *fv,
			       const struct expr *e);

/* The same for what the function returns, @e of a return statement: what it
 * hands back. */
const struct bounds *bounds_handed_back(const struct verdicts *v,
					const struct func_verdict *fv,
					const struct expr *e);

/* The bounds of the pointer parameter @param when its function is entered:
 * what lowering writes into its companion there (BOUNDS_KIND: expr is NULL,
 * sym is the parameter).  NULL when the caller passes them: fv->extended. */
const struct bounds *bounds_at_entry(const struct verdicts *v,
				     const struct func_verdict *fv,
				     const struct sym *param);

/* The verdict of the function that @call calls directly, when it is one of
 * this unit and extended; else NULL. */
const struct func_verdict *extended_callee(const struct verdicts *v,
					   const struct expr *call);

const char *property_word(enum property p);
const char *disposition_word(enum disposition d);
const char *reason_word(enum reason r);
const char *premise_word(enum premise_kind k);
#endif
