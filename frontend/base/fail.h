/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_BASE_FAIL_H
#define FRONTEND_BASE_FAIL_H
/*
 * The two ways to give up.  A fault of the program being compiled is neither:
 * that is a diagnostic (frontend/diag.h).
 *
 * die(): the environment failed us (a file, memory, the compiler).  Prints
 * "saner: <text>" and exits with 2.
 * bug(): saner itself is wrong.  Prints "saner: internal error: ..." and
 * aborts; the driver then compiles the original (frontend/driver/compile.h).
 */
void die(const char *fmt, ...)
	__attribute__((noreturn, format(printf, 1, 2)));
void bug_at(const char *file, int line, const char *fmt, ...)
	__attribute__((noreturn, format(printf, 3, 4)));
#define bug(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
#endif
