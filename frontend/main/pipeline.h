/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_MAIN_PIPELINE_H
#define FRONTEND_MAIN_PIPELINE_H
/*
 * The phases in their order: text -> tree -> graph -> verdicts -> text with
 * checks, report.  frontend/main/ is the program; it may name every phase, and
 * nothing outside it includes it.
 */
#include "checker/verdict.h"
#include "frontend/base/buf.h"
#include "frontend/driver/compile.h"
#include "frontend/ir.h"
#include "lowering/lower.h"

struct analysis {
	struct unit *unit;		/* unit->parse_error: nothing below */
	struct verdicts *verdicts;
};

/* The analysis of a preprocessed, marked, pruned unit.  Everything lives in
 * job->arena. */
void pipeline_analyse(const struct job *job, struct analysis *x);

/* Says on stderr, as compilers do, why @u could not be parsed. */
void pipeline_unparsed(const struct unit *u);

/* Inserts the checks; the text is in @out. */
void pipeline_lower(const struct job *job, const struct analysis *x,
		    struct buf *out, struct lowered *info);

/* What `saner compile` does with a unit. */
extern const struct transform pipeline;
#endif
