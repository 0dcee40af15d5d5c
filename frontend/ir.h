/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_IR_H
#define FRONTEND_IR_H
/*
 * The unit: what the front end knows of one translation unit.
 *
 * Read this header first.  It has two layers.  The *tree* (struct expr,
 * struct stmt) is the program as written, with every conversion explicit and
 * every node knowing its bytes in the text: obligations are placed on it and
 * lowering inserts into it.  The *graph* (struct op, struct block, in
 * frontend/cfg.h) is the same function as typed three-address operations: the
 * prover reads it.  Every op points to the tree node that it came from.
 *
 * The IR is for analysis.  Output is never printed from it: it is the text
 * with insertions.  Everything here lives in the unit's arena, is written by
 * frontend/ only and is const for everybody else.
 *
 * Invariants (ir_verify() checks those marked [v]):
 *  - A node's range lies inside its parent's range [v], except where the
 *    front end gives a node that stands for nothing written (an implicit
 *    conversion): it has the range of its operand.
 *  - Unevaluated operands (sizeof, typeof, offsetof, ...), constant
 *    expressions that C requires to be constant (case labels, array bounds,
 *    enumerators, static initializers, bit-field widths), and the arms not
 *    taken of __builtin_choose_expr and _Generic are not in the tree: such an
 *    expression is an EXPR_INT, or the chosen arm.
 *  - Whatever was not understood is an EXPR_UNKNOWN or a STMT_UNKNOWN with an
 *    entry in unit->unknowns, and its function has func->unknown set.
 *  - Types are unique: two types are the same when the pointers are.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "frontend/base/arena.h"
#include "frontend/base/str.h"

struct block;
struct contract;
struct func;
struct op;
struct stmt;
struct sym;

/* Bytes [begin, end) of unit->text; begin == end: stands nowhere. */
struct range {
	uint32_t begin;
	uint32_t end;
};

/* ---- types ---------------------------------------------------------- */

enum type_kind {
	TYPE_VOID,
	TYPE_BOOL,		/* _Bool */
	TYPE_INT,		/* every integer, char too */
	TYPE_ENUM,
	TYPE_FLOAT,		/* every real floating type */
	TYPE_POINTER,
	TYPE_ARRAY,
	TYPE_FUNC,
	TYPE_STRUCT,
	TYPE_UNION,
	TYPE_OTHER,		/* vector, complex, __int128, va_list record */
};

/* Address spaces and annotations of a pointed-to type: type->tags. */
enum type_tag {
	TAG_USER = 1 << 0,	/* __user */
	TAG_IOMEM = 1 << 1,	/* __iomem */
	TAG_PERCPU = 1 << 2,	/* __percpu */
	TAG_RCU = 1 << 3,	/* __rcu */
	TAG_SEG = 1 << 4,	/* __seg_gs and the like: a real address space */
};

struct field {
	const struct str *name;	/* NULL: unnamed (anonymous record, padding) */
	const struct type *type;
	uint64_t offset_bits;
	uint32_t width;		/* bits; 0: not a bit-field */
	bool anonymous;		/* its fields are also found by name in this */
	const struct kind *kind;	/* what it promises (frontend/contract.h) */
};

struct type {
	enum type_kind kind;
	bool complete;		/* has a size (void, flexible [], func: no) */
	bool is_signed;		/* TYPE_INT, TYPE_ENUM: of the value type */
	bool is_const;		/* the type itself, not what it points to */
	bool is_volatile;
	bool variadic;		/* TYPE_FUNC */
	bool prototyped;	/* TYPE_FUNC: has a prototype */
	bool flexible;		/* TYPE_ARRAY: [] ([0] is count 0) */
	bool vla;		/* TYPE_ARRAY of variable length */
	bool is_char;		/* TYPE_INT: char, signed char, unsigned char */
	uint32_t tags;		/* enum type_tag, on what a pointer points to */
	uint64_t size;		/* bytes, when complete */
	uint32_t align;		/* bytes, when complete */
	uint64_t count;		/* TYPE_ARRAY: elements (0 when not known) */
	const struct type *of;	/* pointee, element, result */
	const struct type *unqual;	/* the same without const, volatile */
	struct field *fields;	/* TYPE_STRUCT, TYPE_UNION, when complete */
	uint32_t nfields;
	const struct type **params;	/* TYPE_FUNC */
	uint32_t nparams;
	const struct str *tag;	/* record or enum tag; NULL: none */
	const char *spelling;	/* canonical, as clang prints it */
};

