# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""saner as the compiler of a kernel tree: the 26 points of docs/kbuild.md.

    main.py [--quick] [--keep] [NAME]...

NAME is a point's number, or the name of a test of incremental adoption.
--quick has every test, those that build parts of the tree again on fewer units.
Each test prints one line, `kbuild: point 7: ok` or `FAILED (why)`, with its
seconds; the last line has the numbers.

A small User-mode-Linux configuration is built plainly (kept in $SANER_CACHE)
and with `CC="saner-cc gcc" KCFLAGS=-fsaner=hard`, from a source tree that is
mounted read-only: this needs root.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

import abi
import adopt
import build
import calls
import failure
import tree
import warn

TESTS = calls.TESTS + build.TESTS + warn.TESTS + abi.TESTS + failure.TESTS
TESTS = sorted(TESTS, key=lambda t: t.number) + adopt.TESTS


class Bench:
    """What every test has: plain and saner's tree, made when asked for."""

    def __init__(self, folder, quick):
        self.folder = folder
        self.quick = quick
        self.saner_cc = tree.install(os.path.join(folder, "home"))
        self.saner = os.path.join(os.path.dirname(self.saner_cc), "saner")
        self.plain = tree.plain_tree()
        self.plain_log = open(self.plain.path + ".log").read()
        self.ours = tree.Tree(os.path.join(folder, "ours"),
                              self.plain.counting, [self.saner_cc],
                              "-fsaner=hard")
        self.log = None

    def build(self):
        self.ours.configure()
        r = self.ours.must("-j2", "all")
        self.log = r.out + r.err

    def path(self, name):
        return os.path.join(self.folder, name)

    def few(self, few, all_of_them):
        """What a test works on, as long as it may take."""
        return few if self.quick else all_of_them

    def copy(self, name="copy"):
        return self.ours.copy(self.path(name))

    def home(self, name):
        """Another installation of saner, for tests that change it."""
        return tree.install(self.path(name))


def read_only():
    """Goes on in a mount namespace where the source cannot be written."""
    if os.environ.get("KBUILD_TEST_READ_ONLY"):
        return
    subprocess.run(["sh", os.path.join(tree.TOP, "test/linux-source.sh")],
                   check=True, stdout=subprocess.DEVNULL)
    script = ('mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && '
              'exec "$@"')
    os.environ["KBUILD_TEST_READ_ONLY"] = "1"
    os.execvp("unshare", ["unshare", "-m", "sh", "-c", script, tree.SOURCE,
                          sys.executable, "-B"] + sys.argv)


def run_test(bench, test):
    began = time.monotonic()
    try:
        found = test.run(bench)
        said = "ok" + (" (%s)" % found if found else "")
    except tree.Failed as e:
        said = "FAILED (%s)" % e
    print("kbuild: %s: %s, %d s" % (test.title, said, time.monotonic() - began),
          flush=True)
    return said.startswith("ok")


def chosen(args):
    names = [t.name for t in TESTS]
    for name in args.names:
        if name not in names:
            sys.exit("kbuild: no test %s; there is: %s"
                     % (name, " ".join(names)))
    return [t for t in TESTS if t.name in args.names or not args.names]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    tests = chosen(args)
    read_only()
    folder = tempfile.mkdtemp(prefix="saner-kbuild-")
    passed = 0
    try:
        bench = Bench(folder, args.quick)
        bench.build()
        for test in tests:
            passed += run_test(bench, test)
    except tree.Failed as e:
        print("kbuild: the tree does not build: %s" % e)
        passed = -1
    finally:
        if args.keep:
            print("kbuild: kept " + folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    failed = len(tests) if passed < 0 else len(tests) - passed
    passed = max(passed, 0)
    if "SANER_COUNTS" in os.environ:
        with open(os.environ["SANER_COUNTS"], "w") as f:
            f.write("%d %d\n" % (passed, failed))
    print("kbuild: %d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
