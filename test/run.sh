#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# All tests: installs what is missing, builds saner, runs the suites below.
#
#	sh test/run.sh			everything, as the CI does it
#	sh test/run.sh --quick		the suites marked quick
#	sh test/run.sh --only NAME	one suite (may be given again)
#	sh test/run.sh --list		the suites
#	sh test/run.sh --help		this text
#
# A suite is a row: its name, quick or full, the seconds it may take, and a
# command, run from the top of the tree.  A suite that fails exits non-zero.
# One that holds many tests writes "PASSED FAILED" into the file that
# $SANER_COUNTS names; one that does not counts as one.  Two suites run at a
# time; the long ones stand first.  Commands see
# SANER_BUILD (the build tree to test) and SANER_CACHE (what is kept between
# runs: unpacked kernels and their builds).  Output goes to build/test/NAME.log.
suites()
{
	cat <<'TABLE'
lint       quick   120  python3 -B test/lint/main.py
unit       quick   300  sh test/unit/run.sh
lit        quick   600  python3 -B test/lit.py
seeder     quick    60  python3 -B test/kernel/faults/check.py
linux      full   2400  sh test/kernel/run.sh --config small
csmith     full   1500  python3 -B test/csmith/run.py --count 100 --jobs 2 --seed 1
audit      full    900  python3 -B test/unit/audit/run.py --count 40
lit-dev    full   1200  SANER_BUILD=build/dev python3 -B test/lit.py
matrix     full    600  python3 -B test/lowering/matrix.py
mutation   full   1200  sh test/mutation/run.sh
fuzz       full   1500  python3 -B test/fuzz/run.py --seconds 60 --build build/dev
faults     full    900  python3 -B test/csmith/faults.py --count 50 --jobs 2
run        full   1200  python3 -B test/run/run.py -j2
identity   full   2400  sh test/identity/run.sh
complete   full   1500  sh test/complete/run.sh
kernel     full    600  python3 -B test/kernel-shim/boot.py
patchset   full   1500  python3 -B test/kernel/patchset/main.py
examples   full    900  sh examples/run.sh
TABLE
}

packages="gcc make cmake ninja-build binutils python3 ccache
	clang-22 libclang-22-dev llvm-22-dev llvm-22-tools libclang-rt-22-dev
	libcjson-dev python3-jsonschema csmith libcsmith-dev cvise bc bison flex libelf-dev
	libssl-dev xz-utils distcc
	linux-headers-amd64 linux-source-6.1 qemu-system-x86 busybox-static
	cpio kmod genromfs squashfs-tools e2fsprogs genisoimage dosfstools
	mtools"

top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 2
logs=$top/build/test
SANER_BUILD=build/release
SANER_CACHE=${SANER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/saner}
export SANER_BUILD SANER_CACHE
# The tool's arenas live as long as it does.
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=0}"
passed=0
failed=0
broken=
children=
rows=$logs/rows
results=$logs/results

say()
{
	echo "test: $*"
}

# Ends the run with the line that everything ends with.
finish()
{
	while read -r name p f; do
		passed=$((passed + p))
		failed=$((failed + f))
		[ "$f" = 0 ] || broken="$broken $name"
	done < "$results"
	[ -z "$broken" ] || say "failed:$broken (logs in build/test/)"
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
	exit
}

# timeout passes the signal on to all that it started.
interrupted()
{
	[ -z "$children" ] || kill $children
	exit 130
}

give_up()
{
	say "$*"
	failed=$((failed + 1))
	finish
}

install_packages()
{
	missing=
	for p in $packages; do
		dpkg-query -W -f '${Status}' "$p" 2>/dev/null |
			grep -q '^install ok installed' || missing="$missing $p"
	done
	if [ -z "$missing" ]; then
		say "packages: all there"
		return
	fi
	say "packages: installing$missing"
	[ "$(id -u)" = 0 ] || give_up "run as root, or install:$missing"
	{ apt-get -q update &&
	  DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
		--no-install-recommends $missing; } > "$logs/apt.log" 2>&1 ||
		give_up "apt-get failed, see build/test/apt.log; needed:$missing"
}

