# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
set(SANER_lowering_SOURCES
	amount.c
	carry.c
	check.c
	companion.c
	count.c
	extend.c
	layout.c
	lower.c
	objects.c
	plan.c
	prelude.c
	render.c
	text.c
	zero.c
)
list(TRANSFORM SANER_lowering_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/lowering/)
