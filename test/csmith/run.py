#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs compute the same under saner.

    test/csmith/run.py --count 100 --jobs 2 --seed 1 [--reduce]

Csmith (Yang, Chen, Eide, Regehr: Finding and understanding bugs in C
compilers, PLDI 2011) writes programs without undefined behaviour that print a
checksum.  Each of the seeds SEED..SEED+COUNT-1 is compiled

    plain     the real compiler alone
    forced    -fsaner=hard -fsaner-prove=none   every check is emitted
    proved    -fsaner=hard                      the prover at work
    audit     -fsaner=hard -fsaner-audit        what it proved is checked too

by gcc and clang at -O0 and -O2 (the audit, which is slow, by gcc -O2 and clang
-O0, or the other two for every other seed; with --alternate the others, too, by
the two that the audit leaves out).  All print the same checksum and
exit 0; saner prints nothing, neither when it compiles nor when the program
runs; its report names no function that was not analysed and no construct not
understood.

A program that takes more than --limit seconds of the CPU in plain C, or about which the
plain compilers do not agree, is skipped, and counted.  What fails is kept in
--keep, a folder each, with the text of the failure; --reduce shrinks it with
C-Vise as long as it stays free of what ASan and UBSan see and fails the same
way.  --judge is what C-Vise asks.

Csmith's own options are its defaults: volatile, bit-fields, packed structs,
unions, goto, compound assignments, all integer types.  There are no floats
then, which the kernel has none of either.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
MODES = {
    "forced": ["-fsaner=hard", "-fsaner-prove=none"],
    "proved": ["-fsaner=hard"],
    "audit": ["-fsaner=hard", "-fsaner-audit"],
}
# By which seeds, even or odd, each of the four ways of ways() is the audit's.
AUDITED = (1, 0, 0, 1)
REPORT = re.compile(r"^(?:BUG: )?saner: .*$", re.M)
INCLUDE = "/usr/include/csmith"
Failure = collections.namedtuple("Failure", "mode cc opt kind text")


class Process:
    """timeout is of the clock, cpu of the CPU, in seconds."""

    def __init__(self, argv, timeout, cwd=None, cpu=None):
        if cpu:
            argv = ["prlimit", "--cpu=%d:%d" % (cpu, cpu), *argv]
        try:
            p = subprocess.run(argv, capture_output=True, timeout=timeout,
                               cwd=cwd, stdin=subprocess.DEVNULL)
            self.status = p.returncode
            self.out = p.stdout.decode(errors="replace")
            self.err = p.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired:
            self.status, self.out, self.err = None, "", "timed out"

    def brief(self):
        text = self.err.strip().splitlines()
        return "status %s: %s" % (self.status, text[0] if text else "")


def plain(args, source, cc, opt, exe):
    """The plain program's output, or None when it takes too long."""
    p = Process([cc, "-w", opt, "-I", INCLUDE, source, "-o", exe], 120)
    if p.status != 0:
        raise RuntimeError("%s %s: %s" % (cc, opt, p.err))
    r = Process([exe], args.limit * 30, cpu=args.limit)
    os.unlink(exe)
    return r.out if r.status == 0 else None


def saner(args, source, mode, cc, opt, scratch, tally=None):
    """Compiles and runs under saner: (output, None) or (None, Failure)."""
    def fail(kind, text):
        return None, Failure(mode, cc, opt, kind, text)

    name = "%s%s%s" % (mode, os.path.basename(cc), opt)
    obj, exe = (os.path.join(scratch, name + e) for e in (".o", ""))
    flags = MODES[mode]
    p = Process([args.saner_cc, cc, "-w", opt, *flags, "-I", INCLUDE, "-c",
                 source, "-o", obj], 300)
    if p.status is None:
        return fail("slow-compile", "300 s")
    if p.status != 0:
        return fail("compile", p.brief())
    if p.err:
        return fail("message", p.err.strip())
    wrong = read_report(os.path.join(scratch, ".tmp_%s.saner.json" % name), tally)
    if wrong:
        return fail("report-json", wrong)
    p = Process([args.saner_cc, cc, *flags, obj, "-o", exe], 60)
    if p.status != 0:
        return fail("link", p.brief())
    r = Process([exe], args.limit * 200, cpu=args.limit * 20)
    os.unlink(exe)
    os.unlink(obj)
    if r.status in (None, -signal.SIGXCPU, -signal.SIGKILL):
        return fail("slow", "more than %d s" % (args.limit * 20))
    m = REPORT.search(r.err)
    if m:
        return fail("report", "\n".join(r.err.splitlines()[:3]))
    if r.status != 0 or r.err:
        return fail("crash", r.brief())
    return r.out, None


