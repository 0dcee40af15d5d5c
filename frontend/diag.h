/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DIAG_H
#define FRONTEND_DIAG_H
/*
 * Diagnostics: what saner has to say about the program.  Collected while the
 * unit is judged, printed at the end in the order of the text, in gcc's form:
 *
 *   ring.c:57:9: error: in ring_push(): index 16 is out of range for 'slots'
 *   (struct ring) of 16 elements [bounds-index]
 *
 * The texts are a catalogue: each row of checker/diag.def makes a typed
 * function diag_<name>() (checker/findings.h), and the compiler checks both
 * the text and every call.  The id is the name with dashes; it is never used
 * again for something else.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include "frontend/ir.h"

enum severity {
	SEVERITY_WARNING,
	SEVERITY_ERROR,
};

struct diag {
	enum severity severity;
	const char *id;		/* "bounds-index" */
	struct place place;
	const char *func;	/* NULL: not in a function */
	const char *text;
};

struct diags {
	struct arena *arena;
	struct diag *at;
	uint32_t n;
	uint32_t room;
};

/* One line for one place and id: a second one is dropped. */
void diags_add(struct diags *d, enum severity severity, const char *id,
	       struct place place, const char *func, const char *fmt,
	       va_list ap)
	__attribute__((format(printf, 6, 0)));
uint32_t diags_count(const struct diags *d, enum severity severity);
/* In the order of file, line, column; @as_warnings: errors, too. */
void diags_print(struct diags *d, FILE *to, bool as_warnings);
#endif
