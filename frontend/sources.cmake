# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
set(SANER_frontend_SOURCES
	base/arena.c
	base/buf.c
	base/fail.c
	base/str.c
)
list(TRANSFORM SANER_frontend_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/frontend/)
