#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Builds a kernel that nobody changed for it, plainly and through saner-cc,
# boots both and compares what its tests say.
#
#	sh test/kernel/run.sh [--cc gcc|clang] [--config small|defconfig|x86]
#		[--mode soft|hard|audit] [--count] [--no-registry] [--jobs N]
#		[--help]
exec python3 -B "$(dirname "$0")/kernel.py" "$@"
