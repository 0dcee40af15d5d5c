#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# A User-mode-Linux kernel, defconfig, built by plain gcc-12, that suites share:
# made when it is not there, in $SANER_CACHE.  Prints its folder on stdout and
# what it does on stderr.  About seven minutes on two cores the first time.
set -eu

cache=${SANER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/saner}
tree=$cache/um-gcc-12

say()
{
	echo "um-tree: $*" >&2
}

build()
{
	say "building $tree"
	mkdir -p "$tree"
	for goal in defconfig all; do
		make -C "$source" O="$tree" ARCH=um CC=gcc-12 -j2 $goal \
			> "$cache/um-gcc-12.log" 2>&1 || {
			tail -n 20 "$cache/um-gcc-12.log" >&2
			say "make $goal failed, see $cache/um-gcc-12.log"
			exit 2
		}
	done
}

source=$(sh "$(dirname "$0")/linux-source.sh")
mkdir -p "$cache"
# One build at a time; whoever waited finds it made.
exec 9> "$cache/lock"
flock 9
[ -e "$tree/vmlinux" ] || build
echo "$tree"
