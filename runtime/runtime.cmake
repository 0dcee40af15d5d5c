# SPDX-License-Identifier: GPL-2.0-only OR MIT
# The runtime: libsaner_rt.a for ordinary programs, and the pieces of abi.def
# as a table for lowering.
set(SANER_PIECES
	site.c
	counted.c
	end-counted.c
	heap-slab.c
	heap-slub.c
	heap-um.c
	record.c
	stop-bugtable.c
	stop-warn.c
	stop-trap.c
	words.c
	print-kernel.c
	home-hosted.c
	home-source.c
	home-kernel.c
	inline.c
	object.c
	object-spare.c
	objects-module.c
	objects-um.c
	table.c
	unit.c
	end-bugtable.c
	end-source.c
)
set(pieces ${SANER_PIECES})
list(TRANSFORM pieces PREPEND ${CMAKE_SOURCE_DIR}/runtime/)
add_custom_command(
	OUTPUT ${CMAKE_BINARY_DIR}/gen/runtime-pieces.h
	COMMAND ${CMAKE_COMMAND}
		"-DOUT=${CMAKE_BINARY_DIR}/gen/runtime-pieces.h"
		"-DFROM=${CMAKE_SOURCE_DIR}/runtime"
		"-DPIECES=${SANER_PIECES}"
		-P ${CMAKE_SOURCE_DIR}/runtime/embed.cmake
	DEPENDS ${pieces} ${CMAKE_SOURCE_DIR}/runtime/embed.cmake
	VERBATIM)
target_sources(saner-lowering PRIVATE
	${CMAKE_BINARY_DIR}/gen/runtime-pieces.h)
target_include_directories(saner-lowering PRIVATE ${CMAKE_BINARY_DIR}/gen)

# Linked into other people's programs: never sanitized, position independent.
add_library(saner-rt STATIC
	${CMAKE_SOURCE_DIR}/runtime/count.c
	${CMAKE_SOURCE_DIR}/runtime/heap.c
	${CMAKE_SOURCE_DIR}/runtime/malloc.c
	${CMAKE_SOURCE_DIR}/runtime/objects.c
	${CMAKE_SOURCE_DIR}/runtime/report.c)
target_include_directories(saner-rt PRIVATE ${CMAKE_SOURCE_DIR})
target_compile_options(saner-rt PRIVATE
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
	-Wformat=2 -Wcast-qual -Wwrite-strings -Wvla -Werror -fPIC -O2)
set_target_properties(saner-rt PROPERTIES
	OUTPUT_NAME saner_rt
	ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/saner)
install(TARGETS saner-rt ARCHIVE DESTINATION lib/saner)

# Contracts: data, read by the tool.  The build tree has the installed shape.
file(GLOB_RECURSE contracts CONFIGURE_DEPENDS
	RELATIVE ${CMAKE_SOURCE_DIR}/kernel-shim/contracts
	${CMAKE_SOURCE_DIR}/kernel-shim/contracts/*.h)
set(copies)
foreach(file ${contracts})
	set(copy ${CMAKE_BINARY_DIR}/share/saner/contracts/${file})
	add_custom_command(OUTPUT ${copy}
		COMMAND ${CMAKE_COMMAND} -E copy
			${CMAKE_SOURCE_DIR}/kernel-shim/contracts/${file} ${copy}
		DEPENDS ${CMAKE_SOURCE_DIR}/kernel-shim/contracts/${file})
	list(APPEND copies ${copy})
endforeach()
add_custom_target(saner-contracts ALL DEPENDS ${copies})
install(DIRECTORY kernel-shim/contracts DESTINATION share/saner)

# saner.ko is built by whoever has the kernel's headers: from these sources.
install(DIRECTORY kernel-shim/saner kernel-shim/linux-6.1
	DESTINATION share/saner/kernel-shim USE_SOURCE_PERMISSIONS)
install(FILES runtime/site.c runtime/record.c runtime/words.c
	runtime/print-kernel.c
	DESTINATION share/saner/kernel-shim/runtime)
