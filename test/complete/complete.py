#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Every access that gcc sees has an obligation of saner.

    complete.py [-j N] TREE UNIT...

TREE is a built kernel tree (or module) with .cmd files, UNIT an object in it.
An independent program enumerates the accesses: gcc -O0 -fsanitize=
kernel-address, told to call __asan_loadN or __asan_storeN for each of them, on
the unit's own preprocessed text; the .loc before the call is its line.  saner
reads the same text (-fsaner=lint), and its report must hold an obligation, of
any property and any disposition, on that line of that file.

At -O0 gcc knows nothing of a value, so that assertions about constants and asm
operands that have to be constant fail: both are weakened in gcc's copy.
gcc does not instrument what it knows to be inside a named variable.

Accesses in a function that saner says it did not analyse (trusted) are counted
apart, by reason; reasons that say that saner failed are misses.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
GCC = "gcc-12"
ASAN = ["-w", "-O0", "-g1", "-fsanitize=kernel-address",
        "--param", "asan-instrumentation-with-call-threshold=0",
        "--param", "asan-stack=0", "--param", "asan-globals=0",
        "-fpreprocessed", "-S"]
# Decided by a reader of the code before the compiler, or outside the promise.
APART = ("section", "marked", "excluded", "context", "attribute")
# What needs a constant that only -O2 finds: assertions, operands of asm.
TAMED = (
    (re.compile(r'\b__?(?:error|warning)(?:__)?\s*\(\s*"[^"]*"\s*\)'),
     "__used__"),
    (re.compile(r'"i"\s*(?=\()'), '"X"'),
    (re.compile(r"%[cP](?=[\d\[])"), "%"),
)
CALL = re.compile(r"__asan_(load|store)(\d+|N)(?:_noabort)?\b")
FILE = re.compile(r'^\s*\.file (\d+) "((?:[^"\\]|\\.)*)"'
                  r'(?: "((?:[^"\\]|\\.)*)")?')
LOC = re.compile(r"^\s*\.loc (\d+) (\d+) (\d+)")
FUNC = re.compile(r"^\s*\.type\s+([^,\s]+), @function")

Access = collections.namedtuple("Access", "function file line what")


def fail(text):
    sys.exit("complete: " + text)


def run(argv, cwd):
    p = subprocess.run(argv, cwd=cwd, capture_output=True, text=True,
                       errors="replace")
    return p.returncode, p.stderr


def command_of(tree, unit):
    """The words of the command that made the unit, without its outputs."""
    path = os.path.join(tree, os.path.dirname(unit),
                        ".%s.cmd" % os.path.basename(unit))
    try:
        with open(path) as f:
            line = f.readline()
    except OSError:
        fail("%s is not built: no %s" % (unit, path))
    words = shlex.split(line.split(":=", 1)[1].split(" ; ")[0])
    out, skip = [], False
    for w in words[1:]:
        if skip or w.startswith("-Wp,-M") or w == "-c":
            skip = False
        elif w == "-o":
            skip = True
        else:
            out.append(w)
    return out


def accesses(tree, words, scratch):
    """What gcc sees; also where each function begins: {(file, line): name}."""
    text = os.path.join(scratch, "u.i")
    code, err = run([GCC, *words, "-E", "-o", text], tree)
    if code:
        fail("does not preprocess: " + err.strip())
    with open(text, errors="surrogateescape") as f:
        body = f.read()
    for what, instead in TAMED:
        body = what.sub(instead, body)
    with open(text, "w", errors="surrogateescape") as f:
        f.write(body)
    flags = [w for w in words if re.match(r"-(f|m|std=)", w) and not re.match(
        r"-mcmodel|-fsanitize|-fstack|-fplugin|-f(macro|file)-prefix|-pg|"
        r"-mrecord|-mfentry|-fpatchable|-fcf-prot|-mindirect|-mfunction", w)]
    asm = os.path.join(scratch, "u.s")
    code, err = run([GCC, *flags, *ASAN, text, "-o", asm], tree)
    if code:
        fail("gcc -O0 does not compile it: " + err.strip()[:300])
    with open(asm, errors="replace") as f:
        return read_asm(f, tree)


