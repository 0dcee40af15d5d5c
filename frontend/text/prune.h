/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_TEXT_PRUNE_H
#define FRONTEND_TEXT_PRUNE_H
/*
 * Prune: drops from preprocessed C what no compiler would emit, before anybody
 * pays for parsing it.  96 % of the function definitions in a kernel unit are
 * static inlines of headers that nothing in the unit reaches.
 *
 * It is a lexical pass: brackets and identifiers, no parser, one time over the
 * text.  It drops a definition of a static inline function, with its
 * prototypes, when
 *  - it stands in a header (of the unit's own functions, all are kept: their
 *    warnings are the author's),
 *  - nothing that is kept mentions its name: no identifier anywhere, no word in
 *    a string of an asm or an attribute (alias("f"), call f), no #pragma,
 *  - no attribute says that somebody else uses it (used, section, alias,
 *    constructor, weak ...) and it has no asm label and no #pragma inside,
 *  - it mentions no static object or static plain function of a header, which
 *    would then be warned about as unused.
 * Whatever is not plainly such a definition is kept.
 *
 * Line markers keep every kept token on its file and line, and the nesting of
 * includes; runs of blank lines are shortened to a marker.
 */
#include <stddef.h>
#include <stdint.h>
#include "frontend/base/buf.h"

struct prune_stats {
	uint32_t definitions;	/* static inlines in headers */
	uint32_t dropped;
};

/* Appends the pruned @text to @out; @stats may be NULL. */
void prune(struct buf *out, const char *text, size_t length,
	   struct prune_stats *stats);
#endif