/* ---- symbols -------------------------------------------------------- */

enum sym_kind {
	SYM_LOCAL,		/* automatic */
	SYM_PARAM,
	SYM_TEMP,		/* made by the front end: value of ?: && || ({}) */
	SYM_STATIC,		/* static or extern, at block scope or file scope */
	SYM_FUNC,
};

/* sym->flags */
enum sym_flag {
	SYM_ADDRESS_TAKEN = 1 << 0,	/* & of it evaluated, or an asm "m" */
	SYM_VOLATILE = 1 << 1,
	SYM_REGISTER_ASM = 1 << 2,	/* register ... asm("reg") */
	SYM_THREAD = 1 << 3,		/* __thread */
	SYM_FILE_SCOPE = 1 << 4,
	SYM_INTERNAL = 1 << 5,		/* internal linkage */
	SYM_DEFINED = 1 << 6,		/* defined in this unit */
	SYM_WEAK = 1 << 7,
	SYM_SECTION = 1 << 8,		/* sym->section */
	SYM_CLEANUP = 1 << 9,		/* __attribute__((cleanup)) */
	SYM_NORETURN = 1 << 10,
	SYM_INLINE = 1 << 11,
	SYM_ALWAYS_INLINE = 1 << 12,
	SYM_GNU_INLINE = 1 << 13,
	SYM_USED = 1 << 14,
	SYM_ALIAS = 1 << 15,		/* alias, ifunc */
	SYM_NAKED = 1 << 16,
	SYM_NO_INSTRUMENT = 1 << 17,	/* noinstr, no_sanitize, no_instrument */
	SYM_OTHER_MENTION = 1 << 18,	/* SYM_FUNC: mentioned other than as the
					 * callee of an evaluated direct call,
					 * strings of asm and alias included */
	SYM_PERCPU = 1 << 19,		/* percpu section */
	SYM_ASM_LABEL = 1 << 20,	/* int f(void) asm("g") */
};

struct sym {
	enum sym_kind kind;
	uint32_t id;		/* dense: locals, params, temps per function
				 * (index into func->syms), others per unit
				 * (index into unit->syms) */
	uint32_t flags;
	const struct str *name;	/* NULL for a SYM_TEMP or unnamed parameter */
	const struct type *type;
	struct range range;	/* of the declarator with its initializer */
	uint32_t name_at;	/* offset of the name in the declaration */
	uint32_t param_index;	/* SYM_PARAM */
	const struct str *section;
	struct func *func;	/* SYM_FUNC: its definition, or NULL;
				 * locals: the function they are in */
	const struct stmt *scope;	/* locals: the STMT_COMPOUND or STMT_FOR
					 * that holds the declaration */
	const struct contract *contract;	/* SYM_FUNC, or NULL */
	const struct kind *pkind;	/* declared kind of a pointer, or NULL */
	const char *trusted;	/* __saner_trusted("reason"), or NULL */
	const struct expr *init;	/* SYM_STATIC with pointers in it (in a
					 * kernel: to records, or with a kind):
					 * the initializer, for analysis alone:
					 * in no function's tree; NULL: none, or
					 * not understood */
	bool init_unknown;	/* ... not understood */
};

/* ---- expressions ---------------------------------------------------- */

/*
 * sub[] per kind.  "lv" marks kinds that designate an object (expr->lvalue).
 * A value is read from an lvalue only through an EXPR_LOAD: an lvalue that is
 * not under a LOAD, DECAY, ADDR, ASSIGN..., INCDEC, MEMBER or ASM output is
 * evaluated for its address only.
 */