def read_asm(lines, tree):
    files, found, starts = {}, [], {}
    function, at, fresh = None, None, False
    for line in lines:
        m = FUNC.match(line)
        if m:
            function, fresh = m.group(1), True
            continue
        m = FILE.match(line)
        if m:
            path = os.path.join(m.group(2), m.group(3)) if m.group(3) \
                else m.group(2)
            files[m.group(1)] = os.path.normpath(os.path.join(tree, path))
            continue
        m = LOC.match(line)
        if m:
            at = (files.get(m.group(1), "?"), int(m.group(2)))
            if fresh:
                starts[at] = function
                fresh = False
            continue
        m = CALL.search(line)
        if m and "movabs" not in line and not line.lstrip().startswith("."):
            found.append(Access(function, *at, m.group(1) + m.group(2)))
    return found, starts


def report_of(args, tree, words, scratch):
    obj = os.path.join(scratch, "u.o")
    code, err = run([args.saner_cc, GCC, *words, "-fsaner=lint", "-c", "-o",
                     obj], tree)
    if code or not os.path.exists(os.path.join(scratch, ".u.saner.json")):
        fail("saner-cc: status %d, no report: %s" % (code, err.strip()[:300]))
    with open(os.path.join(scratch, ".u.saner.json")) as f:
        return json.load(f)


def containing(spans, file, line):
    """What the last function that begins at or before the line is."""
    best = None
    for (f, start), what in spans.items():
        if f == file and start <= line and (best is None or start > best[0]):
            best = (start, what)
    return best[1] if best else None


def judge(report, found, starts, tree):
    """(misses, {reason: accesses in functions trusted for it})."""
    def full(path):
        return os.path.normpath(os.path.join(tree, path))

    held, spans = set(), {at: (name, None) for at, name in starts.items()}
    for f in report["functions"]:
        spans[full(f["file"]), f["line"]] = (f["name"], f["trusted"])
        for o in f["obligations"]:
            held.add((full(o["file"]), o["line"]))
    misses, trusted = [], collections.Counter()
    for a in found:
        if (a.file, a.line) in held:
            continue
        inside = containing(spans, a.file, a.line)
        reason = report["trusted"] or (inside and inside[1])
        if reason and reason.split("(")[0] in APART:
            trusted[reason] += 1
        else:
            misses.append((a, reason))
    return misses, trusted


def unit(args, tree, name):
    with tempfile.TemporaryDirectory(prefix="saner-complete-") as scratch:
        words = command_of(tree, name)
        found, starts = accesses(tree, words, scratch)
        report = report_of(args, tree, words, scratch)
        return (len(found), *judge(report, found, starts, tree))


def guarded(args, tree, name):
    try:
        return unit(args, tree, name)
    except SystemExit as e:
        return str(e)


def main():
    build = os.environ.get("SANER_BUILD", "build/release")
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("tree")
    ap.add_argument("units", nargs="+")
    ap.add_argument("-j", "--jobs", type=int, default=2)
    ap.add_argument("--list", type=int, default=20,
                    help="how many misses a unit lists")
    ap.add_argument("--saner-cc", default=os.environ.get(
        "SANER_CC", os.path.join(TOP, build, "bin/saner-cc")))
    args = ap.parse_args()
    if not os.path.exists(args.saner_cc):
        fail("%s is not built" % args.saner_cc)
    args.saner_cc = os.path.abspath(args.saner_cc)
    tree = os.path.abspath(args.tree)
    total, missing, broken = 0, 0, 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = pool.map(lambda n: guarded(args, tree, n), args.units)
        for name, r in zip(args.units, results):
            name = os.path.basename(name) if os.path.isabs(name) else name
            if isinstance(r, str):
                print("%s: %s" % (name, r), flush=True)
                broken += 1
                continue
            n, misses, trusted = r
            total += n
            missing += len(misses)
            apart = "".join(", %d trusted(%s)" % (c, w)
                            for w, c in sorted(trusted.items()))
            print("complete: %s: %d accesses, %d without an obligation%s" %
                  (name, n, len(misses), apart), flush=True)
            for a, reason in misses[:args.list]:
                print("    %s:%d: %s in %s()%s" % (
                    os.path.relpath(a.file, tree), a.line, a.what,
                    a.function, " trusted: " + reason if reason else ""))
            if len(misses) > args.list:
                print("    and %d more" % (len(misses) - args.list))
    print("%d %d %d" % (total, missing, broken))
    return 1 if missing or broken or not total else 0


if __name__ == "__main__":
    sys.exit(main())
