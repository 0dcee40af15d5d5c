/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_TRUST_H
#define CHECKER_TRUST_H
/*
 * Trust: which functions are left as they are, and why.  What they do is
 * believed, and counted as that.
 */
#include "checker/verdict.h"

/* Sets func_verdict->trusted ("word", "word: detail" or NULL) of every
 * function of @v. */
void trust_find(struct verdicts *v);
#endif
