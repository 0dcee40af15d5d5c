# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
set(SANER_checker_SOURCES
	domain/interval.c
	domain/interval_ops.c
	report/command.c
	report/read.c
	report/tally.c
)
list(TRANSFORM SANER_checker_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/checker/)
