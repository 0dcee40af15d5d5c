# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What -fsaner-count counted in a running User-mode-Linux kernel.

The kernel was not changed for it, so nobody in it hands its tables over: they
are the objects __saner_counted of its symbols, and are read from the memory of
the process while its first process waits (pause() of init.sh).  Modules have
theirs in memory that is given back when they go: they are not counted.
"""
import collections
import os
import re
import struct
import subprocess
import threading
import time

from tree import TOP, fail

ROW = struct.Struct("<6QI6BBx4x")	# struct __saner_counted, runtime/counted.c
LAST_THREE = ("unknown", "assumed", "trusted")
WANTED = 85		# percent of the executed accesses that are none of these

Row = collections.namedtuple("Row", "n unknown classes place function why "
                             "what blind")


def table():
    """(words of the classes, [(column, in the sum)]) of runtime/abi.def."""
    with open(os.path.join(TOP, "runtime/abi.def")) as f:
        text = f.read()
    return (re.findall(r'^CLASS\(\w+,\s*"([^"]+)"', text, re.M),
            [(word, int(s)) for word, s in re.findall(
                r"^COLUMN\((\w+),\s*(\d)\)", text, re.M)])


CLASSES, COLUMNS = table()


class Memory:
    """Of the process `pid`, whose program is `elf`."""

    def __init__(self, pid, elf):
        self.mem = open("/proc/%d/mem" % pid, "rb", buffering=0)
        self.elf, self.strings = elf, {0: None}

    def string(self, at):
        if at not in self.strings:
            self.mem.seek(at)
            self.strings[at] = self.mem.read(400).split(b"\0")[0].decode(
                errors="replace")
        return self.strings[at]

    def tables(self):
        out = subprocess.run(["nm", "-S", "--defined-only", self.elf],
                             check=True, text=True, stdout=subprocess.PIPE)
        for line in out.stdout.splitlines():
            words = line.split()
            if len(words) == 4 and words[3] == "__saner_counted":
                yield int(words[0], 16), int(words[1], 16)

    def rows(self):
        for at, size in self.tables():
            if size % ROW.size:
                fail("a row of __saner_counted has another size")
            self.mem.seek(at)
            for v in ROW.iter_unpack(self.mem.read(size)):
                if v[2]:
                    yield Row(v[0], v[1], tuple(CLASSES[c] for c in v[7:13]),
                              "%s:%d" % (self.string(v[2]), v[6]),
                              self.string(v[3]), self.string(v[4]),
                              self.string(v[5]), v[13])


class Watcher:
    """Reads the tables whenever init.sh waits for it; by name of the pause."""

    def __init__(self, tree, folder):
        self.elf = os.path.join(tree.folder, "linux")
        self.folder = os.path.join(folder, "count")
        os.makedirs(self.folder, exist_ok=True)
        self.seen = {}

    def watch(self, process):
        threading.Thread(target=self.loop, args=(process,),
                         daemon=True).start()

    def loop(self, process):
        while process.poll() is None:
            for name in os.listdir(self.folder):
                self.seen[name] = list(Memory(process.pid, self.elf).rows())
                os.remove(os.path.join(self.folder, name))
            time.sleep(0.05)


def difference(after, before):
    return [a._replace(n=a.n - b.n, unknown=a.unknown - b.unknown)
            for a, b in zip(after, before)]


def shares(row, columns):
    """[(class, how often)] of a row in the worst of the columns."""
    worst = max((row.classes[i] for i in columns), key=CLASSES.index)
    unknown = min(row.unknown, row.n) if worst == "checked" and any(
        COLUMNS[i][0] == "bounds" for i in columns) else 0
    return [(worst, row.n - unknown), ("unknown", unknown)]


def total(rows, columns):
    out = collections.Counter()
    for row in rows:
        for word, n in shares(row, columns):
            out[word] += n
    return out


def told(of):
    """(text, percent that is none of the last three)"""
    words = CLASSES[CLASSES.index("proved"):]
    n = sum(of[w] for w in words)
    good = sum(of[w] for w in words if w not in LAST_THREE)
    return ("%d: " % n + ", ".join("%s %.1f %%" % (
        w, 100 * of[w] / n if n else 0) for w in words),
            100 * good / n if n else 0)


SUM = [i for i, (_, s) in enumerate(COLUMNS) if s]


def breakdown(rows, key, most):
    """The `most` keys with the most executions in the last three classes."""
    by, n = collections.Counter(), sum(
        total(rows, SUM)[w] for w in CLASSES[CLASSES.index("proved"):])
    for row in rows:
        for word, times in shares(row, SUM):
            if word in LAST_THREE and times:
                by[(word,) + key(row)] += times
    return [(100 * times / n, k) for k, times in by.most_common(most)]


def write(rows, path):
    """As runtime/count.h says."""
    with open(path, "w") as f:
        for r in rows:
            if r.n or r.blind:
                print(*(["blind", 0] if r.blind else [r.n, r.unknown]),
                      *r.classes, r.place, r.function, r.why or "-",
                      r.what or "-", sep="\t", file=f)


def show(rows, what, full=False):
    """Percent that is none of the last three."""
    names = ",".join(COLUMNS[i][0] for i in SUM)
    text, good = told(total(rows, SUM))
    print("kernel: executed accesses: %s [%s] in %s" % (text, names, what))
    if not full:
        return good
    for i, (name, _) in enumerate(COLUMNS):
        print("kernel:   %s: %s" % (name, told(total(rows, [i]))[0]))
    for share, k in breakdown(rows, lambda r: (r.why or "-",), 12):
        print("kernel:   %5.1f %% %s" % (share, " ".join(k)))
    for share, k in breakdown(rows, lambda r: (r.why or "-", r.what or "-",
                                               r.function, r.place), 30):
        print("kernel:   %5.1f %% %s: %s of %s in %s() at %s" % (
            (share,) + k))
    return good


def result(watcher, work):
    """Prints the lines; whether enough was compared or proved."""
    seen = watcher.seen
    if set(seen) != {"begin", "end", "off"}:
        fail("the counters were not read: %s" % sorted(seen))
    workload = difference(seen["end"], seen["begin"])
    write(workload, os.path.join(work, "count-workload"))
    write(seen["off"], os.path.join(work, "count-boot"))
    show(seen["off"], "the whole boot")
    good = show(workload, "the workload", True)
    print("kernel:   %d of %d accesses of the text have no counter" % (
        sum(r.blind for r in workload), len(workload)))
    print("kernel: %.1f %% proved, guarded or compared; at least %d wanted" % (
        good, WANTED))
    return good >= WANTED
