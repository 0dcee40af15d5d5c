/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_COMMAND_H
#define FRONTEND_DRIVER_COMMAND_H
/*
 * The commands of the tool that are the driver's; argv[0] is the command's
 * own name.
 */
#include "frontend/driver/compile.h"

/* saner compile [--report STEM] -- COMPILER ARGUMENTS... */
int command_compile(int argc, char **argv, const struct transform *transform);

/* saner stamp: makes the stamp, prints its path.  For installation. */
int command_stamp(void);

/* saner prune, saner strip: the passes alone, stdin to stdout.  For tests. */
int command_prune(void);
int command_strip(void);
#endif
