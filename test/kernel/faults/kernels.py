# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A built kernel in which one unit can be exchanged, and what it says then."""
import filecmp
import json
import os
import re
import subprocess
import threading
import time

import boot
import outcome
import relink
import results
from tree import fail, say

BOOTS = 2		# without a fault, to know what varies
LIMIT, CPU, IDLE = 1500, 90, 60		# seconds; more is a hang
# Not loaded: what breaks rules on purpose, so that KASAN speaks, and what takes
# longer than all the rest of a boot.
NOT_LOADED = ("test_meminit.ko", "test_maple_tree.ko", "test_bpf.ko",
              "test_rhashtable.ko", "test_free_pages.ko")
interrupted = threading.Event()		# ends the boots of all threads
WORDS = ["kasan.fault=panic", "panic_on_warn=0"]


def stat(pid):
    """The state of a process, and the seconds of CPU that it used."""
    try:
        with open("/proc/%d/stat" % pid) as f:
            words = f.read().rpartition(")")[2].split()
    except OSError:
        return "Z", 0
    return words[0], (int(words[11]) + int(words[12])) / os.sysconf(
        "SC_CLK_TCK")


def is_busy(pid):
    """Whether the kernel or a process in it runs, or waits for a CPU."""
    try:
        with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
            pids = [pid] + [int(n) for n in f.read().split()]
    except OSError:
        pids = [pid]
    return any(stat(n)[0] in "RD" for n in pids)


def watch(p):
    """Until the process ends.  Late is one that takes more than CPU seconds, or
    in IDLE seconds hardly ever wants to run: the machine may be busy, so that
    the clock alone says little."""
    since, samples, busy = time.monotonic(), 0, 0
    while True:
        try:
            p.wait(0.2)
            return
        except subprocess.TimeoutExpired:
            if interrupted.is_set():
                raise KeyboardInterrupt
            samples += 1
            busy += is_busy(p.pid)
            idle = time.monotonic() - since > IDLE
            if stat(p.pid)[1] > CPU or idle and busy * 20 < samples:
                raise
        if idle:
            since, samples, busy = time.monotonic(), 0, 0


class Kernel:
    def __init__(self, tree, work, name):
        self.tree = tree
        self.work = os.path.join(work, name)
        self.root = os.path.join(self.work, "root")
        self.images = os.path.join(work, "images")
        os.makedirs(self.work, exist_ok=True)

    def start(self):
        """The baseline: boots without a fault.  Those of an earlier run serve
        as long as the kernel is the same."""
        self.make_root()
        relink.link(self.tree, {}, os.path.join(self.work, "linux"))
        self.base = outcome.Baseline([self.healthy("base%d" % i)
                                      for i in range(BOOTS)])

    def healthy(self, log):
        path = os.path.join(self.work, log + ".log")
        linux = os.path.join(self.tree.folder, "linux")
        if os.path.exists(path) and \
                os.path.getmtime(path) > os.path.getmtime(linux):
            with open(path, errors="replace") as f:
                text = f.read()
            if "test: end" in text:
                return text
        say("booting without a fault: %s, %s" % (self.tree.name, log))
        text, _ = self.boot(self.work, log)
        at = outcome.stop(text, results.expected())
        if at or "test: end" not in text:
            fail("%s stops without a fault: %s, see %s" % (
                self.tree.name, at and at[2], path))
        return text

    def make_root(self):
        boot.root(self.tree, self.root)
        path = self.root + "/etc/modules"
        with open(path) as f:
            names = f.read().split()
        with open(path, "w") as f:
            f.write("".join(n + "\n" for n in names if n not in NOT_LOADED))

    def boot(self, kernel, log):
        """(console, late)"""
        return boot.run_kernel(
            kernel, self.root, os.path.join(self.work, log + ".log"),
            boot.disks(self.images) + WORDS, LIMIT, watch)

    def compile(self, unit, text, into, more=""):
        """The object, compiled as the tree's is; saner's report is beside
        it."""
        return relink.compile(self.tree, unit, text,
                              os.path.join(self.work, into), more)

    def built(self, unit):
        """The tree's own object."""
        return os.path.join(self.tree.folder, unit[:-2] + ".o")

    def original(self, unit):
        with open(os.path.join(self.tree.src, unit), encoding="latin-1") as f:
            return f.read()

    def same(self, unit, out):
        return filecmp.cmp(out, self.built(unit), False)

    def run(self, objects, log):
        """Links the objects in, boots, judges."""
        relink.link(self.tree, objects, os.path.join(self.work, "linux"))
        text, late = self.boot(self.work, log)
        return outcome.judge(text, late, self.base)


def units(tree):
    """{function: units that define it} of all of the kernel's objects."""
    objects = relink.members(tree, "vmlinux.a") + relink.members(
        tree, "lib/lib.a")
    out = relink.run(["nm", "-A", "--defined-only"] + objects, tree)
    found = {}
    for line in out.splitlines():
        m = re.match(r"(\S+)\.o:\w+ [tTwW] (\S+)$", line)
        if m:
            found.setdefault(m[2], []).append(m[1] + ".c")
    return found


def locate(kernel, unit, text, function, offset):
    """[(function, file, line)], innermost first, of a place in a unit that is
    compiled from `text`: inlined functions come apart."""
    obj = kernel.compile(unit, text, "lines", "-g1")
    out = relink.run(["nm", "--defined-only", obj], kernel.tree)
    at = [int(x.split()[0], 16) for x in out.splitlines()
          if x.split()[2] == function]
    section = relink.run(["objdump", "-t", obj], kernel.tree)
    name = re.search(r"F (\S+)\t\S+ (?:\S+ )?%s$" % re.escape(function),
                     section, re.M)
    if not at or not name:
        return []
    out = relink.run(["addr2line", "-j", name[1], "-i", "-f", "-e", obj,
                      hex(at[0] + offset - 1)], kernel.tree).splitlines()
    places = []
    for fn, place in zip(out[::2], out[1::2]):
        path, _, line = place.split(" ")[0].rpartition(":")
        path = re.sub(r"^.*?/lines/text/", "", path)
        if path.startswith(kernel.tree.src + "/"):
            path = path[len(kernel.tree.src) + 1:]
        places.append((fn, path, int(line) if line.isdigit() else 0))
    return places


def report(obj):
    """What saner says of the unit compiled to `obj`."""
    folder, base = os.path.split(obj)
    path = os.path.join(folder, ".tmp_%s.saner.json" % base[:-2])
    if not os.path.exists(path):
        return None
    with open(path, errors="replace") as f:
        return json.load(f)


def function_in(rep, name):
    for f in (rep or {}).get("functions", ()):
        if f["name"] == name:
            return f
    return None
