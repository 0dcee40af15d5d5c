/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_OBJECTS_H
#define CHECKER_OBJECTS_H
/*
 * The static objects and literals of the unit that the runtime is told of, in a
 * process and in a User-mode-Linux kernel that was asked for it (-fsaner-registry), so that a pointer to one has bounds when it comes back from memory
 * (BOUNDS_LOOKUP).
 *
 * They are what a pointer may lead to: objects whose address is more than looked
 * through here, or that other units see, and literals that are not only for a
 * callee whose contract is known.  Of the rest nobody can ask, and the compiler
 * shall go on knowing so.  None where nothing is checked: a unit without checks
 * comes out as it came in.
 */
#include "checker/verdict.h"

/* Fills in v->told and v->literals. */
void objects_collect(struct verdicts *v);
#endif
