/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_TEXT_MARKER_H
#define FRONTEND_TEXT_MARKER_H
/*
 * The table of markers: frontend/text/markers.def and the words of
 * frontend/contract.def.
 */
#include <stdbool.h>
#include <stddef.h>
#include "frontend/base/buf.h"

#define MARKER_PREFIX "__saner_"

struct marker {
	const char *word;	/* without the prefix */
	size_t length;
	bool tag;		/* TAG, else NOTE */
	bool arguments;		/* stand in parentheses behind it */
};

/* The marker that the @length bytes at @name are, or NULL. */
const struct marker *marker_find(const char *name, size_t length);

/* The definitions by which libclang sees the markers: #define lines, for a
 * text that is included before the unit. */
void markers_define(struct buf *out);
#endif
