// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Attributes of declarations: flags, sections, contracts. */
#include <string.h>

#include "frontend/parse/internal.h"

void attributes_of(struct parser *p, struct sym *sym, CXCursor decl)
{
	(void)p;
	(void)sym;
	(void)decl;
}

void attributes_of_field(struct parser *p, const struct type *record,
			 struct field *field, CXCursor decl)
{
	(void)p;
	(void)record;
	(void)field;
	(void)decl;
}
