# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
set(SANER_lowering_SOURCES
	prelude.c
)
list(TRANSFORM SANER_lowering_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/lowering/)
