/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_COVERED_H
#define CHECKER_COVERED_H
/*
 * Covered checks: a check of a local pointer, for NULL or against its bounds, is
 * not needed where, on every path, another one ran before that asked for as much
 * and the pointer was not assigned since.  Available expressions, as in Aho,
 * Lam, Sethi and Ullman, "Compilers" (2006), 9.2.6, over the checks themselves.
 *
 * In hard mode only: a failed check stops there, so that what follows it may
 * rely on it.  The verdict stays as it is: a proof never rests on a check.
 */
#include "checker/judge.h"

/* Sets obligation->covered_by of @f's obligations, which are numbered. */
void covered_find(const struct fn *f);
#endif
