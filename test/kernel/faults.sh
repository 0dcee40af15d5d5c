#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Seeds faults into code of a kernel that its tests execute and counts how many
# a kernel compiled hard stops before the access.
#
#	sh test/kernel/faults.sh [--count N] [--seed S] [--jobs N] [--only DIR]
#		[--list] [--fresh] [--help]
exec python3 -B "$(dirname "$0")/faults/main.py" "$@"
