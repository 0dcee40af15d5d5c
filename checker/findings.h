/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_FINDINGS_H
#define CHECKER_FINDINGS_H
/*
 * Findings: diagnostics about obligations.  The functions come from
 * checker/diag.def, one a row:
 *
 *   diag_bounds_index(finding_at(f, e), index, array, count);
 */
#include <inttypes.h>
#include "checker/judge.h"
#include "frontend/diag.h"

/* Where a finding goes and what it is about. */
struct finding {
	struct diags *to;
	struct place place;
	const char *func;
};

struct finding finding_at(const struct fn *f, const struct expr *e);

/* "(a, b)" as ", a, b" */
#define FINDING_BARE(...) , ##__VA_ARGS__
#define DIAG(name, severity, text, parameters, arguments) \
	void diag_##name(struct finding x FINDING_BARE parameters);
#include "checker/diag.def"
#undef DIAG
#endif