def read_report(path, tally):
    """What the report should not say, or None; adds to the tally."""
    if not os.path.exists(path):
        return "no report"
    with open(path) as f:
        report = json.load(f)
    if report["trusted"]:
        return "trusted: %s %s" % (report["trusted"],
                                   report.get("trusted_detail"))
    for u in report["unknown"]:
        return "not understood: %s at %s:%s" % (u["construct"], u["file"],
                                                u["line"])
    for f in report["functions"]:
        if f["trusted"]:
            return "%s: trusted: %s %s" % (f["name"], f["trusted"],
                                           f.get("trusted_detail"))
        for o in f["obligations"] if tally is not None else ():
            tally[o["property"], o["disposition"]] += 1
    if not report["functions"]:
        return "no function in the report"
    return None


def ways(args):
    return [(cc, opt) for cc in args.cc.split(",") for opt in ("-O0", "-O2")]


def one(args, seed):
    """One seed: ("same" | "skipped" | "failed", details, tally)."""
    tally = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="saner-csmith-") as scratch:
        source = os.path.join(scratch, "p.c")
        p = Process(["csmith", "--seed", str(seed), "-o", source], 60,
                    cwd=os.path.dirname(source))
        if p.status != 0:
            return "skipped", "csmith gave no program", tally
        want = None
        for cc, opt in ways(args):
            out = plain(args, source, cc, opt, os.path.join(scratch, "p"))
            if out is None:
                return "skipped", "plain %s %s is slow" % (cc, opt), tally
            if want is not None and out != want:
                return "skipped", "plain compilers differ", tally
            want = out
        failures = []
        for mode in args.modes.split(","):
            for n, (cc, opt) in enumerate(ways(args)):
                audited = AUDITED[n % 4] == seed % 2
                if not audited if mode == "audit" \
                        else audited and args.alternate:
                    continue
                first = mode == "proved" and cc == ways(args)[0][0] and (
                    opt == "-O0" or args.alternate)
                out, failure = saner(args, source, mode, cc, opt, scratch,
                                     tally if first else None)
                if failure is None and out != want:
                    failure = Failure(mode, cc, opt, "checksum",
                                      "%s, not %s" % (out.strip(),
                                                      want.strip()))
                if failure:
                    failures.append(failure)
        if failures:
            keep(args, seed, source, failures)
            return "failed", failures, tally
    return "same", None, tally


def keep(args, seed, source, failures):
    folder = os.path.join(args.keep, str(seed))
    os.makedirs(folder, exist_ok=True)
    shutil.copy(source, os.path.join(folder, "p.c"))
    with open(os.path.join(folder, "failures.txt"), "w") as f:
        for x in failures:
            f.write("%s %s %s %s: %s\n" % x)


def judge(args):
    """Is ./p.c well-defined, and does it still fail as --judge says?"""
    mode, cc, opt, kind = args.judge.split(":")
    source = os.path.abspath("p.c")
    with tempfile.TemporaryDirectory(prefix="saner-judge-") as scratch:
        exe = os.path.join(scratch, "p")
        try:
            want = plain(args, source, cc, opt, exe)
            other = plain(args, source, "clang-22", "-O0", exe)
        except RuntimeError:
            return 1
        p = Process(["clang-22", "-w", "-O0", "-I", INCLUDE, source, "-o",
                     exe, "-fsanitize=address,undefined",
                     "-fno-sanitize-recover=undefined"], 120)
        clean = p.status == 0 and Process([exe], args.limit * 4)
        if want is None or want != other or not clean or clean.status != 0:
            return 1
        out, failure = saner(args, source, mode, cc, opt, scratch)
        if failure is None:
            return 0 if kind == "checksum" and out != want else 1
        return 0 if failure.kind == kind else 1


