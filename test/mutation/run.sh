#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Mutation of the check inserter; see run.py beside this file.
exec python3 -B "$(dirname "$0")/run.py" "$@"