enum expr_kind {
	EXPR_INT,	/* value; any integer constant, folded: sizeof, enum */
	EXPR_FLOAT,	/* a floating constant (value not kept) */
	EXPR_STRING,	/* lv; a string literal: type is the array */
	EXPR_VAR,	/* lv; sym (not a function) */
	EXPR_FUNC,	/* sym: a function's name, before decay */
	EXPR_MEMBER,	/* lv; sub[0] is the record lvalue; field.  p->f is
			 * MEMBER(DEREF(p)) and has expr->arrow set */
	EXPR_DEREF,	/* lv; sub[0] the pointer.  *p, and the hidden ones of
			 * p->f and p[i]: see expr->written */
	EXPR_INDEX,	/* lv; sub[0] the pointer (often a DECAY of an array),
			 * sub[1] the index.  i[p] is swapped to p[i] and has
			 * expr->swapped set */
	EXPR_ADDR,	/* & sub[0] */
	EXPR_LOAD,	/* the value of the lvalue sub[0] */
	EXPR_DECAY,	/* array lvalue sub[0] to pointer, or function */
	EXPR_CONVERT,	/* implicit conversion of sub[0] to type */
	EXPR_CAST,	/* written conversion */
	EXPR_UNARY,	/* operator: - ~ ! + ; __real and the like are UNKNOWN */
	EXPR_BINARY,	/* operator on sub[0], sub[1]; pointer + - too */
	EXPR_LOGICAL,	/* && || */
	EXPR_COND,	/* sub[0] ? sub[1] : sub[2]; x ?: y has sub[1] NULL and
			 * the value of sub[0], converted to type, is used */
	EXPR_COMMA,
	EXPR_ASSIGN,	/* sub[0] = sub[1] */
	EXPR_ASSIGN_OP,	/* sub[0] op= sub[1]; compute_type is where op is done */
	EXPR_INCDEC,	/* ++ -- of sub[0]; op is + or -, postfix */
	EXPR_CALL,	/* sub[0] callee (DECAY(FUNC) or a pointer value),
			 * sub[1..] arguments.  A builtin without a sensible
			 * prototype too: then callee is NULL-checked by
			 * expr->builtin */
	EXPR_STMT,	/* ({ ... }): stmt; value is that of its last statement */
	EXPR_COMPOUND,	/* lv; (T){...}: sub[0] the initializer; sym a SYM_LOCAL
			 * without a name, or SYM_STATIC at file scope */
	EXPR_INIT,	/* an initializer list: inits[] in semantic form, type
			 * is that of the object; what no init names is zero */
	EXPR_VA_ARG,	/* sub[0] the list */
	EXPR_LABEL_ADDR,	/* &&label */
	EXPR_ATOMIC,	/* __atomic_* / __sync_* builtin: sub[] the arguments in
			 * source order; sub[0] the pointer */
	EXPR_UNKNOWN,	/* not understood; sub[] what is below */
};

enum operator {
	OP_NONE,
	OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_REM, OP_SHL, OP_SHR,
	OP_AND, OP_OR, OP_XOR,
	OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE,
	OP_LAND, OP_LOR,
	OP_NEG, OP_BITNOT, OP_NOT, OP_PLUS,
};

/* One element of an EXPR_INIT: the sub-object at @offset_bits of the object. */
struct init {
	const struct type *type;
	uint64_t offset_bits;
	uint32_t width;		/* bit-field width, 0: none */
	uint64_t repeat;	/* [a ... b] = x: b - a + 1; else 1 */
	uint64_t stride;	/* bytes between repeats */
	struct expr *value;	/* never an EXPR_INIT: flattened, but an EXPR_STRING
				 * may initialise an array */
};

