#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What %reject and %accept are: runs `saner check` and compares its findings.

    expect.py SANER FILECHECK accept FILE [FLAGS...]
    expect.py SANER FILECHECK reject FILE [FLAGS...]

accept: exit status 0 and not one finding, warning or other line.
reject: exit status 1, and the findings are exactly those that FILE expects.
A comment in FILE expects one on its own line, or some lines from it:

    a[16] = 0;      // reject: bounds-index
    // reject@-2: null-deref: may be NULL

the id, and when a second colon follows, a text that the message contains.
When FILE has CHECK lines, FileCheck compares those with the output as well.
"""
import os
import re
import subprocess
import sys

FINDING = re.compile(r"^(.+?):(\d+):(\d+): (error|warning): (.*) "
                     r"\[([a-z0-9-]+)\]$")
EXPECTED = re.compile(r"//\s*reject(?:@([+-]\d+))?:\s*([a-z0-9-]+)"
                      r"(?::\s*(.*\S))?")


def expected(path):
    rows = []
    with open(path) as f:
        for number, line in enumerate(f, 1):
            for m in EXPECTED.finditer(line):
                rows.append((number + int(m.group(1) or 0), m.group(2),
                             m.group(3) or ""))
    return rows


def compare(rows, text, path):
    """Texts of all differences between the expected rows and the output."""
    rows, wrong = list(rows), []
    for line in text.splitlines():
        m = FINDING.match(line)
        if not m:
            if line.strip() and not re.match(r".*: note: ", line):
                wrong.append("unexpected line: " + line)
            continue
        same = os.path.basename(m.group(1)) == os.path.basename(path)
        hit = next((r for r in rows if same and r[0] == int(m.group(2)) and
                    r[1] == m.group(6) and r[2] in m.group(5)), None)
        if hit:
            rows.remove(hit)
        else:
            wrong.append("unexpected finding: " + line)
    return wrong + ["%s:%d: no finding [%s] %s" % (path, *r) for r in rows]


def main():
    saner, filecheck, word, path, *flags = sys.argv[1:]
    p = subprocess.run([saner, "check", path, "--", "-std=gnu11", *flags],
                       capture_output=True, text=True)
    text = p.stdout + p.stderr
    want = 1 if word == "reject" else 0
    rows = expected(path)
    wrong = []
    if p.returncode != want:
        wrong.append("saner check: exit status %d, not %d" %
                     (p.returncode, want))
    if word == "reject":
        if not rows:
            wrong.append("%s: no '// reject:' line" % path)
        wrong += compare(rows, text, path)
    elif text.strip():
        wrong.append("output where none is expected")
    with open(path) as f:
        checks = re.search(r"\bCHECK(-\w+)?:", f.read())
    if checks and word == "reject":
        fc = subprocess.run([filecheck, path], input=text, text=True)
        if fc.returncode:
            wrong.append("FileCheck failed")
    for w in wrong:
        print(w)
    if wrong:
        print("--- output of saner check\n" + text)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
