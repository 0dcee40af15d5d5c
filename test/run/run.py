#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the programs of test/run/programs/ plain and under saner.

Each program is ordinary C that prints its results, and has three faults which
-DFAULT=1, 2 or 3 compiles in.  Its head comment names them:

    fault 1 (bounds): the head wraps one slot too late

The word says who can witness that the fault is real without saner:

    bounds     ASan or UBSan             lifetime   ASan
    subobject  UBSan, or other output    null       UBSan or ASan
    init       MSan

Three phases, each printed:

 1. clean     the program without a fault prints the same and exits 0 under
              plain gcc and clang and under saner with each, at -O0 and -O2
 2. witness   every fault is real: the witness above reports it in plain C
 3. stopped   every fault under -fsaner=hard ends in a report of saner, before
              ASan sees damage; an uninitialised read may instead be given a
              defined value (MSan has nothing to say about what saner made)

A fault that saner is known not to stop is a row of misses.txt, with a reason,
and is printed.  A row that has become untrue is a failure too.
"""

import argparse
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
PROGRAMS = os.path.join(HERE, "programs")
KINDS = ("bounds", "subobject", "null", "init", "lifetime")
REPORT = re.compile(r"^(?:BUG: )?saner: .*$", re.M)
FAULT = re.compile(r"^ \* fault (\d) \((\w+)\): (.*)$", re.M)
ENV = dict(os.environ,
           ASAN_OPTIONS="detect_leaks=0:abort_on_error=0:exitcode=99",
           UBSAN_OPTIONS="halt_on_error=1:exitcode=99",
           MSAN_OPTIONS="exitcode=99")


class Run:
    """What a process did: status (None: it ran too long), out, err."""

    def __init__(self, argv, timeout=20):
        try:
            p = subprocess.run(argv, stdin=subprocess.DEVNULL, env=ENV,
                               capture_output=True, timeout=timeout)
            self.status = p.returncode
            self.out = p.stdout
            self.err = p.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired:
            self.status, self.out, self.err = None, b"", "timed out"

    def reported(self):
        return bool(REPORT.search(self.err))

    def brief(self):
        lines = [l for l in self.err.splitlines() if l.strip()]
        first = lines[0] if lines else "no message"
        return "status %s, %s" % (self.status, first)


class Program:
    def __init__(self, name):
        self.name = name
        self.path = os.path.join(PROGRAMS, name + ".c")
        with open(self.path) as f:
            text = f.read()
        self.faults = {int(n): (kind, what)
                       for n, kind, what in FAULT.findall(text)}
        if sorted(self.faults) != [1, 2, 3]:
            sys.exit("%s: the head comment must name faults 1, 2, 3" % name)
        for n, (kind, _) in self.faults.items():
            if kind not in KINDS:
                sys.exit("%s: fault %d: unknown kind '%s'" % (name, n, kind))
            if not re.search(r"FAULT [!=]= %d" % n, text):
                sys.exit("%s: fault %d is not in the text" % (name, n))


class Bed:
    """Compiles and runs programs; every method may run in a thread."""

    def __init__(self, args, scratch):
        self.args = args
        self.scratch = scratch
        self.include = args.include or find_include()

    def build(self, prog, tag, cc, flags):
        exe = os.path.join(self.scratch, "%s-%s" % (prog.name, tag))
        argv = cc + ["-std=gnu11", "-I", self.include, *flags,
                     prog.path, "-o", exe, "-lm"]
        r = Run(argv, 120)
        if r.status != 0:
            return None, "%s: %s: does not compile: %s" % (
                prog.name, tag, r.err.strip() or r.brief())
        return exe, r.err

    def compilers(self):
        return (("gcc", [self.args.gcc]), ("clang", [self.args.clang]))

    def saner(self, cc):
        return [self.args.saner_cc, *cc, "-fsaner=hard"]

    def matrix(self):
        """(name, command, optimisation) of every way to compile."""
        for name, cc in self.compilers():
            for opt in ("-O0", "-O2"):
                yield name, cc, opt


def find_include():
    for d in ("frontend", "kernel-shim", "runtime"):
        if os.path.exists(os.path.join(TOP, d, "saner.h")):
            return os.path.join(TOP, d)
    sys.exit("run: saner.h not found in the tree: give its folder by "
             "--include")


def clean(bed, prog):
    """Phase 1; a list of what is wrong."""
    wrong, want = [], None
    for name, cc, opt in bed.matrix():
        ways = [("plain", cc, ["-Wall", "-Wextra", "-Werror"])]
        if not bed.args.plain:
            ways.append(("saner", bed.saner(cc), []))
        for way, cmd, flags in ways:
            tag = "%s-%s%s" % (way, name, opt)
            exe, err = bed.build(prog, tag, cmd, [opt, *flags])
            if exe is None:
                wrong.append(err)
                continue
            if err:
                wrong.append("%s: %s: the compiler printed: %s" %
                             (prog.name, tag, err.strip()))
            r = Run([exe])
            os.unlink(exe)
            if want is None:
                want = r.out
                if not want:
                    wrong.append("%s: prints nothing" % prog.name)
            if r.status != 0 or r.err:
                wrong.append("%s: %s: %s" % (prog.name, tag, r.brief()))
            elif r.out != want:
                wrong.append("%s: %s: other output" % (prog.name, tag))
    return wrong


BOUNDS = ["-fsanitize=array-bounds,address",
          "-fno-sanitize-recover=array-bounds"]
SANITIZERS = {
    "bounds": BOUNDS,
    "lifetime": ["-fsanitize=address"],
    "null": ["-fsanitize=null,address", "-fno-sanitize-recover=null"],
    "subobject": BOUNDS,
    "init": ["-fsanitize=memory"],
}


def witness(bed, prog, fault):
    """Phase 2: an error text, or None when the fault is real."""
    kind, _ = prog.faults[fault]
    clang = [bed.args.clang]
    tag = "witness-%d" % fault
    exe, err = bed.build(prog, tag, clang, [
        "-O0", "-g1", "-w", "-DFAULT=%d" % fault, *SANITIZERS[kind]])
    if exe is None:
        return err
    r = Run([exe])
    os.unlink(exe)
    if r.status == 99 or "runtime error: " in r.err:
        return None
    if kind == "subobject":
        good, err = bed.build(prog, tag + "-good", clang, ["-O0"])
        bad, err = bed.build(prog, tag + "-bad", clang,
                             ["-O0", "-w", "-DFAULT=%d" % fault])
        if not good or not bad:
            return err
        same = Run([good]).out == Run([bad]).out
        os.unlink(good)
        os.unlink(bad)
        if not same:
            return None
    return "%s: fault %d (%s) has no witness: %s" % (prog.name, fault, kind,
                                                     r.brief())


def stopped(bed, prog, fault):
    """Phase 3: (how often stopped, how often defined, [what is wrong])."""
    kind, _ = prog.faults[fault]
    stops, defined, wrong = 0, 0, []
    for name, cc, opt in bed.matrix():
        if bed.args.quick and (name, opt) != ("gcc", "-O2"):
            continue
        tag = "fault%d-%s%s" % (fault, name, opt)
        exe, err = bed.build(prog, tag, bed.saner(cc),
                             [opt, "-w", "-DFAULT=%d" % fault])
        if exe is None:
            wrong.append(err)
            continue
        r = Run([exe])
        os.unlink(exe)
        if r.reported() and r.status not in (0, None):
            stops += 1
            if bed.args.verbose:
                print("run: %s fault %d (%s): %s: %s" % (
                    prog.name, fault, kind, tag.split("-", 1)[1],
                    REPORT.search(r.err).group(0)))
        elif kind == "init" and r.status == 0:
            defined += 1
        else:
            wrong.append("%s: fault %d (%s) not stopped by %s %s: %s" % (
                prog.name, fault, kind, name, opt, r.brief()))
    if not wrong:
        wrong += before_damage(bed, prog, fault, stops > 0)
    return stops, defined, wrong


def before_damage(bed, prog, fault, expect_report):
    """The witness, built into saner's output, must stay silent."""
    kind, _ = prog.faults[fault]
    tag = "order%d" % fault
    exe, err = bed.build(prog, tag, bed.saner([bed.args.clang]), [
        "-O0", "-w", "-DFAULT=%d" % fault, *SANITIZERS[kind]])
    if exe is None:
        return [err]
    r = Run([exe], 300)  # asking ASan for an object is slow
    os.unlink(exe)
    if r.status == 99 or "Sanitizer" in r.err or "runtime error: " in r.err:
        return ["%s: fault %d (%s): damage came before the report: %s" %
                (prog.name, fault, kind, r.brief())]
    if expect_report and not r.reported():
        return ["%s: fault %d (%s): no report in the sanitized build: %s" %
                (prog.name, fault, kind, r.brief())]
    return []


