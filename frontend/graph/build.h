/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_GRAPH_BUILD_H
#define FRONTEND_GRAPH_BUILD_H
/*
 * Building the graph of one function: what the files of this folder share.
 *
 * The builder appends to one open block.  Ending a block (build_dead_end(),
 * build_jump(), build_branch()) closes it; build_start() opens another.  An op
 * that comes while no block is open opens one without predecessors: dead code
 * keeps its place.  A block is opened once, so that its ops are contiguous.
 */
#include "frontend/cfg.h"

/* An open scope: a STMT_COMPOUND or STMT_FOR, and what it declared so far. */
struct scope {
	const struct stmt *stmt;
	struct sym **syms;
	uint32_t nsyms;
	uint32_t room;
	struct scope *outer;
};

/* What break and continue mean here; case labels of the innermost switch. */
struct target {
	uint32_t break_to;
	uint32_t continue_to;	/* NO_BLOCK: break only */
	struct scope *scope;	/* the scope that both come back to */
	struct stmt **cases;	/* STMT_CASE and STMT_DEFAULT of a switch */
	uint32_t *case_blocks;
	uint32_t ncases;
	struct target *outer;
};

struct label {
	const struct stmt *stmt;
	uint32_t block;
};

struct edge {
	uint32_t from;
	uint32_t to;
};

#define NO_BLOCK UINT32_MAX

struct builder {
	struct unit *unit;
	struct func *func;
	struct arena *a;
	struct op *ops;
	uint32_t nops;
	uint32_t ops_room;
	struct block *blocks;
	uint32_t nblocks;
	uint32_t blocks_room;
	struct edge *edges;	/* in order of to[] of each from */
	uint32_t nedges;
	uint32_t edges_room;
	struct sym **syms;
	uint32_t nsyms;
	uint32_t syms_room;
	uint32_t open;		/* the open block or NO_BLOCK */
	struct scope *scope;
	struct target *target;
	struct label *labels;
	uint32_t nlabels;
	struct stmt *stmt;	/* the statement being built */
	struct vec pointers;	/* pointer types made so far */
};

/* build.c: blocks, ops, types */
uint32_t build_block(struct builder *b);
void build_start(struct builder *b, uint32_t block);
/* Appends an op; the pointer is good until the next op. */
struct op *build_op(struct builder *b, enum op_kind kind,
		    const struct type *type, struct expr *expr);
op_id build_last(const struct builder *b);
void build_edge(struct builder *b, uint32_t to);
void build_jump(struct builder *b, uint32_t to);
void build_branch(struct builder *b, op_id value, uint32_t yes, uint32_t no,
		  struct expr *e);
void build_dead_end(struct builder *b, bool unreachable, struct expr *e);
const struct type *build_pointer_to(struct builder *b, const struct type *t);
struct sym *build_temp(struct builder *b, const struct type *t);
op_id build_const(struct builder *b, const struct type *t, int64_t value,
		  struct expr *e);
op_id build_undef(struct builder *b, const struct type *t, struct expr *e);
op_id build_addr_of(struct builder *b, struct sym *sym, struct expr *e);
op_id build_load(struct builder *b, op_id at, const struct type *t,
		 const struct field *bits, struct expr *e);
struct op *build_store(struct builder *b, op_id at, op_id value,
		       const struct type *t, struct expr *e);

/* value.c: expressions as values, conditions */
op_id build_value(struct builder *b, struct expr *e);
void build_cond(struct builder *b, struct expr *e, uint32_t yes, uint32_t no);
/* Evaluates @e for its effects (an lvalue: its address). */
void build_effects(struct builder *b, struct expr *e);
op_id build_convert(struct builder *b, op_id v, const struct type *from,
		    const struct type *to, struct expr *e);

/* place.c: expressions as places (lvalues), and writing to them */
op_id build_place(struct builder *b, struct expr *e);
/* The bit-field that lvalue @e designates, or NULL. */
const struct field *place_bits(const struct expr *e);
op_id build_assign(struct builder *b, struct expr *e);
op_id build_assign_op(struct builder *b, struct expr *e);
op_id build_incdec(struct builder *b, struct expr *e);

/* init.c: *at = the initializer @e of an object of type @t */
void build_init(struct builder *b, struct sym *sym, struct expr *e);

/* call.c */
op_id build_call(struct builder *b, struct expr *e);
op_id build_atomic(struct builder *b, struct expr *e);
/* The argument of __builtin_expect(), or @e itself. */
struct expr *call_expected(struct expr *e);

/* stmt.c, jump.c, asm.c */
void build_stmt(struct builder *b, struct stmt *s);
/* The value of the last statement of a statement expression, or NO_OP. */
op_id build_stmt_value(struct builder *b, struct stmt *s);
void build_asm(struct builder *b, struct stmt *s);

void jump_labels(struct builder *b, struct stmt *s);
uint32_t jump_label_block(const struct builder *b, const struct stmt *s);
/* The block of the label that a goto in @from means. */
const struct label *jump_find(const struct builder *b, const struct str *name,
			      const struct stmt *from);
void jump_goto(struct builder *b, struct stmt *s);
void jump_break(struct builder *b, bool is_continue);
void jump_return(struct builder *b, op_id value, struct stmt *s);
void scope_push(struct builder *b, struct scope *s, const struct stmt *at);
/* Ends the scope where control falls out of it. */
void scope_pop(struct builder *b);
/* @sym begins its life in the innermost scope. */
void scope_declare(struct builder *b, struct sym *sym, struct expr *e);
#endif
