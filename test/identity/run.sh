#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Identity: with nothing inserted, the objects that saner-cc makes of kernel
# units are those of the real compiler, the stripped text is the preprocessed
# one, and the warnings are the same (identity.py has the how).
#
#	sh test/identity/run.sh		60 units by gcc-12, 20 of them by clang-22,
#					12 drivers for the distribution's kernel
#	sh test/identity/run.sh --all	every unit of the tree by gcc-12 as well
#
# The trees are kept in $SANER_CACHE.  The last line is the sum of all.
set -u

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
tools=$top/${SANER_BUILD:-build/release}
cache=${SANER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/saner}
clang_tree=$cache/um-clang-22
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP

gcc_tree=$(sh "$top/test/um-tree.sh") || exit 2
every_third=$(awk 'NR % 3 == 1' "$here/units.txt")

# The same configuration by clang, as far as the sample needs it.
kbuild()
{
	make -C "$cache/linux-source-6.1" O="$clang_tree" ARCH=um CC=clang-22 \
		HOSTCC=gcc-12 -j2 "$@" > "$cache/um-clang-22.log" 2>&1 || {
		tail -n 20 "$cache/um-clang-22.log"
		echo "identity: make $1 failed, see $cache/um-clang-22.log"
		exit 2
	}
}

mkdir -p "$clang_tree"
(
	flock 9
	[ -e "$clang_tree/.config" ] || kbuild defconfig
	# shellcheck disable=SC2086
	kbuild $every_third
) 9> "$cache/um-clang-22.lock" || exit 2

# Drivers of that source as modules for the distribution's kernel: x86, SMP,
# tracing, retpolines.
headers=$(ls -d /usr/src/linux-headers-*-amd64 2>/dev/null | sort -V |
	tail -n 1)
if [ -z "$headers" ]; then
	echo "identity: no kernel headers: install linux-headers-amd64"
	exit 2
fi
mkdir "$scratch/m"
while read -r file; do
	cp "$cache/linux-source-6.1/$file" "$scratch/m" || exit 2
	for header in "$cache/linux-source-6.1/${file%/*}"/*.h; do
		[ ! -e "$header" ] || cp "$header" "$scratch/m"
	done
	base=${file##*/}
	echo "obj-m += ${base%.c}.o" >> "$scratch/m/Kbuild"
	modules="${modules:-} $scratch/m/${base%.c}.o"
done < "$here/modules.txt"
if ! make -C "$headers" M="$scratch/m" CC=gcc-12 -j2 modules \
	> "$scratch/make.log" 2>&1; then
	tail -n 20 "$scratch/make.log"
	echo "identity: the modules do not build"
	exit 2
fi

status=0
check()
{
	name=$1
	shift
	echo "identity: units compiled by $name"
	python3 -B "$here/identity.py" --tools "$tools" \
		--work "$scratch/$name" "$@" > "$scratch/out" || status=1
	cat "$scratch/out"
	tail -n 1 "$scratch/out" >> "$scratch/sums"
}

if [ "${1:-}" = --all ]; then
	check gcc-12 --build "$gcc_tree" --all
else
	# shellcheck disable=SC2046
	check gcc-12 --build "$gcc_tree" $(cat "$here/units.txt")
fi
# shellcheck disable=SC2086
check clang-22 --build "$clang_tree" $every_third
# shellcheck disable=SC2086
check x86 --build "$headers" $modules

awk '{ units += $2; good += $4; text = text " " $7; cpu = cpu " " $12 } END {
	printf "identity: %d units, %d identical, pruning ratio%s, cpu ratio%s\n",
		units, good, text, cpu }' "$scratch/sums"
if [ -n "${SANER_COUNTS:-}" ]; then
	awk '{ units += $2; good += $4 } END { print good, units - good }' \
		"$scratch/sums" > "$SANER_COUNTS"
fi
exit $status
