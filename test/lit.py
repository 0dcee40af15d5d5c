#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds lit, runs it over test/ (or the paths given), leaves the counts.

$SANER_BUILD is the build tree to test, build/release when not set; what lit
has to write goes to its folder lit/.  $SANER_COUNTS as in test/run.sh.
"""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
PLACES = ("/usr/lib/llvm-22/build/utils/lit/lit.py",
          "/usr/lib/llvm-22/utils/lit/lit.py", "/usr/lib/llvm-22/bin/lit")
GOOD = ("PASS", "XFAIL")


def main():
    build = os.path.join(TOP, os.environ.get("SANER_BUILD", "build/release"))
    lit = next((p for p in PLACES if os.path.exists(p)), None)
    if not lit:
        sys.exit("lit: not found: install llvm-22-tools")
    os.makedirs(os.path.join(build, "lit"), exist_ok=True)
    results = os.path.join(build, "lit/results.json")
    args = sys.argv[1:] or [HERE]
    status = subprocess.run(
        [sys.executable, "-B", lit, "-j2", "-v", "--output", results,
         *args]).returncode
    with open(results) as f:
        tests = json.load(f)["tests"]
    codes = [t["code"] for t in tests]
    good = sum(c in GOOD for c in codes)
    # A test that cannot mean anything here says so and is named below.
    skipped = codes.count("UNSUPPORTED")
    bad = len(codes) - good - skipped
    for t in tests:
        if t["code"] not in ("PASS",):
            print("lit: %s %s" % (t["code"], t["name"]))
    print("lit: %d passed, %d of them known failures, %d not for this build, "
          "%d failed" % (good, codes.count("XFAIL"), skipped, bad))
    counts = os.environ.get("SANER_COUNTS")
    if counts:
        with open(counts, "w") as f:
            f.write("%d %d\n" % (good, bad))
    return status or bad > 0


if __name__ == "__main__":
    sys.exit(main())
