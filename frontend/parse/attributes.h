/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_PARSE_ATTRIBUTES_H
#define FRONTEND_PARSE_ATTRIBUTES_H
/* What attributes.c and attributes_text.c share. */
#include "frontend/contract.h"
#include "frontend/parse/internal.h"

/* What the names in an annotation can mean. */
struct names {
	struct parser *p;
	const struct type *record;	/* of a field */
	CXCursor func;			/* of a parameter or a function */
	bool has_func;
};

/* One declaration whose annotations are read: @each is called for each. */
struct notes {
	struct parser *p;
	void (*each)(struct notes *n, const char *note, uint32_t at);
	struct sym *sym;
	const struct kind **kind;
	struct contract *contract;
	int param;
	struct names names;
};

/* The one contract of a function, made when first something is said. */
struct contract *contract_of(struct notes *n);
/* A note for the user: @note was not taken. */
void annotation_refuse(struct parser *p, uint32_t at, const char *note,
		       const char *why);
/* The GNU attributes in the text of @decl. */
void attributes_text(struct notes *n, CXCursor decl);
#endif