build()
{
	say "building preset $1"
	{ cmake --preset "$1" && cmake --build --preset "$1" -- -j2; } \
		> "$logs/build-$1.log" 2>&1 && return
	grep -E 'error|FAILED|CMake' "$logs/build-$1.log" | head -n 20
	give_up "preset $1 does not build, see build/test/build-$1.log"
}

# How many a suite of status $1 passed and failed, from $SANER_COUNTS.
count()
{
	p=0 f=0
	if [ -s "$SANER_COUNTS" ]; then
		read -r p f < "$SANER_COUNTS"
	elif [ "$1" = 0 ]; then
		p=1
	fi
	[ "$1" = 0 ] || [ "$f" != 0 ] || f=1
	[ "$1" != 0 ] || [ "$p" != 0 ] || { say "$2 ran no test"; f=1; }
	echo "$2 $p $f" >> "$results"
}

run_suite()
{
	name=$1 limit=$2 command=$3
	SANER_COUNTS=$logs/$name.counts
	export SANER_COUNTS
	rm -f "$SANER_COUNTS"
	started=$(date +%s)
	say "$name ..."
	timeout -k 10 "$limit" sh -c "$command" > "$logs/$name.log" 2>&1 \
		< /dev/null &
	children=$!
	wait "$children"
	status=$?
	children=
	[ "$status" != 124 ] || say "$name took more than $limit seconds"
	count "$status" "$name"
	[ "$status" = 0 ] || tail -n 15 "$logs/$name.log" | sed 's/^/    /'
	say "$name: $p passed, $f failed, $(($(date +%s) - started)) s:" \
		"$(grep -v '^[[:space:]]*$' "$logs/$name.log" | tail -n 1)"
}

# Takes the first row that is left, one lane at a time.
next_row()
{
	(
		flock 9
		head -n 1 "$rows"
		sed -i 1d "$rows"
	) 9> "$rows.lock"
}

# Many suites use one core for most of their time, so two run at once.
lane()
{
	trap 'interrupted' INT TERM HUP
	while row=$(next_row) && [ -n "$row" ]; do
		read -r name speed limit command <<ROW
$row
ROW
		run_suite "$name" "$limit" "$command"
	done
}

chosen()
{
	case $which in
	all)	;;
	quick)	[ "$2" = quick ] ;;
	only)	case " $names " in *" $1 "*) ;; *) false ;; esac ;;
	esac
}

which=all
names=
while [ $# -gt 0 ]; do
	case $1 in
	--quick)
		which=quick ;;
	--only)
		[ $# -gt 1 ] || { echo "--only wants a suite" >&2; exit 2; }
		suites | grep -q "^$2 " ||
			{ echo "no suite $2; there is:" $(suites |
			  cut -d' ' -f1) >&2; exit 2; }
		which=only names="$names $2"
		shift ;;
	--list)
		suites
		exit 0 ;;
	--help)
		sed -n '4,/^suites()/{/^#/s/^# \{0,1\}//p}' test/run.sh
		exit 0 ;;
	*)
		echo "unknown option $1; see sh test/run.sh --help" >&2
		exit 2 ;;
	esac
	shift
done

mkdir -p "$logs" "$SANER_CACHE" || exit 2
: > "$results"
trap 'interrupted' INT TERM HUP
install_packages
build release
case "$which $names" in
all*|*-dev*|*fuzz*)	build dev ;;
esac
suites | while read -r name speed limit command; do
	! chosen "$name" "$speed" || echo "$name $speed $limit $command"
done > "$rows"
wanted=$(wc -l < "$rows")
lane &
children=$!
lane &
children="$children $!"
wait $children
children=
ended=$(wc -l < "$results")
[ "$ended" = "$wanted" ] || give_up "$ended of $wanted suites came to an end"
finish
