#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# A second opinion on saner's C: what it makes of Linux 6.12, an x86-64
# configuration (x86.config), compile only.
#
#	sh test/census/linux-6.12.sh [ARGUMENT OF census.py]...
#
# e.g. --every 10.  The tree is configured, and its commands are recorded rather
# than run (record.py), in $SANER_CACHE/census-6.12; then census.py compiles.
# With --record alone it stops before that.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
cache=${SANER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/saner}
tree=$cache/census-6.12
source=$(sh "$top/test/linux-source.sh" 6.12)

mk()
{
	make -C "$source" O="$tree" ARCH=x86 HOSTCC=gcc-12 "$@" \
		>> "$cache/census-6.12.log" 2>&1
}

if [ ! -e "$tree/.recorded" ]; then
	echo "census: recording $tree" >&2
	mkdir -p "$tree"
	: > "$cache/census-6.12.log"
	mk CC=gcc-12 tinyconfig
	"$source/scripts/kconfig/merge_config.sh" -m -O "$tree" \
		"$tree/.config" "$here/x86.config" > /dev/null
	mk CC=gcc-12 olddefconfig
	for option in $(sed -n 's/=y$//p' "$here/x86.config"); do
		grep -q "^$option=y$" "$tree/.config" ||
			echo "census: 6.12 does not take $option" >&2
	done
	# What others are generated from has to be real.
	mk CC=gcc-12 -j2 prepare
	# The link of empty objects fails, as it must.
	mk CC="$here/record.py gcc-12" -j2 -k vmlinux modules || true
	touch "$tree/.recorded"
fi
[ "${1-}" != --record ] || exit 0
exec python3 -B "$here/census.py" "$tree" --word=-D__KERNEL__ --saner-cc \
	"$top/${SANER_BUILD:-build/release}/bin/saner-cc" "$@"
