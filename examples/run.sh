#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The example, end to end: installs what is missing, builds saner, builds
# the driver plain and with saner, boots each in QEMU and attacks it.
#
#	sh examples/run.sh		the whole example
#	sh examples/run.sh --plain-only	only the plain compiler's side
#	sh examples/run.sh --help	this text
#
# Two to four minutes on two cores.  What is built and downloaded (packages that
# are missing, a kernel image of 70 MB) is kept in build/example and used again.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(dirname "$here")
work=$top/build/example
packages="gcc make cmake ninja-build binutils python3 cpio
	libclang-22-dev libcjson-dev linux-headers-amd64
	qemu-system-x86 busybox-static"

say()
{
	echo "example: $*"
}

die()
{
	echo "example: $*" >&2
	exit 2
}

cleanup()
{
	rm -rf "$work/kernel.new"
}

install_packages()
{
	missing=
	for p in $packages; do
		dpkg-query -W -f '${Status}' "$p" 2>/dev/null |
			grep -q '^install ok installed' || missing="$missing $p"
	done
	[ -n "$missing" ] || return 0
	say "installing with apt-get:$missing"
	[ "$(id -u)" = 0 ] || die "run as root, or install:$missing"
	{ apt-get -q update &&
	  DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
		--no-install-recommends $missing; } > "$work/apt.log" 2>&1 ||
		die "apt-get failed, see $work/apt.log; needed:$missing"
}

# The kernel that belongs to the newest headers: unpacked, never installed.
fetch_kernel()
{
	headers=$(ls -d /usr/src/linux-headers-*-amd64 2>/dev/null |
		sort -V | tail -n 1)
	[ -n "$headers" ] || die "no kernel headers: apt-get install linux-headers-amd64"
	abi=${headers#/usr/src/linux-headers-}
	kernel=$work/kernel/$abi/vmlinuz
	[ -e "$kernel" ] && return 0

	say "downloading the kernel linux-image-$abi (70 MB, not installed)"
	version=$(dpkg-query -W -f '${Version}' "linux-headers-$abi")
	rm -rf "$work/kernel.new"
	mkdir -p "$work/kernel.new" "$work/kernel/$abi"
	(cd "$work/kernel.new" &&
	 { apt-get -q download "linux-image-$abi=$version" ||
	   { apt-get -q update &&
	     apt-get -q download "linux-image-$abi=$version"; }; } &&
	 dpkg-deb -x linux-image-*.deb image) > "$work/kernel.log" 2>&1 ||
		die "no kernel image $abi $version, see $work/kernel.log"
	mv "$work/kernel.new/image/boot/vmlinuz-$abi" "$kernel"
	rm -rf "$work/kernel.new"
}

build_saner()
{
	say "building saner (preset release)"
	(cd "$top" && cmake --preset release &&
	 cmake --build --preset release) > "$work/saner.log" 2>&1 ||
		die "saner does not build, see $work/saner.log"
}

case ${1-} in
''|--plain-only) ;;
--help)		sed -n '4,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
*)		die "unknown option $1; see sh examples/run.sh --help" ;;
esac
mkdir -p "$work"
trap cleanup EXIT
trap 'exit 130' INT TERM HUP
install_packages
fetch_kernel
[ -n "${1-}" ] || build_saner

bin=$top/build/release/bin
python3 -B "$here/main.py" --kernel "$kernel" --headers "$headers" \
	--work "$work" --saner "$bin/saner" --saner-cc "$bin/saner-cc" "$@"
