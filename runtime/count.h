/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef RUNTIME_COUNT_H
#define RUNTIME_COUNT_H
/*
 * What -fsaner-count counted in an ordinary process.  Each unit hands its table
 * over when it ends; behind them all stand, on standard error,
 *
 *	saner: executed accesses: N: proved A %, ... [null,bounds]
 *
 * and a line for each column of runtime/abi.def.  With SANER_COUNT in the
 * environment nothing is printed; each access that was executed, or that no
 * counter could be put to, is a line of the file of that name, which is appended
 * to, with tabs between:
 *
 *	executed, unknown, class in each column, file:line, function, why, what
 *
 * "blind" stands for the number where there is no counter.  A process that does
 * not end by exit() says nothing.
 */
#include "runtime/counted.c"

void __saner_count_add(const struct __saner_counted *rows, unsigned long n);
#endif
