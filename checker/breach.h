/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_BREACH_H
#define CHECKER_BREACH_H
/*
 * Breaches: places of this unit whose promise the unit itself may break, past
 * their type.
 *
 * A field or static object that is a pointer to a record, or has a kind,
 * promises what docs/model.md says, and whoever reads it relies on that.  A
 * store by its own name and type owes the promise where its value is converted
 * (checker/promise.h).  What remains are stores that do not look like one:
 *
 *   raw bytes	memcpy(&h->b, ...), memset(h, 1, ...), ((char *)h)[i] = c
 *   casts	*(void **)&h->b = p, *(unsigned long *)&h->b = n
 *   unions	u->number = n, then u->pointer
 *   asm	asm("..." : "=m"(h->b))
 *   objects	that are no such record at all: (struct h *)bytes; variables that
 *		are too small, stored, passed or returned
 *
 * What is read from such a place is not provided for by its type any more.
 * Found over the whole unit, without regard to order: by types, through the
 * locals that addresses are kept in and the parameters of functions whose calls
 * are all in sight.  Where bytes are written of which nobody knows the object
 * (a void * that came from elsewhere), every promise rests on the premise
 * alias, and breach_anywhere() says so.
 */
#include "frontend/ir.h"

struct arena;
struct breaches;
struct origin;

/* After the assignments of the unit were collected. */
struct breaches *breaches_find(const struct origin *o, struct arena *a);

/* The pointer that lvalue @place (a variable, a member, or an element of an
 * array that is one of those) has promises nothing. */
bool breach_of_place(const struct breaches *b, const struct expr *place);
bool breach_of_field(const struct breaches *b, const struct field *f);
/* A static object, a parameter, or what a function returns. */
bool breach_of_sym(const struct breaches *b, const struct sym *s);
/* Bytes of unknown objects are written. */
bool breach_anywhere(const struct breaches *b);
/* @e is such a store, or the pointer argument through which a callee does it,
 * or the conversion that makes one possible. */
bool breach_at(const struct breaches *b, const struct expr *e);
#endif
