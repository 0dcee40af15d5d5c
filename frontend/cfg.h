/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_CFG_H
#define FRONTEND_CFG_H
/*
 * The graph: a function as typed three-address operations in basic blocks.
 *
 * A value is the index of the op that defines it (op_id), one for the whole
 * function; each is defined once and used only in blocks that its own
 * dominates [v], in practice in the same block: what crosses blocks (the value
 * of ?:, &&, ||, a statement expression) goes through a SYM_TEMP, stored and
 * loaded like a local.  Variables are memory: every read is a LOAD of an ADDR,
 * every write a STORE.
 *
 * Order: C fixes little of it.  The graph has one order, left to right, the
 * value of an assignment after both sides, side effects of ++ at once.  An
 * analysis must not rely on more than C fixes: see op->unordered.
 *
 * Types: an address has the type of a pointer to what it designates.  The
 * graph makes pointer types of its own for that, so compare ->of of an address
 * and not its type.  A record may be a value: the LOAD, CALL or VA_ARG that
 * makes it has the record's type, and so has the STORE, argument or RETURN
 * that uses it.  An assignment of one record lvalue to another is a COPY.
 *
 * Conditions are control flow: && || ! ?: and __builtin_expect() in a condition
 * make branches, no values.  Code that nothing reaches stays, in blocks without
 * predecessors, so that every access of the source is there once at least (a
 * cleanup function and LEAVE stand on every way out of their scope).
 *
 * Invariants [v]: a block ends with exactly one op that has OPF_ENDS; from[]
 * and to[] mirror each other; arg indices are smaller than the op's own within
 * a block; every op of kind LOAD STORE COPY ZERO CALL ATOMIC has an expr, but
 * for the store of a parameter at entry and the call of a cleanup function,
 * which are op->implied.
 */
#include "frontend/ir.h"

typedef uint32_t op_id;
#define NO_OP UINT32_MAX
#define NO_SIZE UINT64_MAX

enum op_kind {
#define OP(name, text, flags) OP_##name##_K,
#include "frontend/op.def"
#undef OP
	OP_KINDS
};

struct op {
	enum op_kind kind;
	enum operator oper;	/* UNARY, BINARY */
	uint32_t block;
	const struct type *type;	/* of the value, or of the access */
	const struct type *from;	/* CONVERT: source; compare: operands */
	op_id arg[2];		/* NO_OP: none */
	op_id *args;		/* CALL, BUILTIN, ATOMIC */
	uint32_t nargs;
	uint64_t size;		/* bytes: see op.def; NO_SIZE: not constant */
	int64_t value;		/* CONST */
	struct sym *sym;	/* ADDR, CALL, DECLARE, LEAVE */
	const struct field *field;	/* FIELD; also LOAD, STORE of a bit-field */
	const struct assembly *assembly;	/* ASM */
	const char *name;	/* BUILTIN, ATOMIC, CALL of a builtin */
	struct expr *expr;	/* where it comes from: LOAD, STORE: the lvalue
				 * that is accessed (what __builtin_add_overflow
				 * stores: the pointer, or x of &x); COPY: the
				 * EXPR_ASSIGN, or the initializer; a store of an
				 * initializer: its value; CALL: the EXPR_CALL;
				 * CONVERT, INDEX, FIELD: their node; may be NULL
				 * for JUMP, BRANCH, DECLARE, ... */
	struct stmt *stmt;	/* the statement it comes from */
	bool is_volatile;	/* LOAD, STORE */
	bool unreachable;	/* END: __builtin_unreachable() */
	bool implied;		/* stands for no access of the program as written:
				 * store to a SYM_TEMP, of a parameter at entry */
};

struct case_range {
	int64_t lo, hi;
};

struct block {
	uint32_t id;
	op_id first;		/* ops[first .. first + n) */
	uint32_t n;
	uint32_t *from;
	uint32_t nfrom;
	uint32_t *to;
	uint32_t nto;
	struct case_range *cases;	/* SWITCH: cases[k] -> to[k], for
					 * k < nto - 1; compared as the type
					 * of the condition */
};

/* Flags of a kind: OPF_* of op.def. */
uint32_t op_flags(enum op_kind kind);

/* Builds func->ops and func->blocks from the tree of every reached function
 * of @u that has a body and was understood as far as its statements go. */
void cfg_build(struct unit *u);

/* Dies (bug()) naming the first broken invariant of @f's graph. */
void cfg_verify(const struct unit *u, const struct func *f);

/* The ops that @o uses: calls @use for each. */
void op_uses(const struct op *o, void (*use)(void *ctx, op_id arg), void *ctx);

const char *op_text(enum op_kind kind);
const char *operator_text(enum operator o);

/* Prints the graph of one function, or of all, for --dump-after=graph. */
struct buf;
void cfg_dump(const struct unit *u, const struct func *f, struct buf *out);
#endif
