#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Law 11: lines.py PLAIN.i LOWERED.i

Between the prelude and what stands behind the unit the lowered text has the
lines of the plain one, each of them with nothing taken away from its tokens but
what moved within the statement; and every name it declares is declared once.
"""
import re
import sys


def main():
    with open(sys.argv[1]) as f:
        plain = [x for x in f.read().split("\n") if not x.startswith("#")]
    with open(sys.argv[2]) as f:
        text = f.read()
    text = text[text.index('# 1 "saner/unit"'):]
    text = re.split(r'\n# 1 "saner/(?:objects|layout)"', text)[0]
    lowered = [x for x in text.split("\n") if not x.startswith("#")]
    if len(plain) != len(lowered):
        sys.exit("%d lines became %d" % (len(plain), len(lowered)))
    touched = [(a, b) for a, b in zip(plain, lowered) if a != b]
    if not touched:
        sys.exit("nothing was inserted")
    for a, b in touched:
        # the end of a wrapped operand may stand on a line of its own
        if "__saner_" not in b and "; })" not in b and \
                not set(a.split()) >= set(b.split()):
            sys.exit("changed without a check: %r to %r" % (a, b))
    names = re.findall(r"(?:__auto_type|struct __saner_(?:bounds|object)|int|"
                       r"unsigned long) (__saner_\d+)", text)
    if len(names) != len(set(names)) or not names:
        sys.exit("a name is declared twice")
    return 0


if __name__ == "__main__":
    sys.exit(main())
