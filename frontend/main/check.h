/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_MAIN_CHECK_H
#define FRONTEND_MAIN_CHECK_H
/*
 * saner check: findings of C files, in gcc's format on stderr; nothing is
 * compiled.  @argv[0] is "check".  docs/check.md has the ways to call it and
 * the exit codes.
 */
#include <stdbool.h>

int check_command(int argc, char **argv);

/* Sparse's own words, which no compiler knows (the kernel's CHECKFLAGS). */
bool check_is_sparse_flag(const char *s);
#endif
