/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_PROMISE_H
#define CHECKER_PROMISE_H
/*
 * A promise is checked where it is made.  Whoever reads a pointer from a place
 * (parameter, field, result, static object) relies on what the type and the
 * kind of the place say; so each conversion, store, return and address that
 * gives a place its pointer owes that: bounds-cast, bounds-store, bounds-count,
 * bounds-return, bounds-address.
 */
#include "checker/judge.h"

/* Raises these obligations of @f; a part of the pass check_bounds(). */
void promises_raise(struct fn *f);
#endif
