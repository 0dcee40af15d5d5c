/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_MAIN_DIFF_H
#define FRONTEND_MAIN_DIFF_H
/*
 * saner diff: the source lines that get checks, as written and with the
 * checks in them.  @argv[0] is "diff".
 */
int diff_command(int argc, char **argv);
#endif
