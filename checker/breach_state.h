/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_BREACH_STATE_H
#define CHECKER_BREACH_STATE_H
/*
 * What checker/breach.c (the answers, and the walk over the unit), breach_mark.c
 * (what is broken when an object is written as something else) and breach_store.c
 * (stores, conversions and calls that do so) share; nobody else includes this.
 */
#include "checker/breach_layout.h"
#include "checker/roots.h"

struct breaches {
	struct arena *arena;
	const void **set;	/* fields, symbols, types, expressions: those
				 * that are broken, or break */
	uint32_t n;
	uint32_t room;
	bool anywhere;
};

struct finder {
	struct breaches *b;
	const struct origin *origin;
	const struct fn_origin *fo;
	const struct expr *at;		/* who breaks; NULL: its own rule says */
	bool broke;
	/* of what roots are compared with */
	const struct type *as;
	bool bytes;			/* every byte may be another one */
	bool writes;
	bool zero;			/* nothing but zeros is written */
	/* of a call that copies: from the lvalue, or NULL; how much, or 0 */
	const struct expr *from;
	uint64_t bytes_written;
};

/* breach.c */
void breach_add(struct breaches *b, const void *key);

/* breach_mark.c */
void breach_make(struct finder *f, const void *key);
void breach_leaf(void *ctx, const struct leaf *l);
/* The pointer that @place is; NULL: all that point to what @pointer does. */
void breach_pointer(struct finder *f, const struct expr *place,
		    const struct type *pointer);
/* A pointer of type @t at @place (or NULL) promises something by its type or by
 * the kind of the place. */
bool place_promises(const struct expr *place, const struct type *t);
/* Members of unions that @lv is in: the others are overwritten with it, by an
 * object of its own type or (@bytes) by anything. */
void breach_siblings(struct finder *f, const struct expr *lv, bool bytes);
/* All that the object of @r holds. */
void breach_all(struct finder *f, const struct root *r);
/* The object of @r is read, or (f->writes) written, as one of f->as. */
void breach_as(struct finder *f, const struct root *r);
/* Elements of arrays are looked at one by one. */
const struct type *type_element(const struct type *t);
/* Nothing is known of what is there. */
bool type_is_unknown(const struct type *t);

/* breach_store.c */
void breach_see_conversion(struct finder *f, const struct expr *e);
void breach_see_store(struct finder *f, const struct expr *lv);
void breach_see_store_through(struct finder *f, const struct expr *pointer);
bool breach_is_small(struct finder *f, const struct type *t,
		     const struct expr *value);
void breach_see_atomic(struct finder *f, const struct expr *e);
void breach_see_lost(struct finder *f, const struct expr *e);
void breach_see_call(struct finder *f, const struct expr *call);
bool lvalue_is_local(const struct expr *lv);
bool address_is_read_only(const struct expr *e);
#endif
