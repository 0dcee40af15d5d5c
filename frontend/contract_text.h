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
 */
#include <stddef.h>
#include "frontend/base/buf.h"

struct contract_names;

/* What the unit's text declares. */
struct contract_names *contract_names(struct arena *a, const char *text,
				      size_t len);

/* Definitions of the words, for libclang; before the first file. */
void contract_words(struct buf *out);

/* Adds the declarations of one contract file, @len bytes at @text, that are of
 * use, each behind a line marker with @name and its line.  The number of
 * declarations. */
unsigned contract_file(struct buf *out, const struct contract_names *names,
		       const char *name, const char *text, size_t len);
#endif
