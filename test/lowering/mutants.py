#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Mutation of lowering: each row of lowering/mutant.def drops or weakens one
class of inserted check, and the matrix must see it.

    mutants.py [--saner-cc PATH]

A mutant that nothing sees is a check that nothing tests; it fails, unless it is
in UNSEEN with the reason, and then it must indeed be unseen.
"""
import argparse
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
UNSEEN = {}
# Where two checks stop the same fault, the other one is switched off.
ALONE = {"FREED": ["--flags=-fsaner-no-lifetime", "--only=freed.statement"]}


def rows():
    with open(os.path.join(TOP, "lowering/mutant.def")) as f:
        return re.findall(r'^MUTANT\((\w+),\s*"([^"]*)"\)', f.read(), re.M)


def main():
    build = os.path.join(TOP, os.environ.get("SANER_BUILD", "build/release"))
    ap = argparse.ArgumentParser()
    ap.add_argument("--saner-cc", default=os.path.join(build, "bin/saner-cc"))
    args = ap.parse_args()
    env = {k: v for k, v in os.environ.items() if k != "SANER_COUNTS"}
    passed, failed = 0, 0
    for number, (name, what) in enumerate(rows(), 1):
        p = subprocess.run(
            [sys.executable, "-B", os.path.join(HERE, "matrix.py"),
             "--saner-cc", args.saner_cc, "--mutate", str(number), "--fast",
             *ALONE.get(name, [])],
            capture_output=True, text=True, env=env)
        seen = [x for x in p.stdout.splitlines() if x.startswith("FAIL ") and
                " compiles" not in x]
        good = bool(seen) != (name in UNSEEN)
        passed, failed = passed + good, failed + (not good)
        print("%s mutant %d, %s: %s" % (
            "ok  " if good else "FAIL", number, what,
            "seen by %d cells, first %s" % (len(seen), seen[0].split()[3])
            if seen else "not seen; " + UNSEEN.get(name, "test it")),
            flush=True)
    print("mutants: %d as expected, %d not" % (passed, failed))
    if os.environ.get("SANER_COUNTS"):
        with open(os.environ["SANER_COUNTS"], "w") as f:
            f.write("%d %d\n" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
