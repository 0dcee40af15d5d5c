/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_MAIN_EXPLAIN_H
#define FRONTEND_MAIN_EXPLAIN_H
/*
 * saner explain ID: prints the page of a diagnostic or check, which is
 * installed as share/saner/diagnostics/ID.md.  @argv[0] is "explain".
 */
int explain_command(int argc, char **argv);
#endif
