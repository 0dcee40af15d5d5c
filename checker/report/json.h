/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_REPORT_JSON_H
#define CHECKER_REPORT_JSON_H
/*
 * The report of a unit, as docs/report.md and docs/report.schema.json say.
 * Same verdicts, same bytes: no times, no addresses.
 */
#include "checker/verdict.h"

struct report_facts {
	const char *source;	/* as given to the compiler */
	const char *object;
	/* Offsets in the unit's text where something was inserted, for
	 * "touched"; in any order */
	const uint32_t *inserted;
	uint32_t ninserted;
};

/* The JSON text, with a newline at its end; in v->arena. */
const char *report_json(const struct verdicts *v, const struct report_facts *x);

/* The name of a check in the report: "index"; NULL for CHECK_NONE. */
const char *check_word(enum check_form form);
#endif
