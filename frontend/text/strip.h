/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_TEXT_STRIP_H
#define FRONTEND_TEXT_STRIP_H
/*
 * Strip: takes the markers (frontend/text/markers.def) out of a text again.
 *
 * A marker goes with its arguments and one space, also inside string literals
 * (a macro that stringifies its argument has caught it).  What is left is,
 * token for token, what the compiler would have preprocessed without the
 * marker header.
 */
#include <stddef.h>
#include "frontend/base/buf.h"

/* Appends the stripped @text to @out. */
void strip(struct buf *out, const char *text, size_t length);
#endif
