/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_DOMAIN_VALUE_H
#define CHECKER_DOMAIN_VALUE_H
/*
 * What is known of a scalar value.
 *
 * An integer: its interval.  A pointer: whether it may be NULL, an error
 * pointer, or something else; and, when it is known which object it points
 * into (an index made by the analysis, 0: unknown), its offset there in bytes,
 * in [lo, hi], as a signed 64-bit number.  Anything else: nothing.
 *
 * Doubt is no fact, and no proof may use it: of what a pointer may be, it is
 * what something on the way says it may be.  A parameter may be NULL, but
 * nothing says so; the result of a call, a pointer assigned NULL, a pointer
 * past a test for NULL that it did not leave by, are doubted.
 */
#include "checker/domain/interval.h"
#include "frontend/cfg.h"

enum null_bit {
	MAY_NULL = 1,	/* 0 */
	MAY_ERR = 2,	/* the last 4095 addresses: IS_ERR() */
	MAY_OBJECT = 4,	/* any other */
	MAY_ALL = 7,
};

#define MAY_DOUBT (MAY_NULL | MAY_ERR)
#define MAX_ERRNO 4095
#define OBJECT_BITS 27
#define OBJECT_MASK ((1u << OBJECT_BITS) - 1)

struct value {
	struct ival i;
	uint32_t relies;	/* what it rests on: bits of the analysis */
	op_id same;		/* an op that has this very value, or NO_OP */
	op_id below;		/* an integer is less than this op's value, as
				 * mathematics has it; or NO_OP (Logozzo and
				 * Fähndrich, "Pentagons", 2008, with one bound) */
	uint32_t object : OBJECT_BITS;
	uint32_t null : 3;	/* pointers: enum null_bit */
	uint32_t doubt : 2;	/* pointers: of MAY_NULL and MAY_ERR */
};

/* How an integer of type @t is represented; false when it is no integer. */
bool form_of(const struct type *t, struct int_form *f);
/* The same for what an access to bit-field @bits of type @t has; NULL: none. */
bool form_of_access(const struct type *t, const struct field *bits,
		    struct int_form *f);

/* Any value of the type. */
struct value value_any(const struct type *t);
struct value value_int(struct ival i);
/* A pointer that is one of @null; doubted, unless that says nothing. */
struct value value_pointer(unsigned int null);
bool value_equal(const struct value *a, const struct value *b);
/* @a becomes the join; true when it changed. */
bool value_join(struct value *a, const struct value *b);

/* Integers as addresses and back: what NULL, error pointers and other
 * addresses are as unsigned integers of 64 bits. */
struct ival null_to_ival(unsigned int null);
unsigned int null_from_ival(struct ival address);

/* Sorted constants at which widening stops. */
struct thresholds {
	wide *at;
	uint32_t n;
};

/* Widens @grown, which has grown from @old, to the next thresholds, or (@all)
 * to everything that @t has. */
void value_widen(struct value *grown, const struct value *old,
		 const struct type *t, const struct thresholds *th, bool all);
#endif