struct expr {
	enum expr_kind kind;
	enum operator op;
	const struct type *type;
	struct range range;	/* all of it, parentheses around it not included */
	uint32_t at;		/* offset where a reader looks for it: the
				 * operator, '[', member name, callee's '(' */
	bool lvalue;
	bool written;		/* EXPR_DEREF: an explicit '*' stands in the text */
	bool arrow;		/* EXPR_MEMBER */
	bool postfix;		/* EXPR_INCDEC */
	bool swapped;		/* EXPR_INDEX */
	bool has_label;		/* a label, or a break/continue/goto/return that
				 * leaves, stands inside: it is not wrapped (law 9) */
	bool side_effect;	/* may write, call, or be volatile */
	bool asm_operand;	/* is an asm operand or inside one */
	bool no_insert;		/* evaluated, but nothing may be inserted here:
				 * reaches an "i" constraint, inside an argument
				 * of __builtin_constant_p / object_size ... */
	int64_t value;		/* EXPR_INT (unsigned ones by bit pattern) */
	struct sym *sym;	/* EXPR_VAR, EXPR_FUNC, EXPR_COMPOUND */
	const struct field *field;	/* EXPR_MEMBER: field of sub[0]'s record,
					 * anonymous levels walked one by one */
	const struct type *compute_type;	/* EXPR_ASSIGN_OP */
	const char *builtin;	/* EXPR_CALL, EXPR_ATOMIC: name, else NULL */
	struct stmt *stmt;	/* EXPR_STMT */
	const struct str *label;	/* EXPR_LABEL_ADDR */
	struct init *inits;	/* EXPR_INIT */
	uint32_t ninits;
	struct expr *parent;	/* NULL below a statement */
	struct stmt *in;	/* the innermost statement it stands in */
	struct expr **sub;
	uint32_t nsub;
};

/* ---- statements ----------------------------------------------------- */

enum stmt_kind {
	STMT_COMPOUND,	/* sub[] */
	STMT_DECL,	/* decls[]: automatic objects, in order */
	STMT_EXPR,	/* expr */
	STMT_IF,	/* expr, sub[0], sub[1] or NULL */
	STMT_WHILE,	/* expr, sub[0] */
	STMT_DO,	/* sub[0], expr */
	STMT_FOR,	/* init (STMT_DECL, STMT_EXPR or NULL), expr or NULL,
			 * step or NULL, sub[0] */
	STMT_SWITCH,	/* expr, sub[0] */
	STMT_CASE,	/* lo..hi, sub[0] */
	STMT_DEFAULT,	/* sub[0] */
	STMT_LABEL,	/* label, sub[0] */
	STMT_GOTO,	/* label */
	STMT_GOTO_PTR,	/* goto *expr */
	STMT_BREAK,
	STMT_CONTINUE,
	STMT_RETURN,	/* expr or NULL */
	STMT_ASM,	/* outs, ins: assembly */
	STMT_EMPTY,
	STMT_UNKNOWN,
};

struct decl {
	struct sym *sym;
	struct expr *init;	/* NULL: none */
	bool in_for;
};

struct asm_operand {
	const char *constraint;
	struct expr *expr;	/* an lvalue for outputs and "m" inputs */
	bool output;
	bool in_out;		/* "+..." */
	bool memory;		/* may be memory by its constraint */
};

struct assembly {
	const char *template;	/* "" is a compiler barrier */
	bool is_volatile;
	bool clobbers_memory;
	struct asm_operand *operands;
	uint32_t noperands;
	const struct str **labels;	/* asm goto */
	uint32_t nlabels;
};

struct stmt {
	enum stmt_kind kind;
	struct range range;
	struct expr *expr;
	struct expr *step;	/* STMT_FOR */
	struct stmt *init;	/* STMT_FOR */
	struct stmt **sub;
	uint32_t nsub;
	struct decl *decls;	/* STMT_DECL */
	uint32_t ndecls;
	int64_t lo, hi;		/* STMT_CASE */
	const struct str *label;
	struct assembly *assembly;
	struct stmt *parent;	/* NULL: the function's body */
	struct expr *holder;	/* the EXPR_STMT whose body this is, or NULL */
	bool jumped_into;	/* STMT_COMPOUND: a label or case inside can be
				 * reached from outside it, past its start */
};

/* ---- functions and the unit ----------------------------------------- */

