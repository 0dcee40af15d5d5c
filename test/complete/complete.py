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
import functools
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

IDENT = re.compile(r"[A-Za-z_.$][\w.$]*")
# One instruction with a register or two: operation, source, destination.
MOVE = re.compile(r"^\s*(mov|lea|add)[lq]?\s+(.*),\s*%r?e?(\w+)$")
STORE = re.compile(r"^\s*movq\s+%r(\w+), (-\d+\(%rbp\))$")
FIXED = re.compile(r"^\$|^[-+\w.$]*\(%r(?:bp|ip|sp)\)$")

Access = collections.namedtuple("Access", "function file line what pointer")


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


def through_pointer(before, slots, want="di"):
    """Does the register come from memory or a computation, not from an address?
    slots: for places of the frame, whether only addresses went there."""
    for line in reversed(before):
        m = MOVE.match(line)
        if not m:
            if re.search(r",\s*%r?e?" + want + r"$", line) or \
                    re.match(r"\s*call\b", line) and want != "bx":
                return True
            continue
        op, source, to = m.groups()
        if to.rstrip("lq") != want:
            continue
        if op == "lea":
            if FIXED.match(source):
                return False
            r = re.match(r"-?\d*\(%r(\w+)\)$", source)
            if not r:
                return True
            want = r.group(1)
            continue
        if source.startswith("$"):
            if op == "mov":
                return False
            continue
        if op == "add":
            return True
        r = re.match(r"%r?e?(\w+)$", source)
        if not r:
            return not slots.get(source, False)
        if r.group(1) in ("bp", "sp"):
            return False
        want = r.group(1)
    return True


def reachable(texts, outside):
    """Names of the functions that are global or that something mentions."""
    todo, seen = [f for f in texts if f in outside], set()
    while todo:
        f = todo.pop()
        if f in seen:
            continue
        seen.add(f)
        todo += [w for w in texts[f] if w in texts and w not in seen]
    return seen


def read_asm(lines, tree):
    found, starts, texts, outside = scan_asm(lines, tree)
    kept = reachable(texts, outside)
    return ([a for a in found if a.function in kept],
            {at: f for at, f in starts.items() if f in kept})


def scan_asm(lines, tree):
    """(accesses, starts, {function: words in it}, words outside)."""
    files, found, starts, texts, outside, slots = {}, [], {}, {}, set(), {}
    function, at, fresh, inside = None, None, False, None
    before = collections.deque(maxlen=24)
    for line in lines:
        m = FUNC.match(line)
        if m:
            function, fresh, slots = m.group(1), True, {}
            inside = texts.setdefault(function, set())
            continue
        if re.match(r"\s*\.size\s", line):
            inside = None
            continue
        m = STORE.match(line)
        if m:
            slots[m.group(2)] = slots.get(m.group(2), True) and \
                not through_pointer(list(before), slots, m.group(1))
        before.append(line.rstrip())
        if not re.match(r"\s*\.(string|ascii|file|loc|type|section)", line):
            (outside if inside is None else inside).update(
                IDENT.findall(line))
        m = re.match(r"\s*\.(?:globl|weak)\s+(\S+)", line)
        if m:
            outside.add(m.group(1))
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
            found.append(Access(function, *at, m.group(1) + m.group(2),
                                through_pointer(list(before)[:-1], slots)))
    return found, starts, texts, outside


def report_of(args, tree, words, scratch):
    obj = os.path.join(scratch, "u.o")
    code, err = run([args.saner_cc, GCC, *words, "-fsaner=lint", "-c", "-o",
                     obj], tree)
    if code or not os.path.exists(os.path.join(scratch, ".tmp_u.saner.json")):
        fail("saner-cc: status %d, no report: %s" % (code, err.strip()[:300]))
    with open(os.path.join(scratch, ".tmp_u.saner.json")) as f:
        return json.load(f)


@functools.lru_cache(maxsize=None)
def source(path):
    try:
        with open(path, errors="replace") as f:
            return f.read().splitlines()
    except OSError:
        return []


def line_of(access):
    text = source(access.file)
    return text[access.line - 1] if access.line <= len(text) else ""


def statement(path, line):
    """The line, and those after it as far as its statement goes on."""
    depth, text = 0, source(path)
    for n in range(line, min(line + 40, len(text) + 1)):
        yield n
        code = text[n - 1]
        depth += sum(code.count(c) for c in "([{") - \
            sum(code.count(c) for c in ")]}")
        if depth <= 0 and re.search(r"[;{}]", code):
            return


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

    held, spans = {}, {at: (name, None) for at, name in starts.items()}
    some = {(full(o["file"]), o["line"]) for f in report["functions"]
            for o in f["obligations"]}
    for f in report["functions"]:
        spans[full(f["file"]), f["line"]] = (f["name"], f["trusted"])
        for o in f["obligations"]:
            # what is the user's must not be accessed, whatever its bounds
            if o["property"] == "bounds" or o["rule"] == "user-deref":
                at = full(o["file"]), o["line"]
                held[at] = held.get(at, False) or \
                    o["disposition"] != "trivial"
    misses, trusted = [], collections.Counter()
    for a in found:
        if any(held.get((a.file, n), None) in (True, a.pointer)
               for n in statement(a.file, a.line)):
            continue
        if (a.file, a.line) in some and "va_arg" in line_of(a):
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
