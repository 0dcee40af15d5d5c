#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Fuzzing of saner itself: bent and broken C must not break it.

    run.py [--seconds N] [--jobs N] [--seed S] [--kernel-every N] [--only N]

The corpus is every C file of test/, and some units of a User-mode-Linux kernel,
preprocessed on the spot; half of the mutants are made of random functions
(typed.py), which mostly compile, so that all of the inserter is met.  Mutant N
of a seed is always the same (mutate.py); it goes through the whole analysis
(target.c: prune, parse, check, lower, strip, report) in a build with ASan and
UBSan, where each object of an arena is an allocation of its own, with a set of
options that is chosen at random.  A crash, an internal error, a leak, more than
--limit seconds of the CPU or 1 GiB is a finding.

Every --wrap-th mutant of a hosted program that parses also goes through saner-cc
and gcc or clang:

    * the exit status is the compiler's;
    * what that refuses, it refuses in its own words, and nothing is left behind;
    * what it accepts is compiled with checks, unless libclang cannot read it:
      the text with the checks is never refused;
    * beside the object stands the report, and nothing else.

Findings are told apart by where they happened; the first of each is kept in
--keep, with a smaller text that does the same.
"""
import argparse
import collections
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import corpus
import mutate

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
OPTIONS = [
    ["-fsaner=hard"], ["-fsaner=hard", "-fsaner-prove=none"],
    ["-fsaner=hard", "-fsaner-audit"], ["-fsaner=lint", "-fsaner-warn"],
    ["-fsaner=soft", "-fsaner-no-extend", "-fsaner-no-guard"],
    ["-fsaner=hard", "-fsaner-registry", "-fsaner-prove=none"],
]
GIB = 1 << 20   # KiB
ENV = dict(os.environ, ASAN_OPTIONS="detect_leaks=1:quarantine_size_mb=8:"
           "allocator_may_return_null=0:handle_abort=0",
           UBSAN_OPTIONS="print_stacktrace=1")
LLVM = "/usr/lib/llvm-22"


def build_target(build):
    """The target, from the libraries of the build."""
    tool = os.path.join(build, "bin/fuzz-target")
    with open(os.path.join(build, "CMakeCache.txt")) as f:
        if "SANER_SANITIZE:BOOL=ON" not in f.read():
            sys.exit("fuzz: %s has no sanitizers; give one of preset dev" %
                     build)
    # libraries and headers of one time
    subprocess.run(["cmake", "--build", build], check=True,
                   stdout=subprocess.DEVNULL)
    libs = [os.path.join(build, "libsaner-%s.a" % n)
            for n in ("lowering", "checker", "frontend")]
    subprocess.run(
        ["gcc", "-std=gnu11", "-D_GNU_SOURCE", "-O1", "-g", "-I.", "-Wall",
         "-Wextra", "-Werror", "-fsanitize=address,undefined",
         "-fno-sanitize-recover=undefined", '-DSANER_VERSION="fuzz"',
         "-o", tool, "test/fuzz/target.c", "frontend/main/pipeline.c",
         "-Wl,--start-group", *libs, "-Wl,--end-group", "-L%s/lib" % LLVM,
         "-lclang", "-lcjson", "-Wl,-rpath,%s/lib" % LLVM],
        cwd=TOP, check=True)
    return tool


class Target:
    """One running target; its children take one text each."""

    def __init__(self, tool, limit, flags):
        self.p = subprocess.Popen(
            [tool, str(limit), *flags], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, env=ENV)

    def run(self, path):
        """(kind, number, KiB, milliseconds, what it printed)"""
        self.p.stdin.write(path + "\n")
        self.p.stdin.flush()
        line = self.p.stdout.readline().split()
        if not line:
            raise RuntimeError("the target died")
        with open(path + ".err", errors="replace") as f:
            err = f.read()
        return (line[0], *map(int, line[1:]), err)

    def stop(self):
        self.p.stdin.close()
        self.p.wait()


def place(err):
    """Where in saner it happened, as far as the text says."""
    m = re.search(r"internal error: (.*)", err)
    if m:
        return re.sub(r"'[^']*'|\b\d+\b(?!\))", "_", m.group(1))
    m = re.search(r"^(\S+?:\d+):\d+: runtime error: (.*)", err, re.M)
    if m:
        return "%s %s" % (os.path.basename(m.group(1)),
                          re.sub(r"\d+|0x\w+", "_", m.group(2)))
    what = re.search(r"ERROR: \w+: ([\w-]+)", err)
    frames = re.findall(r"#\d+ \S+ in (\w+) \S*?/?((?:frontend|checker|"
                        r"lowering)/\S+?:\d+)", err)
    if frames:
        return "%s in %s %s" % (what.group(1) if what else "?", *frames[0])
    m = re.search(r"#\d+ \S+ in (\S+)", err)
    if what:
        return "%s in %s" % (what.group(1), m.group(1) if m else "?")
    return err.strip().splitlines()[-1][:120] if err.strip() else ""


def judge(outcome):
    """None, or what is wrong with it."""
    kind, number, kib, _, err = outcome
    if kind in ("done", "parse"):
        return "memory: more than 1 GiB" if kib > GIB else None
    if kind == "signal" and number in (9, 24):
        return "hang"
    return "%s %d: %s" % (kind, number, place(err))


class Worker(threading.Thread):
    def __init__(self, fuzzer, number):
        super().__init__()
        self.fuzzer, self.targets = fuzzer, {}
        self.folder = os.path.join(fuzzer.scratch, "w%d" % number)
        os.makedirs(self.folder)

    def target(self, flags):
        key = tuple(flags)
        if key not in self.targets:
            if len(self.targets) > 24:
                self.targets.pop(next(iter(self.targets))).stop()
            self.targets[key] = Target(self.fuzzer.tool,
                                       self.fuzzer.args.limit, flags)
        return self.targets[key]

    def analyse(self, flags, text):
        path = os.path.join(self.folder, "m.c")
        with open(path, "w", errors="surrogateescape") as f:
            f.write(text)
        return self.target(flags).run(path)

    def reduce(self, flags, text, wrong, budget=400):
        """A smaller text with the same verdict, by lines, then by tokens."""
        for split in (lambda s: s.splitlines(True),
                      lambda s: [t for _, t in mutate.tokens(s)]):
            parts = split(text)
            size = max(1, len(parts) // 2)
            while size and budget > 0:
                at = 0
                while at < len(parts) and budget > 0:
                    some = parts[:at] + parts[at + size:]
                    budget -= 1
                    if judge(self.analyse(flags, "".join(some))) == wrong:
                        parts = some
                    else:
                        at += size
                size //= 2
            text = "".join(parts)
        return text

    def run(self):
        try:
            for n in iter(self.fuzzer.next, None):
                self.one(n)
        except Exception as e:      # a thread's failure is the run's
            self.fuzzer.broken = "%s: %s" % (type(e).__name__, e)
        for t in self.targets.values():
            t.stop()

    def one(self, n):
        f = self.fuzzer
        rng = random.Random("%d:%d" % (f.args.seed, n))
        files = f.kernel if f.kernel and n % f.args.kernel_every == 0 \
            else f.hosted
        made = files is f.hosted and n % 2
        file = corpus.generated(TOP, rng) if made else rng.choice(files)
        text = file.text if made and rng.random() < 0.7 else \
            mutate.mutate(rng, file.tokens(),
                          [x.tokens() for x in rng.sample(
                              files, min(3, len(files)))])
        flags = rng.choice(OPTIONS) + file.flags
        outcome = self.analyse(flags, text)
        f.count(outcome)
        wrong = judge(outcome)
        if wrong:
            f.found(self, n, file, flags, text, wrong, outcome[4])
        elif files is f.hosted and \
                (n // 2) % (f.args.wrap * (1 if outcome[0] == "done" else 4)) == 0:
            wrong = f.wrapper.judge(self.folder, text, rng.randrange(99))
            if wrong:
                f.found(self, n, file, None, text, *wrong)


class Fuzzer:
    def __init__(self, args, build, scratch):
        self.args, self.scratch = args, scratch
        self.tool = build_target(build)
        self.hosted = corpus.hosted(TOP)
        self.kernel = corpus.kernel(TOP, build) \
            if args.kernel_every else []
        self.wrapper = corpus.Wrapper(build, place)
        self.lock, self.number = threading.Lock(), args.only or 1
        self.kinds, self.findings = collections.Counter(), {}
        self.times = collections.Counter()
        self.most = self.longest = 0
        self.broken = None
        self.end = time.monotonic() + args.seconds

    def next(self):
        with self.lock:
            if self.broken or time.monotonic() > self.end or \
                    self.args.only and self.number != self.args.only:
                return None
            self.number += 1
            if self.number % 1000 == 0:
                print("fuzz: %d mutants, %d findings" %
                      (self.number, len(self.findings)), flush=True)
            return self.number - 1

    def count(self, outcome):
        with self.lock:
            self.kinds[outcome[0]] += 1
            self.most = max(self.most, outcome[2])
            self.longest = max(self.longest, outcome[3])

    def found(self, worker, n, file, flags, text, wrong, err):
        with self.lock:
            self.times[wrong] += 1
            if wrong in self.findings:
                return
            self.findings[wrong] = n
        folder = os.path.join(self.args.keep, str(n))
        os.makedirs(folder, exist_ok=True)
        small = worker.reduce(flags, text, wrong) if flags and \
            wrong != "hang" else text
        for name, what in (("mutant.c", text), ("small.c", small),
                           ("flags", " ".join(flags or ["wrapper"]) + "\n"),
                           ("err", err)):
            with open(os.path.join(folder, name), "w",
                      errors="surrogateescape") as out:
                out.write(what)
        print("fuzz: FOUND: mutant %d of %s: %s" % (n, file.name, wrong),
              flush=True)

    def run(self):
        workers = [Worker(self, i) for i in range(self.args.jobs)]
        for w in workers:
            w.start()
        for w in workers:
            w.join()
        if self.broken:
            sys.exit("fuzz: " + self.broken)
        for wrong, n in sorted(self.findings.items(), key=lambda x: x[1]):
            print("fuzz: %4d times, first mutant %d: %s" % (
                self.times[wrong], n, wrong))
        total = sum(self.kinds.values())
        print("fuzz: none took more than %d MB and %.1f s" %
              (self.most >> 10, self.longest / 1000))
        print("fuzz: %d mutants, %d of them analysed to the end, %d through "
              "the compiler, %d findings" % (
                  total, self.kinds["done"], self.wrapper.runs,
                  len(self.findings)))
        counts = os.environ.get("SANER_COUNTS")
        if counts:
            with open(counts, "w") as f:
                f.write("%d %d\n" % (total - sum(self.times.values()),
                                     len(self.findings)))
        return 1 if self.findings or not self.kinds["done"] else 0


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--seconds", type=int, default=60)
    ap.add_argument("--jobs", "-j", type=int, default=2)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--limit", type=int, default=40,
                    help="seconds of the CPU that one text may take")
    ap.add_argument("--kernel-every", type=int, default=10,
                    help="each Nth mutant is of a kernel unit; 0: none")
    ap.add_argument("--wrap", type=int, default=2,
                    help="each Nth that libclang reads, and a quarter of the "
                    "others, goes through saner-cc and gcc, too")
    ap.add_argument("--only", type=int, help="this mutant alone")
    ap.add_argument("--build", default=os.path.join(TOP, "build/dev"),
                    help="a build tree of preset dev")
    ap.add_argument("--keep", default=os.path.join(TOP, "build/fuzz"))
    args = ap.parse_args()
    shutil.rmtree(args.keep, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="saner-fuzz-") as scratch:
        return Fuzzer(args, os.path.abspath(args.build), scratch).run()


if __name__ == "__main__":
    sys.exit(main())
