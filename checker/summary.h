/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_SUMMARY_H
#define CHECKER_SUMMARY_H
/*
 * The words of a function's verdict.
 *
 * A property's word is that of its weakest obligation, in the order
 * trivial, proved, guarded, checked, assumed, refuted ("none" without any).
 * The overall word carries what it covers:
 *
 *   trusted                not analysed, or not to be touched
 *   proven                 every property is none, trivial or proved
 *   proven[null,bounds,init]
 *                          these three are, and all that is named
 *   guarded checked assumed
 *                          else the weakest; refuted is checked when its check
 *                          was emitted, assumed when it was not
 */
#include "checker/verdict.h"

struct summary {
	uint32_t by[PROPERTIES][DISPOSITIONS];
};

void summary_of(const struct func_verdict *v, struct summary *s);
const char *summary_word(const struct summary *s, enum property p);
/* In @a when it is composed. */
const char *summary_overall(const struct func_verdict *v, struct arena *a);
#endif
