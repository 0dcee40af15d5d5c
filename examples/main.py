# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""
Builds the example driver plain and with saner, boots both, attacks both and
prints what happened.  Called by run.sh, which provides what it needs.
"""

import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import textwrap

import boot
import figures
import judge

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
SOURCE = os.path.join(HERE, "chardev")
KEY = "S3cr3t-0f-k3rnel"

# How the second pair of boots takes the kernel's hardening away; the flags of
# the object are in chardev/Kbuild.
HARDENING_OFF = ("init_on_alloc=0 hardened_usercopy=off "
                 "randomize_kstack_offset=off")

# name of the build -> (compiled by saner, hardening)
BUILDS = {
    "plain": (False, "on"),
    "plain-off": (False, "off"),
    "saner": (True, "on"),
    "saner-off": (True, "off"),
}
# The module of "saner" once more, with saner.ko loaded before it.
WITH_SUPPORT = "saner, with saner.ko"


def step(text):
    print("example: " + text, flush=True)


def fail(text):
    print("example: " + text, file=sys.stderr, flush=True)
    sys.exit(2)


class Example:
    def __init__(self, args):
        self.args = args
        self.attack = os.path.join(args.work, "attack")
        self.attacks = []
        self.logs = {}

    def folder(self, build):
        return os.path.join(self.args.work, build)

    def build_attack(self):
        step("compiling the attacks")
        os.makedirs(self.args.work, exist_ok=True)
        sources = [os.path.join(SOURCE, n) for n in ("attack.c", "workload.c")]
        run(["gcc", "-static", "-O1", "-Wall", "-Wextra", "-Werror",
             "-o", self.attack] + sources)
        text = subprocess.run([self.attack, "--list"], check=True,
                              stdout=subprocess.PIPE, text=True).stdout
        self.attacks = [judge.Attack(*line.split("\t"))
                        for line in text.splitlines()]

    def build_module(self, build):
        saner, hardening = BUILDS[build]
        step("compiling the module: %s" % build)
        folder = self.folder(build)
        copy_sources(folder)
        command = ["make", "--no-print-directory", "-C", folder,
                   "KDIR=" + self.args.headers, "HARDENING=" + hardening,
                   "SANER_INCLUDE=" + os.path.join(TOP, "frontend")]
        if saner:
            command += ["CC=%s gcc" % self.args.saner_cc,
                        "KCFLAGS=-fsaner=hard"]
        run(command, os.path.join(folder, "build.log"))

    def build_support(self):
        """saner.ko; it is built from a copy, the tree stays as it is."""
        step("compiling saner.ko")
        top = self.folder("support")
        shutil.rmtree(top, ignore_errors=True)
        for name in ("runtime", "kernel-shim/saner"):
            shutil.copytree(os.path.join(TOP, name), os.path.join(top, name))
        folder = os.path.join(top, "kernel-shim/saner")
        run(["make", "--no-print-directory", "-C", folder,
             "KDIR=" + self.args.headers], os.path.join(folder, "build.log"))
        return os.path.join(folder, "saner.ko")

    def boot(self, name, build, support=()):
        jobs = ["workload"] + [a.name for a in self.attacks]
        step("booting %s: the workload and %d attacks"
             % (name, len(self.attacks)))
        append = HARDENING_OFF if BUILDS[build][1] == "off" else ""
        folder = self.folder(build)
        try:
            lines = boot.boot(self.args.kernel,
                              os.path.join(folder, "boot-support" if support
                                           else "boot"),
                              os.path.join(folder, "chardev.ko"), self.attack,
                              jobs, KEY, append, support)
        except boot.BootFailed as e:
            fail("%s: %s" % (name, e))
        self.logs[name] = judge.Log(lines)

    def outcome(self, build, attack):
        return self.logs[build].outcomes.get(attack.name)

    def report_path(self, build):
        return os.path.join(self.folder(build), ".tmp_chardev.saner.json")

    def unit(self, build):
        """The report that the compile of this build left, or an empty one."""
        path = self.report_path(build)
        if not os.path.exists(path):
            return {}
        with open(path) as f:
            return json.load(f)

    def stopped(self, attack):
        """
        Where saner stopped it: on every boot on which plain C gave in, and
        with nothing gained on the others.  None if it did not.
        """
        where = None
        for plain, saner, build in (("plain-off", "saner-off", "saner-off"),
                                    ("plain", WITH_SUPPORT, "saner"),
                                    ("plain", "saner", "saner")):
            got = self.outcome(saner, attack)
            if got is None or judge.succeeded(attack, got):
                return None
            if not judge.succeeded(attack, self.outcome(plain, attack)):
                continue
            where = judge.stopped(attack, got, self.unit(build))
            if not where:
                return None
        return where

    def rows(self, saner):
        for a in self.attacks:
            row = [a.name + ": " + a.what]
            row += [judge.plain_cell(a, self.outcome(b, a))
                    for b in ("plain", "plain-off")]
            if saner:
                row.append(self.stopped(a) or self.not_stopped(a))
            yield row

    def not_stopped(self, attack):
        cells = ["%s" % judge.plain_cell(attack, self.outcome(b, attack))
                 for b in ("saner", WITH_SUPPORT, "saner-off")]
        return "NOT STOPPED: " + " / ".join(dict.fromkeys(cells))

    def workload_same(self, builds):
        """The workload went well everywhere and said the same everywhere."""
        good = True
        first = self.logs[builds[0]].workload
        for b in builds:
            log = self.logs[b]
            if not log.workload_ok or log.workload != first:
                step("%s: the workload failed or differs, see the logs in %s"
                     % (b, self.args.work))
                good = False
        if good:
            step("the workload: %d results, the same in all builds"
                 % (len(first) - 1))
        return good


def run(command, log=None):
    """Runs a command; its output goes to log and is shown when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    if log:
        with open(log, "w") as f:
            f.write(done.stdout)
    if done.returncode:
        sys.stderr.write(done.stdout)
        fail("failed: " + " ".join(command))


