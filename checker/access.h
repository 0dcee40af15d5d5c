/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_ACCESS_H
#define CHECKER_ACCESS_H
/*
 * The accesses of a function: every evaluated lvalue that is read, written or
 * whose address leaves, with the steps by which it is reached.
 *
 *   p->a[i].x     STEP_INDEX a[i], STEP_POINTER p
 *   g.x           no step: named object
 *   &p->x         an address: its steps hold obligations when it leaves the
 *                 expression (is passed, stored, returned, dereferenced later),
 *                 because the bounds of the result are those of x
 *   &p[i]         the last step is arithmetic, not access: none
 *
 * Obligations on pointers that calls dereference by contract are not here:
 * they are of the call (checker/bounds.c, checker/null.c).
 */
#include "checker/opmap.h"
#include "frontend/ir.h"

enum access_use {
	USE_READ = 1 << 0,
	USE_WRITE = 1 << 1,
	USE_ADDRESS = 1 << 2,	/* evaluated for its address */
};

enum step_kind {
	STEP_INDEX,	/* one dimension of an array of known length */
	STEP_TAIL,	/* an element of an array that ends with its object */
	STEP_POINTER,	/* through a pointer value: DEREF, or INDEX of one */
};

struct step {
	enum step_kind kind;
	const struct expr *at;		/* the DEREF or INDEX */
	const struct expr *array;	/* INDEX, TAIL: the array lvalue */
	uint64_t count;			/* INDEX: elements */
	int64_t lo, hi;			/* TAIL, POINTER: bytes from the designated
					 * element that are accessed */
	bool variable;			/* not a constant offset */
	bool array_length_unknown;	/* VLA, extern []: nothing to compare with */
	op_id pointer;			/* POINTER: value, or NO_OP */
	op_id index;			/* value, or NO_OP */
};

enum access_root {
	ROOT_NAMED,	/* a variable or compound literal */
	ROOT_STRING,
	ROOT_POINTER,	/* the last step is STEP_POINTER */
	ROOT_VALUE,	/* part of an rvalue (the record a call returned) */
};

struct access {
	const struct expr *lvalue;
	uint32_t uses;			/* enum access_use */
	bool leaves;			/* USE_ADDRESS: the result gets away */
	bool asm_memory;		/* operand of an asm */
	enum access_root root;
	const struct expr *root_expr;	/* NAMED: the EXPR_VAR or COMPOUND */
	const struct sym *sym;		/* NAMED, or NULL */
	struct step *steps;		/* outermost first */
	uint32_t nsteps;
	op_id op;			/* LOAD, COPY, STORE, ATOMIC; or NO_OP */
};

struct accesses {
	struct access *at;
	uint32_t n;
	uint32_t room;
};

/* All of @f, in the order of the text; in @a.  @m may be NULL. */
void accesses_collect(struct accesses *out, const struct unit *u,
		      const struct func *f, const struct opmap *m,
		      struct arena *a);

/* The path of one lvalue (uses not set); @address_only: of &lvalue, where the
 * last index or dereference is arithmetic and no step. */
void access_path(struct access *out, const struct unit *u,
		 const struct func *f, const struct opmap *m,
		 const struct expr *lvalue, op_id address, bool address_only,
		 struct arena *a);

/* The outermost expression that has the very value of the pointer @e: past
 * conversions between pointers, the arms of ?:, the end of a comma or of
 * ({ }).  Its parent, or its statement, is what the value goes to. */
const struct expr *value_outermost(const struct expr *e);

/* The lvalue that @e is a part of, with no pointer between: past members and
 * subscripts of arrays. */
const struct expr *lvalue_whole(const struct expr *e);

/* @lv, or the array that it is an element of. */
const struct expr *lvalue_array(const struct expr *lv);

/* True when the value of @e gets away: passed, stored, returned, used for an
 * access; false when it is only compared, subtracted or dropped. */
bool value_leaves(const struct expr *e);

/* &p->first, a record at the very beginning of *p: the value of p, with the
 * bounds of p.  What is NULL stays so, and code that derives types in C passes
 * it on. */
bool access_is_pointer(const struct access *x, const struct step *s);

/* *a, a[0] */
bool is_first_element(const struct expr *lvalue);

/* The variable or DEREF at whose very beginning the record @lvalue is, or NULL:
 * C11 6.7.2.1p15 lets a pointer to it be one to what holds it. */
const struct expr *first_record_of(const struct expr *lvalue);

/* True when @member is an array that reaches to the end of its object, and the
 * record that it ends is reached through a pointer. */
bool is_open_tail(const struct unit *u, const struct expr *member);

/* A record that ends in an array without a length of its own ([], [0], [1]), so
 * that an object of it may be larger than its type. */
bool type_is_open(const struct type *t);
/* Whether @s is as large as its declaration says: whole, and in plain data.
 * Not a weak object, one of another section, one whose initializer may have
 * given a flexible array its elements; nor, where linker scripts define objects
 * (extern struct x start_of_table, end_of_table), one that is only declared and
 * is no array. */
bool sym_has_extent(const struct unit *u, const struct sym *s);

/* Bytes of a field within its record: a bit-field covers part of bytes. */
void field_span(const struct field *f, int64_t *lo, int64_t *hi);
#endif
