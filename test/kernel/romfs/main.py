# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The tree's own fs/romfs, unchanged and compiled hard, and bad images.

	python3 test/kernel/romfs/main.py PLAIN SANER [--count N] [--seed S]

PLAIN and SANER are the folders of two built User-mode-Linux kernels
(test/kernel/run.sh makes them).  Each image may be refused, read, or stopped
by a report of saner's; an oops, a hang, or another content than the plain
kernel reads, is a failure.  A report stops that kernel, so the next boot goes
on with the next image.  So far none is stopped; the first one that is wants to
be looked at, and is a failure until --reports says how many are right.

Last line: `romfs: N images: M read, R refused, S stopped by saner, O oopses,
H hangs, D different; plain: ...`.  Exit code: 0 if O, H and D are 0 and S is
the number of --reports."""
import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import boot                                             # noqa: E402
import mutate                                           # noqa: E402

STEP = 500		# images in one boot, at most
LIMIT = 120		# seconds without a word: a hang


def good_image(folder):
    files = os.path.join(folder, "files")
    for sub in ("", "d", "d/e"):
        os.makedirs(os.path.join(files, sub), exist_ok=True)
        for i, n in enumerate((0, 5, 700, 4097)):
            with open(os.path.join(files, sub, "file-%d" % i), "wb") as f:
                f.write(bytes((i * 7 + k) % 251 for k in range(n)))
    os.symlink("file-1", os.path.join(files, "link"))
    os.mkfifo(os.path.join(files, "fifo"))
    path = os.path.join(folder, "good.img")
    subprocess.run(["genromfs", "-f", path, "-d", files, "-V", "saner"],
                   check=True)
    with open(path, "rb") as f:
        return f.read()


def root(folder, images):
    """A root with the walker as its only program."""
    for sub in ("dev", "mnt"):
        os.makedirs(os.path.join(folder, sub))
    subprocess.run(["gcc-12", "-static", "-O1", "-Wall", "-Wextra", "-Werror",
                    "-o", os.path.join(folder, "init"),
                    os.path.join(HERE, "walk.c")], check=True)
    shutil.move(images, os.path.join(folder, "images"))


def one_boot(kernel, folder, first, last, log):
    """({image: outcome}, first image not tried)."""
    text, timed_out = boot.run_kernel(
        kernel, folder, log, ["first=%d" % first, "last=%d" % last], LIMIT)
    out, running = {}, None
    for line in text.splitlines():
        m = re.match(r"romfs: (\d+) (.*)", line)
        if m and m[2] == "begin":
            running = int(m[1])
        elif m:
            out[int(m[1])] = m[2]
            running = None
    if "romfs: end" in text:
        return out, last
    if running is None:
        sys.exit("romfs: the kernel does not come to its end, see " + log)
    report = re.search(r"^BUG: saner: .*", text, re.M)
    out[running] = ("hang" if timed_out else
                    report[0] if report else "oops")
    return out, running + 1


def all_of(kernel, folder, count, log):
    out, at = {}, 0
    while at < count:
        got, at = one_boot(kernel, folder, at, min(at + STEP, count), log)
        out.update(got)
        print("romfs: %s: %d images" % (kernel, at), file=sys.stderr)
    return out


def kind(outcome):
    for word in ("mounted", "refused", "hang", "oops"):
        if outcome.startswith(word):
            return word
    return "report" if outcome.startswith("BUG: saner") else "not tried"


def summary(counts):
    return "%d read, %d refused, %d stopped by saner, %d oopses, %d hangs" % (
        counts["mounted"], counts["refused"], counts["report"],
        counts["oops"] + counts["not tried"], counts["hang"])


def main():
    p = argparse.ArgumentParser()
    p.add_argument("plain")
    p.add_argument("saner")
    p.add_argument("--count", type=int, default=2000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--reports", type=int, default=0)
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as work:
        good = good_image(work)
        images = os.path.join(work, "images")
        os.mkdir(images)
        for i in range(args.count):
            data = mutate.mutate(good, args.seed * 1000003 + i) if i else good
            with open(os.path.join(images, "%d.img" % i), "wb") as f:
                f.write(data)
        folder = os.path.join(work, "root")
        root(folder, images)
        log = os.path.join(work, "log")
        plain = all_of(args.plain, folder, args.count, log)
        saner = all_of(args.saner, folder, args.count, log)
    different = 0
    for i in range(args.count):
        a, b = plain.get(i, "not tried"), saner.get(i, "not tried")
        if kind(b) == "report":
            print("romfs: image %d: %s (plain: %s)" % (i, b, a))
        elif a != b:
            different += 1
            print("romfs: image %d: plain: %s; saner: %s" % (i, a, b))
    a = collections.Counter(kind(o) for o in plain.values())
    b = collections.Counter(kind(o) for o in saner.values())
    print("romfs: %d images: %s, %d different; plain: %s" % (
        args.count, summary(b), different, summary(a)))
    if plain.get(0) != saner.get(0) or kind(saner.get(0, "")) != "mounted":
        print("romfs: the good image is not read as before")
        return 1
    if b["report"] != args.reports:
        print("romfs: %d reports instead of %d" % (b["report"], args.reports))
    return 1 if (different or b["oops"] or b["hang"] or b["not tried"]
                 or b["report"] != args.reports) else 0


if __name__ == "__main__":
    sys.exit(main())
