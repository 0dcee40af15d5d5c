# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Faults seeded into code of a kernel that its tests execute, each in a plain
kernel under KASAN and in one compiled hard.

Two kernels (`small` with KASAN) are built once, plain and compiled hard, and
booted without a fault: both say the same, and saner nothing.  For each fault one
object is compiled again and a kernel linked and booted.  A fault is *shown* when
the plain kernel then says something else than without it: a report of KASAN's,
an access that the machine refuses, a panic, a hang, another result.  It is
*stopped* when the kernel compiled hard, in which KASAN is the referee, ends with
a report of saner's and nothing wrong was seen before it.  Every miss is a row of
the table at the end, with what saner's report says of the function and the
access.

Rows are kept as they are done: a run that was cut goes on where it was.

Last line: `faults: N shown, M stopped, P in proven`.  Exit code: 0 if P is 0;
1 if not; 2 no result."""
import argparse
import concurrent.futures
import os
import random
import signal
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import boot                                             # noqa: E402
import executed                                         # noqa: E402
import kernels                                          # noqa: E402
import places                                           # noqa: E402
import table                                            # noqa: E402
from tree import CACHE, TOP, Tree, fail, say, source    # noqa: E402
from trial import HARD, Trial, key                      # noqa: E402


def arguments():
    p = argparse.ArgumentParser(
        prog="faults.sh", description=__doc__.split("\n\n")[0])
    p.add_argument("--count", type=int, default=100, help="faults to seed")
    p.add_argument("--seed", type=int, default=6)
    p.add_argument("--jobs", type=int, default=1, help="faults at a time")
    p.add_argument("--only", default="", metavar="DIR",
                   help="only files below DIR, or one file")
    p.add_argument("--list", action="store_true",
                   help="print the faults, try none")
    p.add_argument("--fresh", action="store_true",
                   help="forget what earlier runs found")
    return p.parse_args()


def trees():
    """The plain kernel, and the whole of it compiled as a user would who wants
    all that saner stops."""
    src = source()
    out = [Tree(src, os.path.join(CACHE, "kernel-kasan-gcc"), "kasan", "gcc"),
           Tree(src, os.path.join(TOP, "build/kernel/kasan-gcc-hard-registry"),
                "kasan", "gcc", HARD)]
    for t in out:
        say("building: " + t.name)
        t.configure()
        t.build()
    return out


def find(args, src, units):
    """{operator: all its places, shuffled}."""
    found = {name: [] for name in places.OPERATORS}
    for name in units:
        if args.only and not (name + "/").startswith(
                args.only.rstrip("/") + "/"):
            continue
        for place in places.places(os.path.join(src, name), name):
            found[place.operator].append(place)
    for name, row in found.items():
        random.Random("%d %s" % (args.seed, name)).shuffle(row)
        say("%s: %d places" % (name, len(row)))
    return found


def wanted(args, found):
    """{operator: how many of its places are to be faults}."""
    return {n: (args.count + i) // len(found)
            for i, n in enumerate(reversed(list(found)))}


def choose(args, found, lines):
    """The executed ones among as many places as it takes to have enough, and
    some to spare for those that do not compile."""
    ask, want = 8 * args.count // len(found) + 8, wanted(args, found)
    while True:
        begun = {n: row[:ask] for n, row in found.items()}
        lines.measure(p.file for row in begun.values() for p in row)
        out = {n: [p for p in row if places.is_executed(p, lines[p.file])]
               for n, row in begun.items()}
        if all(len(out[n]) >= want[n] * 5 // 4 + 2
               or len(begun[n]) == len(found[n]) for n in found):
            return out
        ask *= 2


def in_turn(found):
    rows = list(found.values())
    for i in range(max(map(len, rows), default=0)):
        for row in rows:
            if i < len(row):
                yield row[i]


class Turns:
    """Hands out places, the operators in turn, until as many of each as are
    wanted were faults.  Which ones does not depend on who is faster."""

    def __init__(self, found, want):
        self.found, self.left = found, dict(want)
        self.next = dict.fromkeys(found, 0)
        self.busy = dict.fromkeys(found, 0)
        self.changed = threading.Condition()

    def ready(self):
        return [n for n, row in self.found.items()
                if self.busy[n] < self.left[n] and self.next[n] < len(row)]

    def take(self):
        """A place, or None: there are no more."""
        with self.changed:
            while not self.ready() and any(self.busy.values()):
                self.changed.wait()
            if not self.ready():
                return None
            name = min(self.ready(), key=self.next.get)
            place = self.found[name][self.next[name]]
            self.next[name] += 1
            self.busy[name] += 1
            return place

    def give(self, place, was_fault):
        with self.changed:
            self.busy[place.operator] -= 1
            self.left[place.operator] -= was_fault
            self.changed.notify_all()


def try_place(trial, plain, hard, place):
    """(place, row of the plain kernel, row of saner's or None), or None when it
    is no fault."""
    seen = trial.seen.rows.get(key(place))
    if seen is None or seen["new"] != place.new:
        seen = trial.try_plain(plain, place)
    if seen["kind"] in ("refused", "no-code"):
        return None
    if seen["kind"] == "none":
        return place, seen, None
    return place, seen, trial.held.rows.get(key(place)) or trial.try_saner(
        hard, place, seen)


def run(args, trial, found):
    turns, rows = Turns(found, wanted(args, found)), []

    def work(both):
        while True:
            place = turns.take()
            if place is None:
                return
            row = None
            try:
                row = try_place(trial, *both, place)
            finally:
                turns.give(place, row is not None)
            if row:
                rows.append(row)
                say("%d of %d: %s" % (len(rows), args.count,
                                      table.line(*row)))

    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        jobs = [pool.submit(work, trial.worker(i)) for i in range(args.jobs)]
        try:
            for job in concurrent.futures.as_completed(jobs):
                job.result()
        except BaseException:
            turns.left = dict.fromkeys(found, 0)
            kernels.interrupted.set()
            raise
    for name, n in turns.left.items():
        if n:
            say("%s: no more places, %d lacking" % (name, n))
    order = {key(p): i for i, p in enumerate(in_turn(found))}
    return sorted(rows, key=lambda x: order[key(x[0])])


def main():
    args = arguments()
    work = os.path.join(TOP, "build/kernel/faults")
    os.makedirs(work, exist_ok=True)
    boot.images(os.path.join(work, "images"))
    tree, hard = trees()
    lines = executed.Lines(tree, work, args.jobs)
    found = choose(args, find(args, tree.src, lines.units()), lines)
    if args.list:
        for place in in_turn(found):
            print("%s: %s -> %s" % (key(place), place.old, place.new))
        return 0
    trial = Trial(args, tree, hard, lines, work)
    trial.start()
    rows = run(args, trial, found)
    if not rows:
        fail("no fault could be seeded")
    return table.show(rows)


def interrupt(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, interrupt)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        say("interrupted; what was done is kept")
        sys.exit(130)
