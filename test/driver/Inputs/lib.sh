# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Sourced by the tests here, which are shell scripts: `. lib.sh SANER_CC DIR`.
# Leaves the script in a fresh empty DIR with a TMPDIR of its own.
set -eu

saner_cc=$1
saner=$(dirname "$1")/saner
rm -rf "$2"
mkdir -p "$2/tmp" "$2/work"
TMPDIR=$2/tmp
export TMPDIR
cd "$2/work"

# saner-cc with nothing inserted: what is tested here is the driver.
cc()
{
	"$saner_cc" "$@" -fsaner=hard -fsaner-identity=1
}

fail()
{
	echo "FAILED: $*"
	exit 1
}

# status N command...: the command exits with N.
status()
{
	want=$1
	shift
	got=0
	"$@" || got=$?
	[ "$got" = "$want" ] || fail "exit $got instead of $want: $*"
}

# Nothing is left in the temporary folder.
clean()
{
	[ -z "$(ls -A "$TMPDIR")" ] || fail "left behind: $(ls -A "$TMPDIR")"
}

# The files of the working folder are these and no others.
files()
{
	want=$(printf '%s\n' "$@" | sort)
	got=$(ls -A | sort)
	[ "$got" = "$want" ] || fail "files: $got"
}

# Two objects have the same code and data.
same_object()
{
	for o in "$1" "$2"; do
		objcopy --strip-debug "$o" "$o.plain"
		objdump -drs "$o.plain" | sed 1,3d > "$o.dump"
		rm "$o.plain"
	done
	cmp "$1.dump" "$2.dump" || fail "$1 and $2 differ"
	rm "$1.dump" "$2.dump"
}
