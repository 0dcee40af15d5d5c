/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_FRAMES_H
#define FRONTEND_DRIVER_FRAMES_H
/*
 * Warnings that a function needs more stack than -Wframe-larger-than allows, in
 * what a compiler printed.  Gcc names the line where the function ends, clang
 * the one where it begins.
 */
#include <stdbool.h>
#include <stdint.h>

/* The lines of @ours that warn of a frame, and of which @original does not warn
 * at the same place; malloc'ed, "" when there is none. */
char *frames_new(const char *ours, const char *original);

/* Whether one of @warnings, of frames_new(), is about a function that stands in
 * @file from line @first to line @last. */
bool frames_warn(const char *warnings, const char *file, uint32_t first,
		 uint32_t last);
#endif