def read_misses(path):
    """Rows `program fault reason…`; a dictionary of reasons."""
    misses = {}
    with open(path) as f:
        for line in f:
            row = line.split("#", 1)[0].split(None, 2)
            if len(row) == 3:
                misses[(row[0], int(row[1]))] = row[2].strip()
            elif row:
                sys.exit("misses.txt: a row needs a reason: %s" % line)
    return misses


def progress(what, done, total):
    if done == total or done % 20 == 0:
        print("run: %s %d/%d" % (what, done, total), flush=True)


def each(pool, what, func, jobs):
    """Runs func(*job) of all jobs; yields (job, result), prints progress."""
    futures = {pool.submit(func, *job): job for job in jobs}
    for done, fut in enumerate(concurrent.futures.as_completed(futures), 1):
        yield futures[fut], fut.result()
        progress(what, done, len(futures))


def phase_stopped(bed, pool, faults, misses):
    """Runs phase 3; (errors, stopped, defined, [missed])."""
    errors, n_stopped, n_defined, missed = [], 0, 0, []
    jobs = [(bed, prog, fault) for prog, fault in faults]
    for job, (stops, defined, wrong) in each(pool, "faults", stopped, jobs):
        key = (job[1].name, job[2])
        if wrong and key in misses:
            missed.append((key, misses[key]))
        elif wrong:
            errors += wrong
        else:
            if key in misses:
                errors.append("%s: fault %d is stopped: its row in "
                              "misses.txt is out of date" % key)
            n_stopped += 1
            n_defined += defined > 0
    return errors, n_stopped, n_defined, sorted(missed)


