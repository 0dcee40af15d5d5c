/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_FACTS_INTERNAL_H
#define CHECKER_FACTS_INTERNAL_H
/*
 * Facts, inside.
 *
 * A *cell* is a scalar local, parameter or temporary whose value is followed.
 * It is followed until its address escapes (is used for anything but a direct
 * access); then it is memory that anybody may write, and any value, until it
 * begins a new life.  So a store through a pointer, a call or an asm never
 * needs to be looked at: they cannot reach such a cell.
 *
 * Other cells are *terms*: members of local records, followed in the same way;
 * statics and their members; and what a pointer variable points to (p->len).
 * The last two are memory: they are forgotten at every store that may reach
 * them, every call, asm, volatile or atomic access, and p->len when p changes.
 * That two loads of a term agree is the premise drf, which is noted.
 *
 * Of every local, records and arrays too, the state has two sets of *units*
 * (bytes, or bits where there are bit-fields, or the whole when it is large):
 * those that were written on every path, and those that were on some.
 *
 * value.same names an op that has this very value, so that a test of one LOAD
 * shows in the variable and in its later LOADs.  An op is meant as it was last
 * executed, and so are the ops that it was made from.  That needs no care: on
 * the first way into the block of an op nothing has its name yet, nor that of
 * an op made from it, and a join of two names is none.  So no name of an op, or
 * of one made from it, comes to the beginning of its block; what has such a
 * name later was made by the execution after that.
 */
#include "checker/breach.h"
#include "checker/dataflow.h"
#include "checker/domain/value.h"
#include "checker/facts.h"
#include "frontend/contract.h"

#define NO_CELL UINT32_MAX
#define MAX_SOURCES 32
#define MAX_TERMS 64

/* What an address op designates: part of a variable, or of what a pointer
 * variable points to, or nothing known. */
struct spot {
	const struct sym *sym;	/* NULL: nothing known */
	int64_t bits;		/* offset, when exact */
	bool exact;
	int64_t lo, hi;		/* bits that it stays within anyhow */
	op_id pointer;		/* the LOAD of the pointer variable; of memory
				 * only */
};

enum cell_kind {
	CELL_VAR,	/* a scalar local */
	CELL_PART,	/* of a local record or array */
	CELL_STATIC,	/* a static, or part of one */
	CELL_BEHIND,	/* part of what the local @sym points to */
};

struct cell {
	enum cell_kind kind;
	const struct sym *sym;
	const struct type *type;
	const struct field *field;	/* a bit-field */
	int64_t at;		/* bits */
	int64_t width;
};

struct var {
	const struct sym *sym;
	uint32_t cell;
	uint32_t unit_at;	/* its units in the sets */
	uint32_t units;
	uint32_t grain;		/* bits a unit stands for; 0: one unit is all */
	const uint64_t *padding;	/* units that no member covers, or NULL */
	uint32_t writers;	/* calls that write it by their contracts */
};

/* @op is used in @block, which is not its own. */
struct crossing {
	op_id op;
	uint32_t block;
};

/* What a fact may rest on: a promise about @op, or (@race) that the LOAD @op
 * read what is known of its place. */
struct source {
	op_id op;
	bool race;
};

struct object {
	const struct sym *sym;
	op_id alloc;
	op_id string;
	op_id at;		/* sub-object: the op that makes its address */
	bool has_size;
	uint64_t size;
	bool sub;
};

struct memo;

struct facts {
	const struct unit *unit;
	const struct func *func;
	const struct breaches *broken;
	const struct value *seed;	/* what the only parameter is, or NULL */
	const struct memo **memo;	/* of inline.c */
	struct arena *arena;
	bool gave_up;
	struct dataflow flow;

	/* by op */
	struct value *values;
	struct spot *spots;	/* of locals */
	struct spot *memory;	/* of statics, and behind pointers */
	uint32_t *term;		/* cell that a LOAD or STORE accesses whole */
	uint8_t *init;		/* enum init_fact */
	uint32_t *init_relies;	/* what init[] rests on: bits as in a value */
	bool *used;		/* as an argument */
	op_id *counts;		/* of a pointer or array whose declared kind has
				 * a count in its record: an op with its value */
	bool *crosses;		/* used in another block */
	uint32_t *object_at;	/* object it makes, 0: none yet */

	struct var *vars;	/* by sym id */
	struct cell *cells;	/* variables first, then terms */
	uint32_t ncells;
	uint32_t nvars;
	bool *has_terms;	/* by sym id: terms are of it or behind it */
	bool *leaks;		/* by sym id: its address is used otherwise
				 * than for an access, somewhere */
	uint32_t words;		/* of one set of units */
	size_t state_size;

	struct crossing *crossings;
	uint32_t ncrossings;
	uint32_t crossings_room;
	struct object *objects;	/* [0] is none */
	uint32_t nobjects;
	uint32_t objects_room;
	struct source sources[MAX_SOURCES];
	uint32_t nsources;
	struct thresholds thresholds;

	bool final;		/* the last run: record what was found */
};

/* A state: cells, escaped (a byte each), and the units that were written on
 * every path; on every path by the function itself (and not by a callee of
 * which a contract says so); on some path. */
