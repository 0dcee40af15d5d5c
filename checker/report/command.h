/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_REPORT_COMMAND_H
#define CHECKER_REPORT_COMMAND_H
/*
 * `saner report [OPTION]... [PATH]...`: prints what the report files at or
 * below the paths say (default: the current directory).  @argv[0] is "report".
 * Returns the exit code: 0 printed, 2 usage, nothing found, or unreadable.
 */
int report_command(int argc, char **argv);
#endif
