/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_FACTS_H
#define CHECKER_FACTS_H
/*
 * Facts: what holds of the values of one function, on every execution that
 * gets there.  An analysis: it computes and is asked, it reports nothing.
 *
 * A value is an op; a fact about it holds from its definition on.  Facts about
 * variables are facts about the LOADs that read them, so that a test of a
 * variable shows in every later LOAD of it.  Sound for wrap-around arithmetic,
 * for any aliasing, and for any unknown callee; whatever is not known is the
 * full range, may be null, may be uninitialised.
 */
#include <stdbool.h>
#include <stdint.h>
#include "frontend/cfg.h"

struct breaches;
struct facts;

/* lo <= value <= hi as mathematical integers in the op's own type (signed or
 * unsigned); lo > hi: not reached.  64-bit unsigned values above INT64_MAX are
 * why there is a flag: umax set means hi is (uint64_t)hi. */
struct range_fact {
	int64_t lo;
	int64_t hi;
	bool is_unsigned;	/* lo, hi are to be read as uint64_t */
	bool empty;
};

enum null_fact {
	NULL_MAYBE,
	NULL_NEVER,	/* neither NULL nor an error pointer */
	NULL_NOT_NULL,	/* not NULL, but may be an error pointer */
	NULL_ALWAYS,
};

/* Into which object a pointer value points, when that is known.  A sub-object
 * of an object that is not known itself (buf of p->buf) has neither sym nor
 * alloc nor string. */
struct object_fact {
	bool known;
	const struct sym *sym;	/* the variable, or NULL */
	op_id alloc;		/* or the CALL that made it, or NO_OP */
	op_id string;		/* or the STRING, or NO_OP */
	bool has_size;
	uint64_t size;		/* at least so many bytes in all */
	int64_t lo, hi;		/* offset of the pointer in it, bytes */
	bool exact_object;	/* sub-object steps (FIELD) were followed: lo, hi
				 * and size are of the innermost sub-object */
};

enum init_fact {
	INIT_MAYBE,
	INIT_YES,	/* every byte read was written before */
	INIT_NO,	/* no path writes it before */
};

/* Everything in @scratch; @broken: the places whose kinds do not hold
 * (checker/breach.h), or NULL: none.  Budgets are counted in steps, so that the same input
 * gives the same facts on any machine.  When the budget ends, the facts are
 * those of knowing nothing. */
struct facts *facts_compute(const struct unit *u, const struct func *f,
			    const struct breaches *broken,
			    struct arena *scratch);

bool facts_reached(const struct facts *x, op_id at);
struct range_fact facts_range(const struct facts *x, op_id value);
enum null_fact facts_null(const struct facts *x, op_id value);
/* That something on the way says the pointer may be NULL or an error pointer:
 * it comes from a call that does not promise otherwise, NULL was assigned, a
 * test for it did not leave.  No fact: only good for choosing between two ways
 * of stopping the same access. */
bool facts_doubted(const struct facts *x, op_id value);
struct object_fact facts_object(const struct facts *x, op_id value);
/* Of a LOAD or COPY that reads a local, also one of its fields, by name or
 * through a pointer that is known to point to it.  A record is read without its
 * padding.  INIT_YES for any other memory: that is another rule's matter.  For
 * that rule: of an ADDR of a local, whether all of it (but padding) was written
 * when its address is computed. */
enum init_fact facts_init(const struct facts *x, op_id load);
/*
 * What the facts about @value rest on beyond the function itself: contracts of
 * called functions (a CALL), declared kinds of parameters (an UNDEF with a sym)
 * and of fields and statics (a LOAD); or (@race) that the LOAD @op of memory
 * read what is known of that place from a store, a load or a test before it,
 * though other code could have written there: the premise drf.  Writes up to
 * @room of them; returns how many there are.  The fact of facts_init() is among
 * those about a LOAD or COPY.  facts_reached() never rests on any.
 */
struct fact_source {
	op_id op;
	bool race;
};

uint32_t facts_relies(const struct facts *x, op_id value,
		      struct fact_source *on, uint32_t room);
/* The op whose very value @value is: a UNDEF (parameter), a CALL, a LOAD of
 * memory, ...; @value itself when nothing is known. */
op_id facts_origin(const struct facts *x, op_id value);

/* The ranges, pointers and reachability of @f, for --dump-after=facts. */
struct buf;
void facts_dump(const struct facts *x, struct buf *out);

/* True when @a < @b (as unsigned, widened to 64 bits) is known whenever @at is
 * reached; both are evaluated before.  It rests on what facts_relies() says of
 * @a and @b. */
bool facts_less(const struct facts *x, op_id at, op_id a, op_id b);

/*
 * At least (value of @count) * @scale bytes are behind the pointer (NULL or an
 * error pointer has none), because its kind or the contract of the allocation
 * says so: @source, a UNDEF with a sym, a CALL, or the LOAD or FIELD of the
 * field.  @race: pointer and count are two reads of memory that other code
 * could have written in between: the premise drf.
 */
struct count_fact {
	op_id count;
	uint64_t scale;
	op_id source;
	bool race;
};

bool facts_counted(const struct facts *x, op_id pointer, struct count_fact *c);
#endif
