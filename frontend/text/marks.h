/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_TEXT_MARKS_H
#define FRONTEND_TEXT_MARKS_H
/*
 * What the marker header left in the preprocessed text, besides the markers:
 * its own line markers, and one word that says which compiler it met.
 */
#include <stdbool.h>
#include <stddef.h>

struct marks {
	bool found;
	bool clang;
};

/* Cuts the lines that come from @header out of @text, in place. */
void marks_cut(struct marks *m, char *text, size_t *length,
	       const char *header);
#endif
