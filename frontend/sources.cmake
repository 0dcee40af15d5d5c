# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
set(SANER_frontend_SOURCES
	base/arena.c
	base/buf.c
	base/fail.c
	base/str.c
	graph/asm.c
	graph/build.c
	graph/call.c
	graph/dump.c
	graph/init.c
	graph/jump.c
	graph/place.c
	graph/stmt.c
	graph/value.c
	graph/verify.c
)
list(TRANSFORM SANER_frontend_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/frontend/)
