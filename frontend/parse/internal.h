/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_PARSE_INTERNAL_H
#define FRONTEND_PARSE_INTERNAL_H
/*
 * What the files of frontend/parse/ share.  One struct parser a unit.
 *
 * Order of work (parse.c): libclang reads the text; every file-scope
 * declaration is indexed (entities); the functions of the main file are built,
 * and whatever a built function mentions is built too, until nothing is new;
 * then finish.c fills in what needs the whole tree (parents, flags).
 */
#include "frontend/parse/cx.h"
#include "frontend/parse/parse.h"
#include "frontend/text/lines.h"

/* A file-scope name: all its declarations, and its symbol once mentioned. */
struct entity {
	CXCursor *decls;
	uint32_t ndecls;
	uint32_t room;
	struct sym *sym;
	CXCursor definition;	/* null cursor: not defined here */
	const struct str *name;
	struct entity *next;	/* in the order of the text */
	struct entity *chain;	/* of the table by name */
	uint32_t mentions;	/* identifiers of this name in the text */
	uint32_t calls;		/* direct calls built */
	bool walked;		/* its initializer was looked through */
};

/* A symbol of linkage or static storage, and its entity. */
struct psym {
	struct sym sym;
	struct entity *entity;
};

/* A type declared at file scope, in the table by name. */
struct type_name_entry {
	const struct str *name;
	CXCursor *decl;
	struct type_name_entry *next;
};

/* A field, as record->fields[index] (record is the unqualified type). */
struct field_place {
	const struct type *record;
	uint32_t index;
};

/* A type and what only the front end knows of it. */
struct ptype {
	struct type type;
	const void *canon;	/* libclang's canonical unqualified type */
	struct ptype *variants;	/* of a record: the same with qualifiers */
	CXCursor decl;		/* record, enum */
	bool filling;
};

struct parser {
	const struct parse_request *rq;
	struct unit *u;
	struct arena *arena;	/* the unit's */
	struct arena *scratch;	/* cleared after each function */
	struct arena *maps;	/* of the parser's own tables */
	CXTranslationUnit tu;
	struct cx_map entities;	/* canonical declaration -> struct entity */
	struct cx_map fields;	/* FieldDecl -> struct field_place */
	struct cx_map locals;	/* VarDecl, ParmDecl -> struct sym */
	struct entity *first;
	struct entity **last;
	struct entity **by_name;	/* hash table, made when first needed */
	uint32_t by_name_room;
	struct type_slot *types;	/* libclang's type -> struct type */
	uint32_t ntypes;
	uint32_t types_room;
	struct type_slot *unique;	/* structure -> struct type */
	uint32_t nunique;
	uint32_t unique_room;
	struct vec todo;	/* struct entity: reached, not yet built */
	struct vec statics;	/* struct entity: the same, with initializers */
	struct vec type_decls;	/* CXCursor *: types at file scope */
	struct type_name_entry **type_names;	/* hash table of type_decls */
	uint32_t type_names_room;
	struct vec immediates;	/* struct expr *: operands of asm "i" */
	struct vec inline_calls;	/* struct expr *: of always_inline */
	struct vec file_asm;	/* CXCursor *: asm at file scope */
	struct func *f;		/* the one being built */
	struct stmt *scope;	/* STMT_COMPOUND, STMT_FOR around */
	bool local_labels;	/* __label__ in this function */
	const struct type *type_int;
	const struct type *type_uint;
	uint32_t syms_room;	/* of f->syms */
	uint32_t funcs_room;
	uint32_t usyms_room;
	uint32_t unknowns_room;
	uint32_t notes_room;
};

/* ---- parse.c --------------------------------------------------------- */

/* Records what was not understood, at @at, in the current function. */
void unknown_add(struct parser *p, const char *construct, uint32_t at);
void note_add(struct parser *p, const char *text, uint32_t at);

/* ---- text.c: looking at the text ------------------------------------- */

/* The identifier at @at, or "" (in @p's scratch arena). */
const char *text_word(struct parser *p, uint32_t at);
bool text_word_is(struct parser *p, uint32_t at, const char *word);
/* The first byte at or after @at that is neither space nor line marker. */
uint32_t text_skip(struct parser *p, uint32_t at);
/* The same, over closing parentheses too. */
uint32_t text_skip_close(struct parser *p, uint32_t at);
/* Behind the bracketed or quoted text that opens at @at. */
uint32_t text_close(struct parser *p, uint32_t at);
/* Behind the attributes and asm("...") that follow a declarator at @at. */
uint32_t text_skip_attributes(struct parser *p, uint32_t at);
/* Each identifier in @s, those inside strings too; line markers are skipped. */
void text_each_word(struct parser *p, const char *s, size_t len,
		    void (*each)(struct parser *p, const char *word,
				 size_t word_len));

/* ---- parse_type.c, parse_record.c ------------------------------------ */

/* One entry of the tables of types. */
struct type_slot {
	const void *key;
	const void *of;
	uint64_t more;		/* tags, hash of the parameters */
	struct type *type;
};

/* The slot for a structure: its ->type is NULL when it is new.  It may move
 * when another is asked for. */
