#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lints of the tree: prints each finding as file:line: text.

    python3 test/lint/main.py [NAME...]

The lints are the functions of sources.py, catalogue.py and docs.py named in
LINTS below; each is given the tree and yields findings.
"""
import os
import sys

import catalogue
import docs
import sources
from tree import Tree

LINTS = {
    "arrows": sources.arrows,
    "rooms": sources.rooms,
    "spdx": sources.spdx,
    "headers": sources.headers,
    "length": sources.length,
    "paths": sources.machine_paths,
    "catalogue": catalogue.catalogue,
    "links": docs.links,
    "files": docs.files_named,
    "fences": docs.fences,
    "options": docs.options,
}


def main():
    names = sys.argv[1:] or list(LINTS)
    tree = Tree()
    good = bad = 0
    for name in names:
        if name not in LINTS:
            sys.exit("lint: no lint %s; there is: %s" %
                     (name, " ".join(LINTS)))
        findings = list(LINTS[name](tree))
        for f in findings:
            print("%s [lint-%s]" % (f, name))
        print("lint: %s: %s" % (name, "%d findings" % len(findings)
                                if findings else "ok"), flush=True)
        good += not findings
        bad += bool(findings)
    print("lint: %d passed, %d failed" % (good, bad))
    counts = os.environ.get("SANER_COUNTS")
    if counts:
        with open(counts, "w") as f:
            f.write("%d %d\n" % (good, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
