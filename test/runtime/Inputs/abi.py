# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares runtime/abi.def with the pieces: every function of a row is in
inline.c with so many parameters, every other function there is used by one of
them; every piece is there and in the build's list."""
import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# Parts of checks, called by no unit.
PARTS = {"__saner_fail", "__saner_stay", "__saner_inside", "__saner_scan",
         "__saner_opaque", "__saner_is_object", "__saner_asked",
         "__saner_left"}


def read(name):
    with open(os.path.join(TOP, "runtime", name)) as f:
        return re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)


def count(arguments):
    arguments = arguments.strip()
    return 0 if arguments in ("", "void") else arguments.count(",") + 1


def main():
    table, inline, build = read("abi.def"), read("inline.c"), \
        read("runtime.cmake")
    rows = re.findall(r'^(?:CHECK\(\w+,|BOUNDS\(|VALUE\()\s*"(\w+)",\s*"'
                      r'([^"]*)"', table, re.M)
    defined = {name: count(args) for name, args in re.findall(
        r"^(?:struct __saner_bounds )?(__saner_\w+)\(([^)]*)\)\n\{", inline,
        re.M)}
    defined.update((name, count(args)) for name, args in re.findall(
        r"^struct __saner_bounds (__saner_\w+)\(([^)]*)\)\n\{", inline, re.M))
    wrong = []
    for name, args in rows:
        if name not in defined:
            wrong.append("%s is in no inline.c" % name)
        elif defined[name] != count(args):
            wrong.append("%s takes %d parameters" % (name, defined[name]))
    # what a check calls when it fails: one for each form
    parts = PARTS | {name.replace("__saner_", "__saner_fail_", 1)
                     for name, _ in rows}
    for name in set(defined) - {name for name, _ in rows} - parts:
        wrong.append("%s is in no abi.def" % name)
    pieces = re.findall(r'^PIECE\(\w+,\s*"([^"]+)"', table, re.M)
    for piece in pieces:
        if not os.path.exists(os.path.join(TOP, "runtime", piece)):
            wrong.append("there is no piece %s" % piece)
        if not re.search(r"^\s+%s$" % re.escape(piece), build, re.M):
            wrong.append("the build does not know the piece %s" % piece)
    print("\n".join(wrong) or "%d functions, %d pieces" % (len(rows),
                                                           len(pieces)))
    return bool(wrong) or len(rows) < 20 or len(pieces) < 8


sys.exit(main())
