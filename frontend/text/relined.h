/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_TEXT_RELINED_H
#define FRONTEND_TEXT_RELINED_H
/*
 * Writes a preprocessed text again with parts left out, so that every part
 * that stays is on the file and line it was on, and the nesting of includes is
 * what it was; an include of which nothing stays leaves no trace.  The parts are given in order; all text between two calls must
 * be given to one of them.
 */
#include <stdbool.h>
#include "frontend/base/buf.h"

/* How deep includes that hold nothing may nest before they are written. */
#define RELINED_PENDING 256

struct position {
	unsigned long line;
	const char *name;	/* with its quotes; NULL: unknown yet */
	size_t length;
	const char *flags;
};

struct relined {
	struct buf *out;
	struct position in;	/* of the next byte of the text */
	struct position written;	/* of the next byte of @out */
	const char *line_start;	/* of the line that the text is in, as far as
				 * it was given */
	/* Entered includes not written yet: one that holds nothing never is. */
	struct {
		struct position from;
		const char *at, *end;
	} pending[RELINED_PENDING];
	unsigned int npending;
	bool past_preamble;	/* the first markers, which name the main file
				 * and the working directory, stay as they are */
	bool at_line_start;	/* nothing but space is on @out's line */
};

void relined_init(struct relined *r, struct buf *out);
/* Space, line markers and directives between two parts. */
void relined_gap(struct relined *r, const char *at, const char *end);
void relined_keep(struct relined *r, const char *at, const char *end);
/* A few words of our own, on whatever line the output is. */
void relined_add(struct relined *r, const char *words);
void relined_drop(struct relined *r, const char *at, const char *end);
#endif
