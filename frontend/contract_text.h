/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_CONTRACT_TEXT_H
#define FRONTEND_CONTRACT_TEXT_H
/*
 * Contract files for one unit: which of their declarations are put behind its
 * text.
 *
 * A contract file is C: redeclarations of functions with the words of
 * frontend/contract.def, and nothing else but comments, tags of structs and
 * lines that begin with '#'.  A redeclaration is of use, and can be parsed,
 * only where the unit declares the function itself (its types exist then), so
 * only those are taken: the name stands before a '(' outside every brace of
 * the unit.  __builtin_<name> anywhere counts as well: for such calls a
 * contract file uses no typedef names.
 *
 * The function f is declared there as __saner_contract_f: clang drops
 * attributes of a redeclaration that follows a definition, and the functions
 * that matter most are static inline.  The parser compares the types, and puts
 * what is written into the contract of f.  A contract is never for a function
 * that the unit's own .c file defines.
 */
#include <stddef.h>
#include "frontend/base/buf.h"

#define CONTRACT_PREFIX "__saner_contract_"

struct contract_names;

/* What the unit's text declares. */
struct contract_names *contract_names(struct arena *a, const char *text,
				      size_t len);

/* Adds the declarations of one contract file, @len bytes at @text, that are of
 * use, each behind a line marker with @name and its line.  The number of
 * declarations. */
unsigned contract_file(struct buf *out, const struct contract_names *names,
		       const char *name, const char *text, size_t len);
#endif