def reduce(args, seed, failure):
    folder = os.path.join(args.keep, str(seed))
    script = os.path.join(folder, "judge.sh")
    with open(script, "w") as f:
        f.write("#!/bin/sh\nexec %s -B %s --saner-cc %s --judge %s\n" % (
            sys.executable, os.path.abspath(__file__), args.saner_cc,
            ":".join(failure[:4])))
    os.chmod(script, 0o755)
    source = os.path.join(folder, "reduced.c")
    work = os.path.join(folder, "work")
    os.makedirs(work, exist_ok=True)
    shutil.copy(os.path.join(folder, "p.c"), os.path.join(work, "p.c"))
    print("csmith: reducing seed %d (%s) ..." % (seed, failure.kind),
          flush=True)
    Process(["cvise", "--n", str(args.jobs), "--timeout", "60", script,
             "p.c"], args.reduce_limit, cwd=work)
    shutil.copy(os.path.join(work, "p.c"), source)
    with open(source) as f:
        print("csmith: %s: %d lines" % (source, len(f.readlines())))


def show(tally):
    names = ("trivial", "proved", "guarded", "checked", "assumed", "refuted")
    for prop in sorted({p for p, _ in tally}):
        print("csmith: %-9s %s" % (prop, " ".join(
            "%s %d" % (n, tally[prop, n]) for n in names if tally[prop, n])))


def run(args):
    if not os.path.exists(args.saner_cc):
        sys.exit("csmith: %s is not built" % args.saner_cc)
    if not os.path.exists(os.path.join(INCLUDE, "csmith.h")):
        sys.exit("csmith: no csmith.h: install csmith and libcsmith-dev")
    shutil.rmtree(args.keep, ignore_errors=True)
    tally, results, failed = collections.Counter(), collections.Counter(), []
    seeds = range(args.seed, args.seed + args.count)
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        futures = {pool.submit(one, args, s): s for s in seeds}
        for done, fut in enumerate(
                concurrent.futures.as_completed(futures), 1):
            seed = futures[fut]
            word, details, counted = fut.result()
            results[word] += 1
            tally += counted
            if word == "failed":
                failed.append((seed, details))
                for x in details:
                    print("csmith: FAIL: seed %d: %s %s %s: %s: %s" %
                          (seed, *x), flush=True)
            elif word == "skipped":
                print("csmith: skipped: seed %d: %s" % (seed, details))
            if done % 10 == 0 or done == args.count:
                print("csmith: %d/%d, %d same, %d skipped, %d failed" % (
                    done, args.count, results["same"], results["skipped"],
                    results["failed"]), flush=True)
    show(tally)
    if args.reduce:
        for seed, details in failed:
            reduce(args, seed, details[0])
    print("csmith: %d programs the same, %d skipped, %d failed%s" % (
        results["same"], results["skipped"], results["failed"],
        ", kept in " + os.path.relpath(args.keep, TOP) if failed else ""))
    counts = os.environ.get("SANER_COUNTS")
    if counts:
        with open(counts, "w") as f:
            f.write("%d %d\n" % (results["same"], results["failed"]))
    return 1 if results["failed"] or not results["same"] else 0


def main():
    build = os.environ.get("SANER_BUILD", "build/release")
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--count", type=int, default=100)
    ap.add_argument("--jobs", "-j", type=int, default=2)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--cc", default="gcc-12,clang-22")
    ap.add_argument("--modes", default=",".join(MODES))
    ap.add_argument("--alternate", action="store_true",
                    help="each mode at -O0 by one compiler and at -O2 by the "
                    "other, in turns")
    ap.add_argument("--limit", type=int, default=5,
                    help="seconds of the CPU a plain program may take")
    ap.add_argument("--saner-cc", default=os.environ.get(
        "SANER_CC", os.path.join(TOP, build, "bin/saner-cc")))
    ap.add_argument("--keep", default=os.path.join(TOP, "build/csmith"))
    ap.add_argument("--reduce", action="store_true")
    ap.add_argument("--reduce-limit", type=int, default=1800,
                    help="seconds C-Vise may take for one program")
    ap.add_argument("--judge", help=argparse.SUPPRESS)
    args = ap.parse_args()
    args.saner_cc = os.path.abspath(args.saner_cc)
    args.keep = os.path.abspath(args.keep)
    return judge(args) if args.judge else run(args)


if __name__ == "__main__":
    sys.exit(main())
