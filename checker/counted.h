/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_COUNTED_H
#define CHECKER_COUNTED_H
/*
 * The accesses that -fsaner-count counts when they are executed, each with its
 * obligations.  It is an access what checker/access.h or an atomic builtin reads
 * or writes: a += of one lvalue is one access, bytes that a callee accesses are
 * none.  Those that syntax alone settles are left out: named objects, their
 * members, constant subscripts of them.
 */
#include "checker/judge.h"

/* Fills in f->verdict->counted, when the obligations have their numbers. */
void counted_find(struct fn *f);
#endif
