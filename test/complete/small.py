#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The plain tree of test/kernel/'s configuration `small`, built when it is not
there.  Prints its folder, then each of its C units, a line each."""
import os
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(TOP, "test/kernel"),
                os.path.join(TOP, "test/census")]

import census   # noqa: E402
import tree     # noqa: E402


def main():
    small = tree.Tree(tree.source(), os.path.join(
        tree.CACHE, "kernel-small-gcc"), "small", "gcc")
    small.configure()
    small.build()
    print(small.folder)
    for name, _ in census.commands(small.folder):
        print(name)


if __name__ == "__main__":
    main()
