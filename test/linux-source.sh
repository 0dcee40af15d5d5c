#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The distribution's kernel source of a version (6.1 when none is given),
# unpacked once in $SANER_CACHE and clean, for builds with O=.  Prints its folder
# on stdout and what it does on stderr.
set -eu

cache=${SANER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/saner}
name=linux-source-${1:-6.1}
source=$cache/$name
tar=/usr/src/$name.tar.xz

say()
{
	echo "linux-source: $*" >&2
}

mkdir -p "$cache"
# One at a time; whoever waited finds it unpacked.
exec 9> "$cache/linux-source.lock"
flock 9
if [ ! -e "$source/Makefile" ]; then
	[ -e "$tar" ] || { say "install $name"; exit 2; }
	say "unpacking $tar"
	rm -rf "$cache/unpack"
	mkdir "$cache/unpack"
	tar -C "$cache/unpack" -xf "$tar"
	mv "$cache/unpack/$name" "$source"
	rmdir "$cache/unpack"
fi
# Kbuild refuses O= while the source itself was configured, by whomever.
if [ -e "$source/.config" ] || [ -d "$source/include/config" ]; then
	say "cleaning $source"
	make -s -C "$source" ARCH=um mrproper >&2
fi
echo "$source"
