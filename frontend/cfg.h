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
 * Invariants [v]: a block ends with exactly one op that has OPF_ENDS; from[]
 * and to[] mirror each other; arg indices are smaller than the op's own within
 * a block; every op of kind LOAD STORE COPY ZERO CALL ATOMIC has an expr.
 */
#include "frontend/ir.h"

typedef uint32_t op_id;
#define NO_OP UINT32_MAX

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
	uint64_t size;		/* bytes: see op.def */
	int64_t value;		/* CONST */
	struct sym *sym;	/* ADDR, CALL, DECLARE, LEAVE */
	const struct field *field;	/* FIELD; also LOAD, STORE of a bit-field */
	const struct assembly *assembly;	/* ASM */
	const char *name;	/* BUILTIN, ATOMIC, CALL of a builtin */
	struct expr *expr;	/* where it comes from: LOAD, STORE: the lvalue
				 * that is accessed; CALL: the EXPR_CALL;
				 * CONVERT, INDEX, FIELD: their node; may be NULL
				 * for JUMP, BRANCH, DECLARE, ... */
	struct stmt *stmt;	/* the statement it comes from */
	bool is_volatile;	/* LOAD, STORE */
	bool unreachable;	/* END: __builtin_unreachable() */
	bool implied;		/* stands for no access of the program as written:
				 * store to a SYM_TEMP, of a parameter at entry */
};

struct block {
	uint32_t id;
	op_id first;		/* ops[first .. first + n) */
	uint32_t n;
	uint32_t *from;
	uint32_t nfrom;
	uint32_t *to;
	uint32_t nto;
	struct { int64_t lo, hi; } *cases;	/* SWITCH: cases[k] -> to[k], for
						 * k < nto - 1; compared as the
						 * type of the condition */
};

/* Flags of a kind: OPF_* of op.def. */
uint32_t op_flags(enum op_kind kind);

/* Builds func->ops and func->blocks from the tree of every reached function
 * of @u that has a body and was understood as far as its statements go. */
void cfg_build(struct unit *u);

/* Prints the graph of one function, or of all, for --dump-after=parse. */
struct buf;
void cfg_dump(const struct unit *u, const struct func *f, struct buf *out);
#endif
