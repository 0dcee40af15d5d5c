#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Completeness: every access that gcc sees in 30 units of a User-mode-Linux
# kernel and in the example module has an obligation.  complete.py has the how.
# The kernel is the one of test/um-tree.sh.  The last line is
#
#	complete: N accesses, 0 without an obligation
#
# and the exit status is 0 only when that is so for every unit.
#
#	sh test/complete/run.sh --all
#
# takes every C unit of the configuration `small` of test/kernel/ instead: hours.
set -u

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP

headers=$(ls -d /usr/src/linux-headers-*-amd64 2>/dev/null | sort -V |
	tail -n 1)
if [ -z "$headers" ]; then
	echo "complete: no kernel headers: install linux-headers-amd64" >&2
	exit 2
fi

# The module is built plainly, for the command that compiles it.
cp -r "$top/examples/chardev" "$scratch/module" &&
	mkdir "$scratch/include" &&
	cp "$top/frontend/saner.h" "$scratch/include" || exit 2
echo "complete: building the example module"
if ! make -C "$headers" M="$scratch/module" CC=gcc-12 \
	KCFLAGS="-I$scratch/include" modules \
	> "$scratch/make.log" 2>&1; then
	cat "$scratch/make.log"
	echo "complete: the example module does not build"
	exit 2
fi

status=0
all=
[ "${1-}" != --all ] || all=1
check()
{
	python3 -B "$here/complete.py" "$@" > "$scratch/out" || status=1
	sed '$d' "$scratch/out"
	tail -n 1 "$scratch/out" >> "$scratch/sums"
}

# Its command runs in the headers' folder; its .cmd file is the module's.
objects=$(cd "$scratch/module" && ls .*.o.cmd |
	sed -n 's/^\.\(.*\)\.cmd$/\1/p' | grep -v '\.mod\.o$')
set --
for o in $objects; do
	[ -e "$scratch/module/${o%.o}.c" ] && set -- "$@" "$scratch/module/$o"
done
check "$headers" "$@"
if [ -n "$all" ]; then
	python3 -B "$here/small.py" > "$scratch/small" || exit 2
	tree=$(head -n 1 "$scratch/small")
	# some at a time, so that one can see it move
	sed 1d "$scratch/small" | split -l 20 - "$scratch/units."
	for units in "$scratch"/units.*; do
		# shellcheck disable=SC2046
		check "$tree" $(cat "$units")
	done
else
	tree=$(sh "$top/test/um-tree.sh") || exit 2
	# shellcheck disable=SC2046
	check "$tree" $(cat "$here/units.txt")
fi

awk '{ a += $1; m += $2; b += $3 } END {
	if (b)
		printf "complete: %d units could not be compared\n", b
	printf "complete: %d accesses, %d without an obligation\n", a, m
}' "$scratch/sums"
exit $status
