/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_CONTRACT_H
#define FRONTEND_CONTRACT_H
/*
 * What a place promises: kinds of pointers at interfaces, and contracts of
 * functions.  They come from attributes in the source (alloc_size, nonnull,
 * returns_nonnull, access, format, noreturn, counted_by, saner.h) and from the
 * contract files, which are C: redeclarations with our annotations appended to
 * the analysis text, so that libclang checks their types.  docs/contracts.md
 * has the meaning of each annotation.
 */
#include <stdbool.h>
#include <stdint.h>
#include "frontend/ir.h"

/* A number of elements or bytes, over the parameters of a function or the
 * fields of the record that also holds the pointer.  Evaluated in unsigned
 * arithmetic of size_t; a check saturates to 0 (nothing) where it would wrap. */
enum amount_op {
	AMOUNT_CONST,		/* value */
	AMOUNT_PARAM,		/* the value of parameter @index */
	AMOUNT_FIELD,		/* the value of @field of the same record */
	AMOUNT_SYM,		/* the value of the local or static @sym */
	AMOUNT_RESULT,		/* the returned value (contract->writes of read()) */
	AMOUNT_STRLEN,		/* strlen() of parameter @index */
	AMOUNT_ADD,
	AMOUNT_SUB,
	AMOUNT_MUL,
	AMOUNT_MIN,
};

struct amount {
	enum amount_op op;
	uint64_t value;
	uint32_t index;
	const struct field *field;
	const struct sym *sym;
	const struct amount *a;
	const struct amount *b;
};

/* What a pointer at an interface points to. */
enum kind_form {
	KIND_NONE,		/* nothing written: DESIGN "unannotated" */
	KIND_SINGLE,		/* one whole object, written __single */
	KIND_COUNTED,		/* amount elements */
	KIND_SIZED,		/* amount bytes */
	KIND_ENDED,		/* up to (not including) parameter/field end */
	KIND_STRING,		/* up to and including a NUL; with an amount: or
				 * so many bytes, when no NUL is among them */
	KIND_UNSAFE,		/* __unsafe_indexable: promises nothing */
};

struct kind {
	enum kind_form form;
	const struct amount *amount;	/* COUNTED, SIZED; ENDED: the end;
					 * STRING: see there */
	bool nonnull;		/* never NULL */
	bool err_ptr;		/* may be an error pointer (and not NULL unless
				 * or_null) */
	bool or_null;		/* a NULL is meant, and is not accessed: an
				 * amount is not asked of it */
	uint32_t written_at;	/* offset in the text, for diagnostics */
};

enum access_mode {
	ACCESS_UNKNOWN,		/* may read, write, keep */
	ACCESS_NONE,		/* pointer used as a value only */
	ACCESS_READ,
	ACCESS_WRITE,		/* only writes: initialises [0, amount) */
	ACCESS_READ_WRITE,
};

struct param_contract {
	const struct kind *kind;	/* or NULL */
	enum access_mode access;
	bool writes_all;	/* ACCESS_WRITE: all of the amount is written when
				 * the call returns (definite initialisation) */
	bool user;		/* user memory: not an access of ours */
	bool frees;		/* the object is gone after the call */
	bool keeps;		/* the callee keeps the pointer */
};

struct contract {
	const struct kind *result;	/* or NULL */
	const struct amount *alloc;	/* the result is NULL or a new object of
					 * so many bytes; or NULL */
	bool zeroed;		/* ... and it is all zero */
	bool blank;		/* ... and nobody wrote it: it may be zeroed */
	int returns_param;	/* result points into what this parameter points
				 * to (strchr, memcpy); -1: no */
	bool result_ranged;	/* lo <= result <= hi */
	int64_t lo, hi;
	const struct amount *saturates;	/* the result is this, or the largest
					 * number of its type when this wraps; or
					 * NULL */
	bool noreturn;
	bool no_side_effect;	/* writes no memory but through its parameters
				 * marked so, keeps no pointer */
	int format_param;	/* printf-like: index of the format; -1: no */
	int format_first;	/* index of the first argument formatted */
	bool replaces_body;	/* a contract file names a static inline */
	struct param_contract *params;
	uint32_t nparams;
	const char *origin;	/* "attribute" or the contract file's name */
};

/* Resolves an identifier to a leaf: a parameter, a field, a variable; NULL. */
typedef const struct amount *amount_lookup(void *ctx, const char *name,
					   size_t len);

/* "n", "n * size + 4", "strlen(s) + 1", "min(n, 64)" as an amount.  NULL and
 * *why when it is not such an expression.  "result" is what the function
 * returns, unless @lookup knows another. */
const struct amount *amount_parse(struct arena *a, const char *text,
				  amount_lookup *lookup, void *ctx,
				  const char **why);

/*
 * Notes: what one annotation says, as text: "sized_by(n)", "nonnull".  The
 * words are frontend/contract.def.  Each adds to what is there already, a later
 * note of the same sort replaces an earlier one.  False and *why when the note
 * does not fit; nothing is changed then.
 */
/* To the kind *@k of a field, a variable, a parameter or a result; NULL is a
 * kind with nothing known. */
bool kind_note(struct arena *a, const struct kind **k, const char *note,
	       amount_lookup *lookup, void *ctx, const char **why);

/* A contract that promises nothing, of a function with @nparams parameters. */
struct contract *contract_new(struct arena *a, uint32_t nparams,
			      const char *origin);

/* To the contract: of parameter @param (0-based), or of the function and its
 * result when @param is -1.  Kind words are taken too. */
bool contract_note(struct arena *a, struct contract *c, int param,
		   const char *note, amount_lookup *lookup, void *ctx,
		   const char **why);

/* The same from one GNU attribute of the function, with its arguments:
 * "alloc_size(1, 2)", "nonnull", "format(printf, 1, 2)", "access(read_only, 1,
 * 2)", "returns_nonnull", "noreturn", "pure", "const".  True and nothing
 * changed for an attribute that is no contract. */
bool contract_attribute(struct arena *a, struct contract *c, const char *text,
			const char **why);
#endif
