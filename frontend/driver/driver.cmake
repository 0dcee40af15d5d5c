# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The wrapper: static, so that it starts in half a millisecond; without
# libclang, so from its own short list of files.
set(SANER_CC_SOURCES
	base/arena.c
	base/buf.c
	base/fail.c
	driver/args.c
	driver/build.c
	driver/cc.c
	driver/home.c
	driver/output.c
	driver/process.c
	options.c
)
list(TRANSFORM SANER_CC_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/frontend/)
add_executable(saner-cc ${SANER_CC_SOURCES})
target_link_libraries(saner-cc PRIVATE saner-options)
if(NOT SANER_SANITIZE)
	target_link_options(saner-cc PRIVATE -static)
endif()
set_target_properties(saner-cc PROPERTIES
	RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# The build tree has the shape of an installed one (frontend/driver/home.h).
set(SANER_SHARE ${CMAKE_BINARY_DIR}/share/saner)
file(MAKE_DIRECTORY ${SANER_SHARE})
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/kernel-shim/contracts
	${SANER_SHARE}/contracts SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/docs/diagnostics
	${SANER_SHARE}/diagnostics SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/docs/report.md
	${SANER_SHARE}/report.md SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/frontend/text/markers.h
	${SANER_SHARE}/markers.h SYMBOLIC)

# A rebuilt tool makes its stamp at once: what the old one compiled is out of
# date from here on.
add_custom_command(TARGET saner POST_BUILD
	COMMAND $<TARGET_FILE:saner> stamp > /dev/null)

install(TARGETS saner saner-cc RUNTIME DESTINATION bin)
install(FILES ${CMAKE_SOURCE_DIR}/docs/man/saner.1
	${CMAKE_SOURCE_DIR}/docs/man/saner-cc.1 DESTINATION share/man/man1)
install(FILES ${CMAKE_SOURCE_DIR}/docs/report.md DESTINATION share/saner)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/diagnostics
	DESTINATION share/saner)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/kernel-shim/contracts
	DESTINATION share/saner)
install(FILES ${CMAKE_SOURCE_DIR}/frontend/text/markers.h
	DESTINATION share/saner)
install(FILES ${CMAKE_SOURCE_DIR}/frontend/saner.h DESTINATION include)
install(CODE "execute_process(COMMAND
	\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/bin/saner stamp
	OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)")