struct func {
	struct sym *sym;
	struct range range;	/* the definition */
	struct stmt *body;
	uint32_t index;		/* in the unit's funcs */
	struct sym **syms;	/* params first, in order; then locals, temps */
	uint32_t nsyms;
	uint32_t nparams;
	bool own;		/* defined in the unit's .c file, not a header */
	bool reached;		/* from a function with a body that is emitted */
	bool frame_full;	/* with checks it needs more stack than it may */
	const char *unknown;	/* what was not understood first, or NULL */
	uint32_t unknown_at;
	/* the graph: frontend/cfg.h */
	struct op *ops;
	uint32_t nops;
	struct block *blocks;	/* blocks[0] is the entry */
	uint32_t nblocks;
};

struct unknown {
	const char *construct;	/* cursor kind or token, e.g. "StmtExpr" */
	uint32_t at;
	struct func *func;	/* NULL: file scope */
};

/* Something to tell the user that is no fault of the program. */
struct note {
	const char *text;
	uint32_t at;
};

struct unit {
	struct arena *arena;
	struct strtab *names;
	const char *file;	/* main source, as its line markers name it */
	const char *text;	/* marked and pruned; ranges index it */
	uint32_t text_len;
	struct func **funcs;	/* in the order of their text */
	uint32_t nfuncs;
	struct sym **syms;	/* functions and static objects */
	uint32_t nsyms;
	struct unknown *unknowns;
	uint32_t nunknowns;
	struct note *notes;	/* contracts that do not match, ... */
	uint32_t nnotes;
	const char *parse_error;	/* libclang could not parse: nothing below
					 * is filled in; else NULL */
	const char *parse_error_at;	/* "file:line:column" of it */
	bool strict_flex;	/* -fstrict-flex-arrays=3: only [] is flexible */
	/* What the flags of the compile promise; the checker's "guarded" */
	bool null_page_kept;	/* -fno-delete-null-pointer-checks */
	bool auto_zeroed;	/* -ftrivial-auto-var-init=zero */
	bool heap_known;	/* the runtime knows the objects of the heap */
	bool freed_known;	/* ... and those that were freed */
	bool heap_zeroed;	/* ... and zeroes new ones: to ask costs nothing */
	bool tells_objects;	/* the runtime is told of static objects */
	bool linker_script;	/* objects may be defined by one: a kernel */
	const struct lines *lines;	/* frontend/text/lines.h: unit_place() */
	uint32_t pointer_size;	/* bytes */
};

/* Where an offset of the text was written: file, line, column. */
struct place {
	const char *file;
	uint32_t line;
	uint32_t column;	/* 1-based; 0 when it came out of a macro body */
};

struct place unit_place(const struct unit *u, uint32_t offset);

/* The text of a range, not NUL-terminated. */
static inline const char *unit_text(const struct unit *u, struct range r,
				    uint32_t *len)
{
	*len = r.end - r.begin;
	return u->text + r.begin;
}

/* Dies (bug()) naming the first broken invariant. */
void ir_verify(const struct unit *u);

/* _Bool, enum or any integer.  NULL is none. */
static inline bool type_is_integer(const struct type *t)
{
	return t && (t->kind == TYPE_BOOL || t->kind == TYPE_INT ||
		     t->kind == TYPE_ENUM);
}

static inline bool type_is_record(const struct type *t)
{
	return t && (t->kind == TYPE_STRUCT || t->kind == TYPE_UNION);
}

static inline bool type_is_sized_record(const struct type *t)
{
	return type_is_record(t) && t->complete;
}

/* expr without implicit and written conversions and loads around it. */
const struct expr *expr_strip(const struct expr *e);

/* The expression whose value the EXPR_STMT @e has (the last statement's), or
 * NULL: it has none, or nobody knows. */
const struct expr *stmt_expr_value(const struct expr *e);

/* Does evaluating @e make an automatic compound literal, which lives no longer
 * than the block around it?  Those inside ({ }) are the inner block's. */
bool expr_holds_compound_literal(const struct expr *e);

/* Bytes from the start of the record to @e's field; false for a bit-field
 * whose first bit does not start a byte. */
bool field_bytes(const struct field *f, uint64_t *offset);

/* True for a last member [] / [0] / [1] / [n] as -fstrict-flex-arrays says. */
bool is_trailing_array(const struct unit *u, const struct expr *member);
#endif
