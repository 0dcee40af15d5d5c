# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What saner makes of real units: compiles every Nth unit of a built kernel
tree with checks, and counts fallbacks, trusted functions and constructs that
are not understood, each with its reason and one place.

Last line: `census: U units, F fell back, T of N functions trusted, C constructs
not understood`.  Exits 1 when a unit fell back to the original because of
saner itself (internal-error, refused-by-compiler, parse), unless --allow says
how many may."""
import argparse
import collections
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time


def commands(tree):
    """(object, command words) of every C object of the tree, sorted."""
    out = []
    for folder, _, names in os.walk(tree):
        for name in names:
            if not (name.startswith(".") and name.endswith(".o.cmd")):
                continue
            with open(os.path.join(folder, name), errors="replace") as f:
                line = f.readline()
            m = re.match(r"(?:saved)?cmd_(\S+) := (.*)", line)
            if not m or not re.search(r"\.c$", line.strip().split(";")[0]):
                continue
            words = shlex.split(m.group(2).split(";")[0])
            # recorded only: record.py stood before the compiler
            recorded = os.path.basename(words[0]) == "record.py"
            out.append((m.group(1), words[recorded:]))
    return sorted(out)


def saner_words(args, words, obj):
    """The command with saner in front, its object and depfile elsewhere."""
    out = [args.saner_cc, args.cc or words[0], "-fsaner=" + args.mode]
    skip = False
    for word in words[1:]:
        if skip:
            skip = False
        elif word == "-o":
            skip = True
        elif not word.startswith("-Wp,-M"):
            out.append(word)
    return out + args.flag + ["-o", obj]


def one(args, name, words, folder):
    obj = os.path.join(folder, name.replace("/", "_"))
    begin = time.monotonic()
    p = subprocess.run(saner_words(args, words, obj), cwd=args.tree,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                       text=True, errors="replace")
    took = time.monotonic() - begin
    report = os.path.join(folder, ".tmp_" + os.path.basename(obj)[:-2]
                          + ".saner.json")
    try:
        with open(report) as f:
            data = json.load(f)
    except (OSError, ValueError) as e:
        data = {"trusted": "no report (%s)" % e, "functions": [],
                "unknown": [], "trusted_detail": p.stderr[-400:]}
    for path in (obj, report):
        if os.path.exists(path):
            os.unlink(path)
    return name, p.returncode, p.stderr, data, took


class Count:
    def __init__(self):
        self.fell = collections.defaultdict(list)
        self.trusted = collections.defaultdict(list)
        self.unknown = collections.defaultdict(list)
        self.functions = self.ntrusted = self.units = 0
        self.slow = (0.0, "")

    def add(self, name, code, stderr, data, took):
        self.units += 1
        self.slow = max(self.slow, (took, name))
        if code:
            self.fell["exit %d" % code].append("%s: %s" % (name,
                                                           stderr[-300:]))
        elif data["trusted"]:
            text = "%s: %s" % (name, data.get("trusted_detail"))
            self.fell[data["trusted"]].append(text)
        for f in data["functions"]:
            if not f["own"]:
                continue
            self.functions += 1
            if f["trusted"]:
                self.ntrusted += 1
                self.trusted[f["trusted"]].append("%s:%s %s %s" % (
                    f["file"], f["line"], f["name"],
                    f.get("trusted_detail") or ""))
        for u in data["unknown"]:
            self.unknown[u["construct"]].append("%s:%s" % (u["file"],
                                                           u["line"]))

    def show(self, title, table, most):
        if table:
            print(title)
        for what, places in sorted(table.items(), key=lambda x: -len(x[1])):
            print("  %6d  %s" % (len(places), what))
            for place in places[:most]:
                print("          %s" % place)


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("tree", help="a built kernel tree (its .cmd files)")
    a.add_argument("--saner-cc", required=True)
    a.add_argument("--cc", help="instead of the tree's compiler")
    a.add_argument("--mode", default="hard")
    a.add_argument("--every", type=int, default=1, help="each Nth unit")
    a.add_argument("--only", default="", help="names that contain this")
    a.add_argument("--word", help="only commands that have this word, "
                   "e.g. --word=-D__KERNEL__")
    a.add_argument("--allow", type=int, default=0)
    a.add_argument("--examples", type=int, default=1)
    a.add_argument("--flag", action="append", default=[])
    a.add_argument("-j", "--jobs", type=int, default=2)
    args = a.parse_args()
    units = [u for u in commands(args.tree) if args.only in u[0] and
             (not args.word or args.word in u[1])]
    units = units[::args.every]
    count = Count()
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        jobs = [pool.submit(one, args, n, w, folder) for n, w in units]
        for i, job in enumerate(concurrent.futures.as_completed(jobs)):
            count.add(*job.result())
            if sys.stderr.isatty() or i % 50 == 49:
                print("census: %d of %d" % (i + 1, len(units)),
                      file=sys.stderr)
    count.show("units compiled as they are:", count.fell, args.examples)
    count.show("functions trusted:", count.trusted, args.examples)
    count.show("constructs not understood:", count.unknown, args.examples)
    print("slowest: %.1f s %s" % count.slow)
    own = {k: v for k, v in count.fell.items() if k != "excluded"}
    bad = sum(map(len, own.values()))
    print("census: %d units, %d fell back, %d of %d functions trusted, "
          "%d constructs not understood" %
          (count.units, bad, count.ntrusted, count.functions,
           sum(map(len, count.unknown.values()))))
    return 1 if bad > args.allow or not count.units else 0


if __name__ == "__main__":
    sys.exit(main())
