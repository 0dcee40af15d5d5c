# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A kernel that nobody changed for it, built plainly and through saner-cc for
every C object that saner does not exclude by default; both are booted, both
run KUnit, the tree's test modules, mounts of five file systems and a workload,
and say the same.  A kernel compiled hard is then given bad romfs images
(romfs/main.py).

Progress goes to stderr.  Among the output are the lines

	kernel: U units, F functions: A proven[null,bounds,init], B guarded, ...
	kernel: booted; P passed, F failed; saner reports: R
	kernel: build cpu ratio X, text ratio X, boot ratio X

With --count the accesses that are executed are counted instead of times:

	kernel: executed accesses: N: proved A %, guarded B %, ...

Exit code: 0 nothing failed and no report; 1 something did; 2 no result."""
import argparse
import collections
import concurrent.futures
import json
import os
import statistics
import subprocess
import sys

import boot
import count
import results
from tree import CACHE, COMPILERS, CONFIGS, HERE, SANER, TOP, Tree, fail, remove
from tree import say, source

MODES = {"soft": "-fsaner=soft", "hard": "-fsaner=hard",
         "audit": "-fsaner=hard -fsaner-audit"}
BOOTS = 5		# of which the median is taken
MOST = 5		# percent: units and functions excluded, functions not understood
# Seconds without a word after which a kernel hangs; the test of rslib says
# nothing for minutes.
LIMIT = 1800
# Suites of KUnit, lines "ok" and modules without which a plain kernel tests
# too little.
LEAST = {"x86": (5, 20, 5),
         "defconfig": (39, 435, 25)}


def arguments():
    p = argparse.ArgumentParser(
        prog="run.sh", description=__doc__.split("\n\n")[0])
    p.add_argument("--cc", choices=COMPILERS, default="gcc")
    p.add_argument("--config", choices=CONFIGS, default="small")
    p.add_argument("--mode", choices=MODES, default="hard")
    p.add_argument("--count", action="store_true",
                   help="count executed accesses (-fsaner-count)")
    p.add_argument("--no-registry", action="store_true",
                   help="a User-mode Linux whose units do not ask for bounds")
    p.add_argument("--flags", default="", help="more flags for saner-cc")
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--fresh", action="store_true",
                   help="build both kernels again from nothing")
    return p.parse_args()


def trees(args):
    src = source()
    name = "%s-%s" % (args.config, args.cc)
    plain = os.path.join(CACHE, "kernel-" + name)
    saner = os.path.join(TOP, "build/kernel", "%s-%s%s" % (
        name, args.mode, "-count" if args.count else ""))
    if args.fresh:
        remove(plain)
        remove(saner)
    # an x86 kernel has nobody to ask before saner.ko is loaded
    asks = args.config != "x86" and not args.no_registry
    flags = " ".join([MODES[args.mode]] + ["-fsaner-registry"] * asks +
                     ["-fsaner-count"] * args.count + args.flags.split())
    out = [Tree(src, plain, args.config, args.cc, None, args.jobs),
           Tree(src, saner, args.config, args.cc, flags, args.jobs)]
    for tree in out:
        say("building: " + tree.name)
        tree.configure()
        tree.build()
    return out


def run(tree, work, name, counts=False):
    folder = os.path.join(work, name)
    boot.root(tree, folder)
    watcher = count.Watcher(tree, folder) if counts else None
    say("booting: " + tree.name)
    log = folder + ".log"
    text, _ = boot.boot(tree, folder, os.path.join(work, "images"), log,
                        (), LIMIT, begun=watcher and watcher.watch)
    got = results.Results(text)
    say("%s: %d suites, %d ok lines, %d modules, log %s" % (
        tree.name, got.suites, got.oks, len(got.modules), log))
    got.watcher = watcher
    return got


def boot_ratio(plain, saner, work):
    """Medians of CPU seconds of boots that do nothing else, in turns."""
    spent = {"plain": [], "saner": []}
    for _ in range(BOOTS):
        for name, tree in (("plain", plain), ("saner", saner)):
            _, cpu = boot.boot(tree, os.path.join(work, name),
                               os.path.join(work, "images"),
                               os.path.join(work, "quick.log"),
                               ("init=/quick",), 120)
            spent[name].append(cpu)
    return statistics.median(spent["saner"]) / statistics.median(
        spent["plain"])


def few(what, n, whole):
    """Whether n of the whole are not too many; says so when they are."""
    if 100 * n <= MOST * whole:
        return True
    print("kernel: too many %s: %d of %d" % (what, n, whole))
    return False


def print_units(tree):
    out = subprocess.run([SANER + "/bin/saner", "report", "--json",
                          tree.folder], stdout=subprocess.PIPE, text=True)
    if out.returncode:
        fail("saner report failed")
    t = json.loads(out.stdout)
    o = t["overall"]
    if not o["proven"] + o["checked"]:
        fail("saner looked at no function of this kernel")
    print("kernel: %d units, %d functions: %d proven[null,bounds,init], "
          "%d guarded, %d checked, %d assumed, %d trusted" % (
              t["units"], t["functions"], o["proven"], o["guarded"],
              o["checked"], o["assumed"], o["trusted"]))
    for reason, of in t["trusted"].items():
        print("kernel:   trusted %6d functions: %s, e.g. %s" % (
            of["count"], reason, of["example"]))
    # the word of a function with a construct that saner does not understand
    lost = t["trusted"].get("construct", {"count": 0})["count"]
    return few("functions trusted for a construct", lost, t["functions"])


def functions_of(obj):
    """How many functions an object defines, by its symbols."""
    out = subprocess.run(["nm", "--defined-only", obj], text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return sum(line.split()[1] in "tTwW" for line in out.stdout.splitlines())


def print_excluded(tree):
    """The units that saner leaves alone by default, counted: exclude.def."""
    units, functions, reasons = 0, 0, collections.Counter()
    left = generated = 0
    for head in tree.reports():
        if head["detail"] == "modpost":
            generated += 1	# no file of the tree, and no function in it
            continue
        n = functions_of(os.path.join(tree.folder, head["object"]))
        units += 1
        functions += n
        if head["trusted"]:
            reasons["%s: %s" % (head["trusted"], head["detail"])] += 1
            left += n
    excluded = sum(reasons.values())
    print("kernel: excluded %d of %d units (%.1f %%), %d of %d functions by "
          "symbols (%.1f %%)" % (excluded, units, 100 * excluded / units,
                                 left, functions, 100 * left / functions))
    print("kernel:   and the %d files that modpost writes" % generated)
    for reason, n in reasons.most_common():
        print("kernel:   excluded %4d units: %s" % (n, reason))
    return (few("units excluded", excluded, units)
            & few("functions excluded", left, functions))


def print_boot(plain, saner, built):
    equal, missing, new = results.compare(plain, saner)
    for block, line in missing[:40]:
        print("kernel:   missing in %s: %s" % (block, line))
    for block, line in new[:40]:
        print("kernel:   new in %s: %s" % (block, line))
    reports, silent = results.sort_reports(saner.reports,
                                           saner.modules | {"boot"},
                                           built)
    for block, line in reports[:40]:
        print("kernel:   report in %s: %s" % (block, line))
    for _, block, line, function in silent:
        print("kernel:   no report in %s: %s, %s()" % (block, line, function))
    print("kernel: %d reports of tests that break rules on purpose" % (
        len(saner.reports) - len(reports)))
    booted = "booted" if saner.ended else (
        "booted, but did not end" if saner.booted else "not booted")
    bad = len(missing) + len(new)
    print("kernel: %s; %d passed, %d failed; saner reports: %d" % (
        booted, equal, bad, len(reports)))
    return not bad and saner.ended and not reports and not silent


def print_complaints(plain, saner):
    """What objtool and modpost find in one build and not in the other."""
    before, after = plain.complaints(), saner.complaints()
    new = sorted((after - before).elements())
    for line in new[:40]:
        print("kernel:   new: " + line)
    print("kernel: objtool and modpost: %d lines, %d of them new" % (
        sum(after.values()), len(new)))
    return not new


def ratio(a, b):
    return "%.2f" % (a / b) if a and b else "-"


def main():
    args = arguments()
    plain, saner = trees(args)
    work = os.path.join(TOP, "build/kernel", "boot-%s-%s-%s%s" % (
        args.config, args.cc, args.mode, "-count" if args.count else ""))
    os.makedirs(work, exist_ok=True)
    boot.images(os.path.join(work, "images"))
    fell = saner.fell_back()
    for line in fell[:40]:
        print("kernel:   fell back: " + line)
    # a User-mode Linux has one CPU
    with concurrent.futures.ThreadPoolExecutor(
            1 if args.config == "x86" else min(args.jobs, 2)) as pool:
        both = [pool.submit(run, plain, work, "plain"),
                pool.submit(run, saner, work, "saner", args.count)]
        before, after = (got.result() for got in both)
    if not before.ended:
        fail("the plain kernel does not come to its end, see " + work)
    lack = before.lacks(boot.MOUNTED[plain.arch],
                        LEAST.get(args.config, (1, 1, 1)))
    if lack:
        fail("the plain kernel does not do: %s; see %s" % (
            ", ".join(lack), work))
    good = print_units(saner)
    good &= print_excluded(saner)
    good &= print_complaints(plain, saner)
    good &= print_boot(before, after, saner.has)
    if args.count:
        return 0 if good & count.result(after.watcher, work) and not fell \
            else 1
    boots = boot_ratio(plain, saner, work) if after.booted else None
    print("kernel: build cpu ratio %s, text ratio %s, boot ratio %s" % (
        ratio(saner.cpu, plain.cpu),
        ratio(saner.text_size(), plain.text_size()),
        "%.2f" % boots if boots else "-"))
    if not (plain.whole and saner.whole):
        print("kernel: (cpu of whole builds made earlier)")
    if args.mode == "hard" and saner.arch == "um":
        sys.stdout.flush()
        good &= not subprocess.run([sys.executable, "-B", os.path.join(
            HERE, "romfs/main.py"), plain.folder, saner.folder]).returncode
    return 0 if good and not fell else 1


if __name__ == "__main__":
    sys.exit(main())