struct state {
	struct value *cells;
	uint8_t *escaped;
	uint64_t *must;
	uint64_t *own;
	uint64_t *may;
};

struct state state_of(const struct facts *x, void *raw);

/* prepare.c: everything that does not depend on the flow */
void facts_prepare(struct facts *x);
bool facts_returns_twice(const struct func *f);
/* objects and sources, made when first met */
uint32_t object_of_sym(struct facts *x, op_id addr);
uint32_t object_of_op(struct facts *x, op_id at, bool sub, bool has_size,
		      uint64_t size);
uint32_t source_bit(struct facts *x, op_id at, bool race, bool *ok);

/* escape.c: op @id uses the address of local @sym for more than an access;
 * @arg: as this argument of a call, UINT32_MAX: otherwise. */
typedef void on_escape(void *ctx, op_id id, const struct sym *sym,
		       uint32_t arg);
void each_escape(const struct facts *x, op_id id, on_escape *found, void *ctx);

/* terms.c: cells that are no variables */
void terms_find(struct facts *x);
/* All that is of @sym or behind it. */
void terms_forget(const struct facts *x, struct state *s,
		  const struct sym *sym);
void terms_escape(const struct facts *x, struct state *s,
		  const struct sym *sym, bool escaped);
/* After something that may write any memory. */
void terms_forget_memory(const struct facts *x, struct state *s);
/* A LOAD, STORE, COPY or ZERO. */
struct value terms_load(struct facts *x, struct state *s, op_id id,
			struct value otherwise);
void terms_write(struct facts *x, struct state *s, op_id id);
/* Whether the pointer variable still has the value that @p goes from. */
bool terms_current(const struct facts *x, const struct state *s,
		   const struct spot *p);
bool same_sort(const struct type *a, const struct type *b);
bool cell_form(const struct cell *c, struct int_form *f);
struct value cell_any(const struct cell *c);

/* units.c: definite assignment */
void units_layout(struct facts *x, struct var *v);
void units_clear(const struct facts *x, struct state *s, const struct sym *sym);
/* @own: the function does it itself. */
void units_write(const struct facts *x, struct state *s, struct spot at,
		 uint64_t bits, bool own);
/* Perhaps not written after all. */
void units_unwrite(const struct facts *x, struct state *s,
		   const struct sym *sym);
void units_write_maybe(const struct facts *x, struct state *s,
		       const struct sym *sym);
enum init_fact units_read(const struct facts *x, const struct state *s,
			  struct spot at, uint64_t bits, bool record,
			  bool *own);
/* The whole of @sym. */
enum init_fact units_read_all(const struct facts *x, const struct state *s,
			      const struct sym *sym);

/* eval.c: the value of an op from those of its arguments */
struct value eval_op(struct facts *x, op_id id);
/* Whether both point into one variable, or to its end. */
bool eval_same_object(const struct facts *x, const struct value *a,
		      const struct value *b);
/* Whether BINARY @o is arithmetic of integers, in form *@f. */
bool eval_fits(const struct facts *x, const struct op *o, struct int_form *f);

/* inline.c: small functions that only compute, by their bodies */
bool inline_is_plain(const struct op *o);
/* What such a function returns for the argument @in; it rests on what @in does. */
struct value inline_value(const struct facts *x, const struct op *o,
			  struct value in);
/* What IS_ERR() and its like say: the op whose pointer is tested, and what that
 * may be when the result is (@truth) not zero or zero; NO_OP: no test. */
op_id inline_test(const struct facts *x, const struct op *o, bool truth,
		  unsigned int *null);
/* facts.c: of @f with the argument @seed, in @arena. */
const struct facts *facts_seeded(const struct facts *x, const struct func *f,
				 const struct value *seed,
				 struct arena *arena);

/* known.c: functions that are known by their contracts */
struct value known_call(struct facts *x, op_id id);
struct value known_builtin(struct facts *x, op_id id);
/* What a pointer of kind @k may be; @id, which has it, becomes a source. */
struct value known_kind(struct facts *x, op_id id, const struct kind *k);
/* What __builtin_add_overflow() and the like compute, as mathematics has it;
 * false: @o is none of them, or not of integers. */
bool known_sum(const struct facts *x, const struct op *o, struct ival *sum);
/* An amount of the contract of call @o when it is constant. */
bool known_amount(const struct facts *x, const struct op *o,
		  const struct amount *a, uint64_t *value);

/* step.c: what an op does to the state */
void step_op(struct facts *x, struct state *s, op_id id);
/* Nothing is known of @sym any more, not even that it was written. */
void step_unwrite(const struct facts *x, struct state *s,
		  const struct sym *sym);

/* bound.c: a < b between variables, and pointers with counts */
/* The op that an integer is converted from without changing its value. */
op_id bound_strip(const struct facts *x, op_id id);
/* The op whose value the result of BINARY @o is below, or NO_OP. */
op_id bound_of(const struct facts *x, const struct op *o);
/* Remembers the count that belongs to the field at the end of @id's address. */
void bound_note_count(struct facts *x, const struct state *s, op_id id);

/* refine.c: what is known past a branch; false: never taken */
bool refine_edge(struct facts *x, struct state *s, uint32_t block, uint32_t k);
#endif