def run(args, scratch):
    bed = Bed(args, scratch)
    names = args.programs or sorted(
        f[:-2] for f in os.listdir(PROGRAMS) if f.endswith(".c"))
    programs = [Program(n) for n in names]
    faults = [(p, f) for p in programs for f in (1, 2, 3)]
    misses = read_misses(os.path.join(HERE, "misses.txt"))
    errors, dirty = [], set()

    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for job, wrong in each(pool, "clean", clean,
                               [(bed, p) for p in programs]):
            errors += wrong
            if wrong:
                dirty.add(job[1].name)
        if not args.no_witness:
            jobs = [(bed, p, f) for p, f in faults]
            for job, wrong in each(pool, "witness", witness, jobs):
                if wrong:
                    errors.append(wrong)
        good = len(programs) - len(dirty)
        if args.plain:
            summary = "run: %d programs clean in plain C, %d faults" % (
                good, len(faults))
            done, want = good, len(programs)
        else:
            more, n, n_defined, missed = phase_stopped(bed, pool, faults,
                                                       misses)
            errors += more
            for (name, fault), reason in missed:
                print("run: expected miss: %s fault %d: %s" %
                      (name, fault, reason))
            summary = ("run: %d programs clean, %d of %d faults stopped "
                       "(%d of them uninitialised reads that were given a "
                       "value), %d expected misses" %
                       (good, n, len(faults), n_defined, len(missed)))
            done, want = good + n, len(programs) + len(faults) - len(missed)
    for line in sorted(errors):
        print("run: FAIL: " + line)
    print(summary)
    counts = os.environ.get("SANER_COUNTS")
    if counts:
        with open(counts, "w") as f:
            f.write("%d %d\n" % (done, max(want - done, bool(errors))))
    return 1 if errors or not programs else 0


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("programs", nargs="*", help="names; all when none")
    ap.add_argument("--saner-cc", default=os.environ.get(
        "SANER_CC", os.path.join(TOP, os.environ.get(
            "SANER_BUILD", "build/release"), "bin/saner-cc")))
    ap.add_argument("--gcc", default="gcc-12")
    ap.add_argument("--clang", default="clang-22")
    ap.add_argument("--include", help="folder of saner.h")
    ap.add_argument("-j", "--jobs", type=int, default=2)
    ap.add_argument("--plain", action="store_true",
                    help="without saner: phases 1 and 2 in plain C")
    ap.add_argument("--quick", action="store_true",
                    help="faults with gcc -O2 alone")
    ap.add_argument("--no-witness", action="store_true")
    ap.add_argument("-v", "--verbose", action="store_true",
                    help="print the report that stops each fault")
    args = ap.parse_args()
    if not args.plain and not os.path.exists(args.saner_cc):
        sys.exit("run: %s not found: build the preset release, or give "
                 "--saner-cc" % args.saner_cc)
    scratch = tempfile.mkdtemp(prefix="saner-run-")
    try:
        return run(args, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
