/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_UACCESS_H
#define CHECKER_UACCESS_H
/*
 * Where a kernel holds user memory open: on x86 between stac() and clac()
 * (user_access_begin() and user_access_end()).  A call there would run with
 * the protection off, and objtool refuses each that it does not know
 * (tools/objtool/check.c, uaccess_safe_builtin[]); a check is such a call.
 *
 * Over all functions of the unit: what is called there counts, and an inlined
 * function may open or close it for its caller.  Where it may be open on some
 * way to a statement, the whole statement counts.
 */
#include "frontend/ir.h"

struct uaccess;

/* In @a; NULL when the unit never opens it. */
struct uaccess *uaccess_new(const struct unit *u, struct arena *a);

/* Whether user memory may be open in @s.  @x may be NULL. */
bool uaccess_is_open(const struct uaccess *x, const struct stmt *s);
#endif
