/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_TEXT_LINES_H
#define FRONTEND_TEXT_LINES_H
/*
 * Where the bytes of a preprocessed text were written: the line markers
 * (# 12 "file" 1 3), and the original files, read when a column is asked for.
 */
#include <stdint.h>
#include "frontend/ir.h"

struct lines;

/* @text must live as long as the result. */
const struct lines *lines_new(struct arena *a, const char *text, uint32_t len);

/* The first file that a marker names and that is not "<built-in>" and the
 * like: the main source.  NULL when there is no marker. */
const char *lines_main(const struct lines *l);

/* File and line of an offset; column is 0. */
struct place lines_place(const struct lines *l, uint32_t offset);

/* ... and the column, found again: the token at @offset is looked for on the
 * original line.  0 when it does not stand there (it came out of a macro) or
 * could be one of several. */
struct place lines_place_column(const struct lines *l, uint32_t offset);

/* Line @line of @file (a place's) as written: [*begin, *end), without the
 * newline.  False: the file cannot be read, or is shorter. */
bool lines_source(const struct lines *l, const char *file, uint32_t line,
		  const char **begin, const char **end);
#endif
