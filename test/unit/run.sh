#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Unit tests of the tool's own parts: each test/unit/*.c but unit.c is a
# program, built against the sources that it names after
# "Sources:", and run under the undefined behaviour sanitizer.
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top" || exit 2
out=${SANER_BUILD:-build/release}/unit
mkdir -p "$out" || exit 2
SANER_UNIT_COUNTS=$out/counts
export SANER_UNIT_COUNTS
: > "$SANER_UNIT_COUNTS"
status=0
for test in test/unit/*.c; do
	name=$(basename "$test" .c)
	[ "$name" != unit ] || continue
	sources=$(sed -n 's|^ \* Sources: ||p' "$test")
	echo "unit: $name"
	# shellcheck disable=SC2086 # a list of files
	gcc -std=gnu11 -D_GNU_SOURCE -O2 -g -Wall -Wextra -Werror -I. \
		-fsanitize=undefined -fno-sanitize-recover=undefined \
		-o "$out/$name" "$test" test/unit/unit.c $sources &&
		"$out/$name" || { status=1; }
done
awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }' "$SANER_UNIT_COUNTS" \
	> "${SANER_COUNTS:-/dev/null}"
awk '{ p += $1; f += $2 }
	END { print p + 0 " passed, " f + 0 " failed" }' "$SANER_UNIT_COUNTS"
exit $status
