#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Mutation of the check inserter: each row of lowering/mutant.def drops or
weakens one class of what is inserted, and some test must fail for it.

    sh test/mutation/run.sh [--only NAME]

The test is a cell of the matrix of test/lowering/ that fails on its own run (not
one that does not compile), or, for the rows of LIT, a lit test that passes
without the mutant.  A class that nothing sees is a check that nothing tests.

The last line is `mutation: N classes, N killed`.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
MATRIX = os.path.join(TOP, "test/lowering/matrix.py")
# Where two checks stop the same fault, the other one is switched off.
ALONE = {
    "FREED": ["--flags=-fsaner-no-lifetime", "--only=freed.statement"],
}
# Seen by a lit test.
LIT = {
    "USER_COPY": "test/lowering/user-copy.c",
    "CURSOR": "test/lowering/list-cursor.c",
    "PARAM_LOOKUP": "test/lowering/asked.c",
}


def rows():
    with open(os.path.join(TOP, "lowering/mutant.def")) as f:
        return re.findall(r'^(?:DROP|WEAKEN)\((\w+),.*"([^"]*)"\)$', f.read(),
                          re.M)


def seen_by_matrix(build, number, name):
    """The first cell that fails, or None."""
    p = subprocess.run(
        [sys.executable, "-B", MATRIX, "--saner-cc",
         os.path.join(build, "bin/saner-cc"), "--mutate", str(number),
         "--fast", "--first", *ALONE.get(name, [])],
        capture_output=True, text=True,
        env={k: v for k, v in os.environ.items() if k != "SANER_COUNTS"})
    # not stopping what is bad is what counts; or what is zeroed, and was not
    seen = [x for x in p.stdout.splitlines() if x.startswith("FAIL ") and
            (x.split()[4] not in ("compiles", "good") or "zeroed" in x)]
    if " compiles" in p.stdout or "matrix: " not in p.stdout:
        raise RuntimeError("the matrix did not run: " + p.stdout[-300:] +
                           p.stderr[-300:])
    return " ".join(seen[0].split()[3:5]) if seen else None


def lit(build, test):
    """Does the lit test pass with the tools of this build?"""
    p = subprocess.run(
        [sys.executable, "-B", os.path.join(TOP, "test/lit.py"),
         os.path.join(TOP, test)], capture_output=True, text=True,
        env=dict(os.environ, SANER_BUILD=build, SANER_COUNTS=""))
    if "lit: " not in p.stdout:
        raise RuntimeError("lit did not run: " + p.stderr[-300:])
    return p.returncode == 0


def mutant_build(build, number, folder):
    """A build tree whose saner-cc and saner always have the mutant."""
    os.makedirs(os.path.join(folder, "bin"))
    for tool in ("saner", "saner-cc"):
        path = os.path.join(folder, "bin", tool)
        with open(path, "w") as f:
            f.write('#!/bin/sh\nexec %s/bin/%s "$@" -fsaner-mutate=%d\n' %
                    (build, tool, number))
        os.chmod(path, 0o755)


def seen_by_lit(build, number, test):
    with tempfile.TemporaryDirectory() as folder:
        mutant_build(build, number, folder)
        if lit(folder, test):
            return None
        mutant_build(build, 0, os.path.join(folder, "plain"))
        return test if lit(os.path.join(folder, "plain"), test) else None


def one(build, number, name):
    if name in LIT:
        return seen_by_lit(build, number, LIT[name])
    return seen_by_matrix(build, number, name)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--build", default=os.path.join(
        TOP, os.environ.get("SANER_BUILD", "build/release")))
    ap.add_argument("--only", help="the mutants of these names")
    ap.add_argument("--jobs", "-j", type=int, default=2)
    args = ap.parse_args()
    build = os.path.abspath(args.build)
    chosen = [(n, name, what) for n, (name, what) in enumerate(rows(), 1)
              if not args.only or name in args.only.split(",")]
    killed = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        seen = pool.map(lambda x: one(build, x[0], x[1]), chosen)
        for (number, name, what), by in zip(chosen, seen):
            killed += bool(by)
            print("%s mutant %d, %s: %s: %s" % (
                "ok  " if by else "FAIL", number, name, what,
                "killed by " + by if by else "nothing fails"), flush=True)
    print("mutation: %d classes, %d killed" % (len(chosen), killed))
    if os.environ.get("SANER_COUNTS"):
        with open(os.environ["SANER_COUNTS"], "w") as f:
            f.write("%d %d\n" % (killed, len(chosen) - killed))
    return 0 if chosen and killed == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
