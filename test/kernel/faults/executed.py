# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Which lines of the kernel the tests execute: units are compiled for gcov, the
kernel is booted with them and their counters are read."""
import concurrent.futures
import json
import os
import re
import shutil
import subprocess

import kernels
import relink
from tree import fail, say

HERE = os.path.dirname(os.path.abspath(__file__))
FLAGS = ("-fprofile-arcs -ftest-coverage -fno-tree-loop-im "
         "-fprofile-info-section=gcov_info")
FOLDERS = ("lib", "fs", "net", "crypto", "drivers/base")
# What tests is not what is tested.
TESTS = re.compile(r"(^|/)(test[_-][^/]*|[^/]*[_-](test|kunit|selftest|"
                   r"benchmark)|testmgr|slub_kunit)\.c$|^lib/kunit/")


def wanted(name):
    return name.startswith(tuple(f + "/" for f in FOLDERS)) \
        and name.endswith(".c") and not TESTS.search(name)


def compile_all(tree, units, folder, jobs):
    """{unit: object} with counters."""
    linux = os.path.getmtime(os.path.join(tree.folder, "linux"))

    def one(unit):
        made = os.path.join(folder, unit[:-2] + ".o")
        if os.path.exists(made) and os.path.getmtime(made) > linux:
            return unit, made
        with open(os.path.join(tree.src, unit), encoding="latin-1") as f:
            return unit, relink.compile(tree, unit, f.read(), folder, FLAGS)

    out = {}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for unit, obj in pool.map(one, units):
            out[unit] = obj
            if len(out) % 50 == 0:
                say("compiling for gcov: %d of %d" % (len(out), len(units)))
    return out


def dump(tree, objects, work):
    """Boots; the counters come out into the root's folder `coverage`."""
    kernel = kernels.Kernel(tree, work, "gcov")
    kernel.make_root()
    os.mkdir(os.path.join(kernel.root, "coverage"))
    with open(os.path.join(HERE, "counters.c")) as f:
        teller = kernel.compile("kernel/gcov/fs.c", f.read(), "objects")
    relink.link(tree, dict(objects, **{"counters.c": teller}),
                os.path.join(work, "gcov/linux"))
    say("booting with gcov")
    text, _ = kernel.boot(kernel.work, "gcov")
    if "test: end" not in text:
        fail("the kernel with counters does not come to its end, see "
             + kernel.work)
    return kernel.root + "/coverage"


def read_counts(path):
    """{file: {line: function}} of the executed lines that gcov finds in one
    file of counters; its .gcno is beside it."""
    out = subprocess.run(["gcov-12", "-j", "-t", path], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         cwd=os.path.dirname(path)).stdout
    found = {}
    for entry in json.loads(out)["files"]:
        lines = found.setdefault(entry["file"], {})
        for line in entry["lines"]:
            if line["count"] and line.get("function_name"):
                lines[line["line_number"]] = line["function_name"]
    return found


def measure(tree, units, work, jobs):
    folder = os.path.join(work, "gcov/objects")
    objects = compile_all(tree, units, folder, jobs)
    counters, out = dump(tree, objects, work), {}
    for unit, obj in sorted(objects.items()):
        stem, out[unit] = counters + obj[:-2], {}
        if os.path.exists(stem + ".gcda"):
            shutil.copy(obj[:-2] + ".gcno", stem + ".gcno")
            out[unit] = read_counts(stem + ".gcda").get(
                os.path.join(folder, "text", unit), {})
    if not any(out.values()):
        fail("no line was executed, see " + os.path.join(work, "gcov"))
    return out


class Lines:
    """[unit] -> {line: function}; what was measured is kept."""

    def __init__(self, tree, work, jobs):
        self.tree, self.work, self.jobs = tree, work, jobs
        self.kept, self.lines = os.path.join(work, "executed.json"), {}
        linux = os.path.join(tree.folder, "linux")
        if os.path.exists(self.kept) and \
                os.path.getmtime(self.kept) > os.path.getmtime(linux):
            with open(self.kept) as f:
                self.lines = {name: {int(n): fn for n, fn in at.items()}
                              for name, at in json.load(f).items()}

    def units(self):
        """All units in which a fault may be seeded."""
        names = [m[:-2] + ".c" for m in relink.members(
            self.tree, "vmlinux.a") + relink.members(self.tree, "lib/lib.a")]
        return sorted(n for n in names if wanted(n) and os.path.exists(
            os.path.join(self.tree.src, n)))

    def measure(self, units):
        lack = sorted(set(units) - set(self.lines))
        if not lack:
            return
        self.lines.update(measure(self.tree, lack, self.work, self.jobs))
        with open(self.kept + ".part", "w") as f:
            json.dump(self.lines, f, sort_keys=True)
        os.rename(self.kept + ".part", self.kept)

    def __getitem__(self, unit):
        return self.lines[unit]