struct type_slot *slot_unique(struct parser *p, const void *key,
			      const void *of, uint64_t more);
struct ptype *ptype_new(struct parser *p, enum type_kind kind, CXType canon);
void type_set_size(struct type *t, CXType canon);
struct type *type_record(struct parser *p, CXType canon);
/* @v, a qualified @of, gets all that @of has. */
void variant_set(struct ptype *v, const struct ptype *of);

const struct type *type_of(struct parser *p, CXType t);
const struct type *type_of_cursor(struct parser *p, CXCursor c);
/* Of an expression that is no lvalue: never an array or a function. */
const struct type *type_of_value(struct parser *p, CXCursor c);
/* As a parameter's type is adjusted: array and function to pointer. */
const struct type *type_adjusted(struct parser *p, const struct type *t);
const struct type *type_pointer_to(struct parser *p, const struct type *of);
/* The same type but for tags and qualifiers of the type itself. */
bool type_same(const struct type *a, const struct type *b);
/* Where a field is; NULL when its record was not seen before. */
const struct field_place *field_place(struct parser *p, CXCursor field);

static inline const struct ptype *ptype_of(const struct type *t)
{
	return (const struct ptype *)t;
}

/* ---- parse_decl.c ---------------------------------------------------- */

void decl_index(struct parser *p);	/* fills p->entities */
struct entity *entity_find(struct parser *p, const char *s, size_t len);
struct entity *entity_known(struct parser *p, CXCursor c);
struct sym *entity_sym(struct parser *p, struct entity *e);
/* The symbol a reference means; NULL when it is no variable or function. */
struct sym *sym_of(struct parser *p, CXCursor referenced);
/* A new local of the current function. */
struct sym *sym_local(struct parser *p, enum sym_kind kind, CXCursor c);
/* The statement's objects, into @s. */
void decl_stmt(struct parser *p, CXCursor c, struct stmt *s);
/* A function is mentioned: it will be built. */
void mention(struct parser *p, struct sym *sym);
/* All that an expression of no function (an initializer) mentions. */
void mention_below(struct parser *p, CXCursor c);
/* Every word of @s. */
void mention_text(struct parser *p, const char *s);
/* Every word of the text there, in strings too. */
void mention_range(struct parser *p, struct range r);

/* ---- parse_stmt.c ---------------------------------------------------- */

struct stmt *stmt_of(struct parser *p, CXCursor c);
const struct str *label_name(struct parser *p, CXCursor label);
struct stmt *stmt_new(struct parser *p, enum stmt_kind kind, struct range r);

/* ---- parse_expr.c, _unexposed.c, _operator.c, _call.c, _generic.c, _offsetof.c -------------------- */

struct expr *expr_of(struct parser *p, CXCursor c);
struct expr *expr_new(struct parser *p, enum expr_kind kind,
		      const struct type *type, struct range r);
struct expr *expr_with(struct parser *p, enum expr_kind kind,
		       const struct type *type, struct range r, uint32_t nsub,
		       struct expr *const *sub);
struct expr *expr_int(struct parser *p, CXCursor c, int64_t value);
/* @c as a number; @what names it when it is none. */
struct expr *expr_constant(struct parser *p, CXCursor c, const char *what);
struct expr *unknown_kind(struct parser *p, CXCursor c);
/* Not understood: the operands of @c below it. */
struct expr *expr_unknown(struct parser *p, CXCursor c, const char *what);
struct expr *implicit(struct parser *p, struct expr *e, const struct type *t);

struct expr *expr_unary(struct parser *p, CXCursor c);
struct expr *expr_binary(struct parser *p, CXCursor c);
struct expr *expr_compound_assign(struct parser *p, CXCursor c);
struct expr *expr_call(struct parser *p, CXCursor c);
struct expr *expr_unexposed(struct parser *p, CXCursor c);
struct expr *expr_offsetof(struct parser *p, CXCursor c);
struct expr *expr_generic(struct parser *p, CXCursor c);

/* ---- parse_init.c ---------------------------------------------------- */

/* The initializer @c of an object of type @type. */
struct expr *init_of(struct parser *p, CXCursor c, const struct type *type);

/* ---- parse_asm.c ----------------------------------------------------- */

struct stmt *stmt_asm(struct parser *p, CXCursor c);

/* ---- attributes.c ---------------------------------------------------- */

/* Flags, section, contract of a symbol from one of its declarations. */
/* Adds what a contract file says of the function @sym; @definition is its
 * definition, or a declaration. */
void attributes_of_contract(struct parser *p, struct sym *sym,
			    CXCursor definition);
void attributes_of(struct parser *p, struct sym *sym, CXCursor decl);
/* Kinds of the parameters, as the function's contract has them. */
void attributes_of_params(struct func *f);
/* The declared kind of a record's field. */
void attributes_of_field(struct parser *p, const struct type *record,
			 struct field *field, CXCursor decl);

/* ---- finish.c, finish_unit.c -------------------------------------------------------- */

void finish_func(struct parser *p, struct func *f);
void finish_unit(struct parser *p);
#endif
