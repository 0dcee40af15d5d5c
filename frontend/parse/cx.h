/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_PARSE_CX_H
#define FRONTEND_PARSE_CX_H
/*
 * Around libclang: what its C API makes long-winded.  Nothing here knows the
 * unit.
 */
#include <clang-c/Index.h>
#include <stdbool.h>
#include <stdint.h>
#include "frontend/base/arena.h"
#include "frontend/base/str.h"
#include "frontend/ir.h"

/* The children of a cursor, in libclang's order. */
struct kids {
	CXCursor *at;
	uint32_t n;
};

struct kids cx_kids(struct arena *scratch, CXCursor c);
/* Only those that are expressions: no type and member references. */
struct kids cx_operands(struct arena *scratch, CXCursor c);

/* Byte offsets in the file that the cursor stands in.  { 0, 0 } for what
 * stands nowhere (implicit). */
struct range cx_range(CXCursor c);
/* Offset of the name of a declaration, of the operator of an expression ... */
uint32_t cx_at(CXCursor c);
/* False for what stands in the prelude or nowhere. */
bool cx_in_main(CXCursor c);

CXCursor *cx_copy(struct arena *a, CXCursor c);

/* The spelling, interned; NULL when it is empty. */
const struct str *cx_name(struct strtab *names, CXCursor c);
char *cx_text(struct arena *a, CXString s);

/* The value of an integer constant expression; false when it is none. */
bool cx_integer(CXCursor c, int64_t *value);

/* From a cursor to anything; one value a cursor. */
struct cx_map {
	struct arena *arena;
	struct cx_slot *slots;
	uint32_t n;
	uint32_t room;
};

void cx_map_init(struct cx_map *m, struct arena *a);
/* The place for @c's value: NULL in it when it is new. */
void **cx_map_at(struct cx_map *m, CXCursor c);
#endif
