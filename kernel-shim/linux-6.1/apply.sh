#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only OR MIT
#
# Puts saner into a tree of Linux 6.1, or takes it out again:
#
#	apply.sh TREE
#	apply.sh --revert TREE
#
# Files of saner's own are copied; files of the kernel are edited as `edits`
# says.  Nothing is done unless all can be: each line that an edit stands by is
# there exactly once.  Done twice is done once.  Taken out, the tree is what it
# was, to the byte.  A file is replaced, never written to: hard links and
# symlinks of other trees are left alone.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
revert=
if [ "${1:-}" = --revert ]; then
	revert=yes
	shift
fi
[ $# = 1 ] || { echo "usage: apply.sh [--revert] TREE" >&2; exit 2; }
tree=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail()
{
	echo "apply.sh: $*" >&2
	exit 1
}

# The runtime's own files, in the source tree of saner or installed.
runtime=$here/../../runtime
[ -d "$runtime" ] || runtime=$here/../runtime

# TO FROM, a line for each file that is copied; FROM may have blanks.
copies()
{
	(cd "$here" && find Documentation include lib scripts -type f) |
	while read -r name; do
		echo "$name $here/$name"
	done
	for name in units.c units.h; do
		echo "lib/saner/$name $here/../saner/$name"
	done
	for name in site record words print-kernel; do
		echo "lib/saner/runtime/$name.c $runtime/$name.c"
	done
}

# What awk makes of a file of the tree takes its place.
replace()
{
	cp -p "$1" "$1.saner-new"
	cat "$work/new" > "$1.saner-new"
	mv "$1.saner-new" "$1"
}

# Without our lines; in the list of documents that is one line alone.
without()
{
	case $1 in
	*.rst)	awk '$0 != "   saner"' "$tree/$1" ;;
	*)	awk '/saner: begin/ { skip = 1 }
		     !skip
		     /saner: end/ { skip = 0 }' "$tree/$1" ;;
	esac
}

# With them.  The row is in $work/row: file, where, anchor; text behind it.
with()
{
	without "$1" | awk -v row="$work/row" '
		BEGIN {
			getline file < row; getline where < row
			getline anchor < row
			while ((getline line < row) > 0)
				text = text line "\n"
		}
		$0 == anchor && where == "before" { printf "%s", text; n++ }
		{ print }
		$0 == anchor && where == "after" { printf "%s", text; n++ }
		END { if (n != 1) exit 1 }'
}

# rows FUNCTION: calls it with the file of each row; the row is in $work/row.
rows()
{
	n=$(grep -c '^== ' "$here/edits")
	i=1
	while [ $i -le "$n" ]; do
		awk -v i=$i '
			/^== / {
				if (++n == i) {
					sub(/^== /, "")
					f = $1; sub(/^[^ ]+ /, "")
					w = $1; sub(/^[^ ]+ /, "")
					print f; print w; print
				}
				next
			}
			n == i' "$here/edits" > "$work/row"
		$1 "$(head -n 1 "$work/row")"
		i=$((i + 1))
	done
}

check_row()
{
	[ -f "$tree/$1" ] || fail "$tree/$1 is not there"
	# without() takes out all of our lines, those of another row, too
	[ "$(grep -c "^== $1 " "$here/edits")" = 1 ] ||
		fail "edits: two rows for $1"
	with "$1" > "$work/new" ||
		fail "$1: not exactly one line '$(sed -n 3p "$work/row")'"
}

apply_row()
{
	with "$1" > "$work/new"
	cmp -s "$work/new" "$tree/$1" || replace "$tree/$1"
}

revert_row()
{
	without "$1" > "$work/new"
	cmp -s "$work/new" "$tree/$1" || replace "$tree/$1"
}

is_6_1()
{
	grep -q '^VERSION = 6$' "$tree/Makefile" &&
		grep -q '^PATCHLEVEL = 1$' "$tree/Makefile"
}

is_6_1 2> /dev/null || fail "$tree is no tree of Linux 6.1"
rows check_row
if [ -n "$revert" ]; then
	rows revert_row
	copies | while read -r to from; do
		rm -f "$tree/$to"
	done
	rmdir "$tree/lib/saner/runtime" "$tree/lib/saner" 2> /dev/null || true
	exit
fi
copies | while read -r to from; do
	[ -f "$from" ] || fail "$from is not there"
	cmp -s "$from" "$tree/$to" && continue
	mkdir -p "$(dirname "$tree/$to")"
	rm -f "$tree/$to"
	cp "$from" "$tree/$to"
done
rows apply_row
