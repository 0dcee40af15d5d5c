/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_BUILD_H
#define FRONTEND_DRIVER_BUILD_H
/*
 * What saner-cc does itself: commands that are more than one compile of one C
 * file.  All take a command that asked for saner.
 */
#include "frontend/driver/args.h"

/* -c of one C file: becomes `saner compile`. */
void build_become(const struct command *c) __attribute__((noreturn));

/* -c of several files. */
int build_objects(const struct command *c);

/*
 * Compile and link: each C file to a temporary object, then the user's link
 * with these in place of the files.  The hosted runtime is added where the
 * compiler would add its own libraries: not with -r, -nostdlib,
 * -nodefaultlibs.
 */
int build_program(const struct command *c);

/*
 * -E: the real compiler's text, then line markers that name the contract files
 * and the stamp (home.h), so that a compiler cache which hashes this text
 * knows them (KBUILD item 1).
 */
int build_text(const struct command *c);
#endif
