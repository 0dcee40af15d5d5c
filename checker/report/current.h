/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_REPORT_CURRENT_H
#define CHECKER_REPORT_CURRENT_H
/*
 * Whether a report still speaks of the object beside it.  A report outlives
 * its object's next compile when that one was not saner's: nothing of ours runs
 * then that could take it away.  What is known without us:
 *
 *   Kbuild's .NAME.o.cmd has the command that made the object: another mode
 *   there, or none, and the report is of an older one;
 *   a report is written after its object: an object that is newer was made, or
 *   taken from a compiler cache, later.  Kbuild's own tools (objtool) write to
 *   objects, too, so that there this says something only of a cache.
 *
 * An object that is not there says nothing: a program made in one command has
 * none, and its reports are current.
 */
#include "checker/report/read.h"

/* NULL: current, as far as can be known; else why not. */
const char *report_stale(const struct read_unit *u, struct arena *a);
#endif
