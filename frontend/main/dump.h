/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_MAIN_DUMP_H
#define FRONTEND_MAIN_DUMP_H
/*
 * saner --dump-after=tree|graph|facts|verdicts|lower FILE.i [FLAG]...
 * Prints what a phase made of a preprocessed file.  @argv[0] is the option.
 */
int dump_command(int argc, char **argv);
#endif
