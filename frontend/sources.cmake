# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
set(SANER_frontend_SOURCES
)
list(TRANSFORM SANER_frontend_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/frontend/)