def copy_sources(folder):
    """What Kbuild reads; a file that is the same keeps its time."""
    os.makedirs(folder, exist_ok=True)
    for path in glob.glob(os.path.join(SOURCE, "*")):
        to = os.path.join(folder, os.path.basename(path))
        old = os.path.exists(to) and open(to, "rb").read()
        if old != open(path, "rb").read():
            shutil.copyfile(path, to)


def print_table(titles, rows):
    widths = [30, 28, 28, 34][:len(titles)]
    rule = "+".join("-" * (w + 2) for w in widths)
    for number, row in enumerate([titles] + list(rows)):
        cells = [textwrap.wrap(c, w) or [""] for c, w in zip(row, widths)]
        for k in range(max(map(len, cells))):
            print("|".join(" %-*s " % (w, c[k] if k < len(c) else "")
                           for c, w in zip(cells, widths)).rstrip())
        if number == 0:
            print(rule)
    print(flush=True)


def plain_only(example):
    """The plain half: every attack must succeed on one of the two boots."""
    builds = ["plain", "plain-off"]
    good = example.workload_same(builds)
    print()
    print_table(["attack", "plain C on this kernel",
                 "plain C, hardening off"], example.rows(False))
    won = sum(any(judge.succeeded(a, example.outcome(b, a)) for b in builds)
              for a in example.attacks)
    print("plain C: %d of %d attacks succeed" % (won, len(example.attacks)))
    return 0 if good and won == len(example.attacks) else 1


def whole(example):
    good = example.workload_same(list(example.logs))
    for line in example.logs[WITH_SUPPORT].units:
        step("saner.ko says: " + line)
    print()
    print_table(["attack", "plain C on this kernel", "plain C, hardening off",
                 "saner: stopped at, by obligation"], example.rows(True))
    good = print_report(example) and good
    good = print_figures(example) and good
    false = []
    for b in ("saner", WITH_SUPPORT, "saner-off"):
        false += judge.false_reports(example.logs[b], example.attacks)
    for r in false:
        step("false report: %s: %s in %s at %s:%d"
             % (r.property, r.text, r.function, r.file, r.line))
    won = sum(example.stopped(a) is not None for a in example.attacks)
    total = len(example.attacks)
    print("saner: %d of %d attacks stopped, %d false reports"
          % (won, total, len(false)))
    return 0 if good and won == total and not false else 1


def print_report(example):
    """The report of the compile; no function may be left out of it."""
    unit = example.unit("saner")
    if not unit:
        step("the compile left no report")
        return False
    subprocess.run([example.args.saner, "report",
                    example.report_path("saner")], check=False)
    print(flush=True)
    contracts = figures.by_contract(unit)
    if contracts:
        step("known by contract, not by body: " + ", ".join(contracts))
    print_diff(example)
    trusted = figures.trusted(unit)
    for text in trusted:
        step("not analysed: " + text)
    for text in unit["unknown"]:
        step("not understood: %s" % text)
    return not trusted and not unit["unknown"]


def print_diff(example):
    """Where the checks are, for a reader of the source."""
    folder = example.folder("saner")
    path = os.path.join(folder, "chardev.diff")
    with open(path, "w") as f:
        done = subprocess.run(
            [example.args.saner, "diff", "--cc=gcc",
             os.path.join(folder, "chardev.c"), "--",
             *figures.source_flags(folder)],
            cwd=example.args.headers, stdout=f, stderr=subprocess.PIPE,
            text=True)
    if done.returncode:
        fail("saner diff: " + done.stderr)
    with open(path) as f:
        lines = sum(line.startswith("-") for line in f)
    step("%d source lines got checks: %s" % (lines, path))


def print_figures(example):
    plain, saner = example.folder("plain"), example.folder("saner")
    good = True
    for build in ("plain", "plain-off"):
        folder = example.folder(build)
        for line in figures.new_warnings(
                folder, example.folder(build.replace("plain", "saner"))):
            step("make says, with saner alone: " + line)
            good = False
    times = figures.compile_times(plain, saner, example.args.headers)
    sizes = [figures.text_size(f) for f in (plain, saner)]
    step("dispositions: " + figures.dispositions(example.unit("saner")))
    step("compile %.2f s and %.2f s of CPU time, text %d and %d bytes"
         % (*times, *sizes))
    step("compile ratio %.2f, text ratio %.2f"
         % (times[1] / times[0], sizes[1] / sizes[0]))
    return good


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plain-only", action="store_true")
    parser.add_argument("--kernel", required=True)
    parser.add_argument("--headers", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--saner")
    parser.add_argument("--saner-cc")
    example = Example(parser.parse_args())
    builds = [b for b in BUILDS
              if not (example.args.plain_only and BUILDS[b][0])]
    example.build_attack()
    for b in builds:
        example.build_module(b)
    for b in builds:
        example.boot(b, b)
    if not example.args.plain_only:
        example.boot(WITH_SUPPORT, "saner", [example.build_support()])
    return plain_only(example) if example.args.plain_only else whole(example)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except figures.NoFigures as e:
        fail(str(e))
    except KeyboardInterrupt:
        print("example: interrupted", file=sys.stderr)
        sys.exit(130)
