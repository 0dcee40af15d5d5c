# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The patch set for Linux 6.1 (kernel-shim/linux-6.1/), applied, built, booted.

    main.py [--all]

Applied to a copy of the source it can be taken out again, to the byte.  With it
a User-mode-Linux kernel is built in soft mode, in which lib/ and fs/romfs/ say
SANER := y; booted, it runs the KUnit suite of the runtime, loads a module with a
fault, lists and switches its checks in debugfs, and mounts a file system.
--all adds a kernel with CONFIG_SANER_ALL=y in hard mode.

The tree and the build are kept in $SANER_CACHE/patchset.
"""
import argparse
import os
import re
import shutil
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
BUILT = os.path.join(TOP, os.environ.get("SANER_BUILD", "build/release"))
CACHE = os.environ.get("SANER_CACHE", os.path.join(
    os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "saner"))
SOURCE = os.path.join(CACHE, "linux-source-6.1")
KEPT = os.path.join(CACHE, "patchset")
APPLY = os.path.join(TOP, "kernel-shim/linux-6.1/apply.sh")
PROBE = os.path.join(TOP, "test/kernel-shim/Inputs/probe.c")
STRAY = os.path.join(HERE, "Inputs/stray.c")
# Directories whose Makefile says SANER := y.
OPTED_IN = ("lib", "fs/romfs")

SITES = "/sys/kernel/debug/saner/sites"
INIT = """#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc none /proc
$b mount -t sysfs none /sys
$b mount -t devtmpfs none /dev
$b mount -t debugfs none /sys/kernel/debug
run=/sys/module/probe/parameters/run
policy=/sys/module/saner/parameters/policy
saner=/sys/kernel/debug/saner
%s
echo "boot: done"
$b poweroff -f
"""


class Bench:
    def __init__(self):
        self.checks = 0
        self.wrong = 0

    def expect(self, good, what):
        self.checks += 1
        if not good:
            self.wrong += 1
            print("patchset: FAILED: " + what, flush=True)
        return good


def run(argv, **more):
    return subprocess.run(argv, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          errors="replace", **more)


def apply(*words):
    return run(["sh", APPLY] + list(words))


# ---- applying -------------------------------------------------------------

def clone(path):
    """A copy that shares its files: whoever edits has to replace them."""
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    subprocess.run(["cp", "-al", SOURCE, path], check=True)


def is_pristine(path):
    return run(["diff", "-r", "--no-dereference", SOURCE, path]).stdout == ""


def listing(path):
    """All files with the times of their last change."""
    p = run(["find", path, "-type", "f", "-newer", APPLY, "-printf",
             "%p %T@ %i\n"])
    return sorted(p.stdout.splitlines())


def there_and_back(b):
    tree = os.path.join(KEPT, "there-and-back")
    before = run(["find", SOURCE, "-newermt", "-1 hour", "-type", "f"]).stdout
    clone(tree)
    p = apply(tree)
    b.expect(p.returncode == 0 and not p.stdout, "apply.sh: " + p.stdout)
    b.expect(not is_pristine(tree), "apply.sh does nothing")
    once = listing(tree)
    p = apply(tree)
    b.expect(p.returncode == 0 and listing(tree) == once,
             "applied twice is not applied once")
    p = apply("--revert", tree)
    b.expect(p.returncode == 0 and is_pristine(tree), "reverted, the tree is "
             "not what it was: " + p.stdout)
    p = apply("--revert", tree)
    b.expect(p.returncode == 0 and is_pristine(tree), "reverted twice")
    after = run(["find", SOURCE, "-newermt", "-1 hour", "-type", "f"]).stdout
    b.expect(after == before, "the source itself was written to")
    shutil.rmtree(tree)


def refused(b):
    """A tree where a line is missing, or twice, is left alone."""
    tree = os.path.join(KEPT, "refused")
    clone(tree)
    path = os.path.join(tree, "lib/Makefile")
    with open(path) as f:
        good = f.read()
    anchor = "obj-$(CONFIG_UBSAN) += ubsan.o\n"
    for text in (good.replace(anchor, ""), good + anchor):
        os.unlink(path)
        with open(path, "w") as f:
            f.write(text)
        p = apply(tree)
        b.expect(p.returncode == 1 and "lib/Makefile: not exactly one line"
                 in p.stdout, "an anchor is missing: " + p.stdout)
        b.expect(not os.path.exists(os.path.join(tree, "lib/saner")),
                 "half applied")
    p = apply(os.path.join(tree, "lib"))
    b.expect(p.returncode == 1 and "no tree" in p.stdout, "any folder will do")
    shutil.rmtree(tree)


# ---- building ---------------------------------------------------------------

def prepared():
    """The tree with the patch set and directories opted in, kept."""
    tree = os.path.join(KEPT, "source")
    if not os.path.exists(os.path.join(tree, "Makefile")):
        clone(tree)
    p = apply(tree)
    if p.returncode:
        sys.exit("patchset: " + p.stdout)
    for folder in OPTED_IN:
        path = os.path.join(tree, folder, "Makefile")
        with open(path) as f:
            text = f.read()
        if "SANER := y" not in text:
            os.unlink(path)
            with open(path, "w") as f:
                f.write(text + "SANER := y\n")
    return tree


def install():
    """saner where each run finds it: the path is in every command."""
    for name in ("bin/saner", "bin/saner-cc", "share/saner"):
        to = os.path.join(KEPT, "home", name)
        os.makedirs(os.path.dirname(to), exist_ok=True)
        subprocess.run(["rm", "-rf", to], check=True)
        # with the times: a contract that is newer is a reason to compile
        subprocess.run(["cp", "-rLp", os.path.join(BUILT, name), to],
                       check=True)
    return os.path.join(KEPT, "home/bin/saner-cc")


class Kernel:
    def __init__(self, bench, name, config):
        self.bench = bench
        self.path = os.path.join(KEPT, name)
        self.saner_cc = install()
        self.source = prepared()
        os.makedirs(self.path, exist_ok=True)
        with open(os.path.join(HERE, "tiny.config")) as f:
            wanted = f.read() + config
        self.wanted = os.path.join(KEPT, name + ".config")
        with open(self.wanted, "w") as f:
            f.write(wanted)
        self.make("allnoconfig", "KCONFIG_ALLCONFIG=" + self.wanted)
        with open(os.path.join(self.path, ".config")) as f:
            got = f.read().splitlines()
        missing = [x for x in wanted.splitlines()
                   if x.startswith("CONFIG") and x not in got]
        bench.expect(not missing, "configured without %s" % missing)
        self.log = self.make("-j2", "all")

    def make(self, *goals):
        p = run(["make", "-C", self.source, "O=" + self.path, "ARCH=um",
                 "CC=%s gcc-12" % self.saner_cc] + list(goals))
        if p.returncode:
            sys.exit("patchset: make %s: %s" % (" ".join(goals),
                                                p.stdout[-800:]))
        return p.stdout

    def reports(self):
        """Folder -> how many objects saner compiled there."""
        found = {}
        for folder, _, files in os.walk(self.path):
            n = sum(f.endswith(".saner.json") for f in files)
            if n:
                found[os.path.relpath(folder, self.path)] = n
        return found

    def modules(self, name, makefile):
        """probe.ko and stray.ko; their folder."""
        where = os.path.join(KEPT, name)
        shutil.rmtree(where, ignore_errors=True)
        os.makedirs(where)
        shutil.copy(PROBE, where)
        shutil.copy(STRAY, where)
        with open(os.path.join(where, "Kbuild"), "w") as f:
            f.write("obj-m := probe.o stray.o\n" + makefile)
        said = self.make("M=" + where, "modules")
        self.bench.expect("arning" not in said, "the modules: " + said)
        return where

    def boot(self, script, append=""):
        """The lines of the console, without times."""
        init = os.path.join(KEPT, "init")
        with open(init, "w") as f:
            f.write(INIT % script)
        os.chmod(init, 0o755)
        p = run([os.path.join(self.path, "linux"), "mem=128M", "ro",
                 "rootfstype=hostfs", "init=" + init, "con=null",
                 "con0=fd:0,fd:1", "panic=-1", "kunit.enable=1"]
                + append.split(), timeout=120)
        with open(self.path + ".log", "w") as f:
            f.write(p.stdout)
        return [re.sub(r"^\[ *\d+\.\d+\] ", "", line.rstrip())
                for line in p.stdout.splitlines()]


def count(lines, pattern):
    return sum(bool(re.search(pattern, line)) for line in lines)


# ---- a file system ------------------------------------------------------------

def romfs_checksum(data):
    words = struct.unpack(">%dI" % (len(data) // 4), data)
    return -sum(words) & 0xffffffff


def romfs_image(path, name, content):
    """One file in a root directory (Documentation/filesystems/romfs.rst)."""
    def entry(following, kind, info, size, name, data=b""):
        raw = name.encode() + b"\0"
        raw += bytes(-len(raw) % 16)
        head = struct.pack(">IIII", following | kind, info, size, 0) + raw
        head = head[:12] + struct.pack(">I", romfs_checksum(head)) + head[16:]
        return head + data + bytes(-len(data) % 16)
    directory = entry(64, 9, 32, 0, ".")
    body = directory + entry(0, 2, 0, len(content), name, content)
    size = 32 + len(body)
    head = b"-rom1fs-" + struct.pack(">II", size, 0) + b"test".ljust(16, b"\0")
    image = head + body
    first = image[:512]
    total = romfs_checksum(first + bytes(-len(first) % 4))
    image = image[:12] + struct.pack(">I", total) + image[16:]
    with open(path, "wb") as f:
        f.write(image.ljust(4096, b"\0"))


# ---- booting ------------------------------------------------------------------

REPORT = (r"BUG: saner: bounds: out-of-bounds read of size 4 in "
          r"read_at\S* \[probe\] at \S*probe\.c:\d+")
KUNIT = """out_of_bounds_read out_of_bounds_write negative_index
    pointer_past_the_end length_too_large heap_overflow use_after_free
    null_pointer error_pointer shift_out_of_range unterminated_string
    counted_while_off""".split()


def kunit(b, lines):
    for n, name in enumerate(KUNIT):
        b.expect(count(lines, r"^ *ok %d (- )?%s$" % (n + 1, name)) == 1,
                 "KUnit: " + name)
    b.expect(count(lines, r"^ok \d+ (- )?saner$") == 1, "KUnit: the suite")


def opted_in(b):
    kernel = Kernel(b, "soft", "CONFIG_SANER_SOFT=y\n")
    found = kernel.reports()
    b.expect(found.get("lib", 0) > 30 and found.get("fs/romfs", 0) == 2,
             "opted in: %s" % found)
    others = [f for f in found if f not in ("lib", "fs/romfs", "lib/saner")]
    b.expect(not others, "not opted in: %s" % others)
    b.expect(found.get("lib/saner") == 1, "lib/saner: only the tests")
    modules = kernel.modules("modules", "SANER := y\n")
    image = os.path.join(KEPT, "image")
    romfs_image(image, "hello", b"from romfs\n" * 9)
    lines = kernel.boot("""echo "sites $($b wc -l < $saner/sites)"
$b cat $saner/units
$b insmod %(modules)s/probe.ko
echo 16 > $run; echo 17 > $run
at=$($b sed -n 's/^probe \\(.*\\) read_at .*/\\1/p' $saner/sites)
echo "listed $($b grep "^probe $at " $saner/sites)"
echo always > $policy; echo 18 > $run
echo "off $at" > $saner/sites; echo 19 > $run
echo "switched $($b grep "^probe $at " $saner/sites)"
echo "on ${at%%:*}" > $saner/sites; echo 20 > $run
echo "off nowhere.c:1" > $saner/sites || echo "refused 1"
echo "of all" > $saner/sites || echo "refused 2"
echo never > $policy; echo 21 > $run
echo once > $policy; echo 1 > $saner/reset; echo 22 > $run; echo 23 > $run
echo "counted $($b grep "^probe $at " $saner/sites)"
$b rmmod probe; echo "left $($b grep -c ^probe $saner/sites)"
$b mount -t romfs /dev/ubda /mnt && $b sed 's/^/read /' /mnt/hello
$b insmod %(modules)s/stray.ko
$b insmod %(modules)s/probe.ko
echo always > $policy; i=0
while [ $i -lt 30 ]; do echo 99 > $run; i=$((i + 1)); done
echo "flooded $($b grep "^probe $at " $saner/sites)"
""" % {"modules": modules}, "ubd0=" + image)
    kunit(b, lines)
    b.expect([x.strip() for x in lines if re.match(" *not ok", x)] ==
             ["not ok 2 stray", "not ok 1 stray"], "KUnit: what must fail")
    b.expect(count(lines, r"^ *ok 1 in_bounds") == 1, "KUnit: what is right")
    b.expect("boot: done" in lines, "did not boot: %s" % lines[-5:])
    unit = r"^%s: mode soft, policy once, \d+ checks, 0 failures$"
    b.expect(count(lines, unit % r"vmlinux \S*fs/romfs/super\.c") == 1,
             "units: fs/romfs")
    b.expect(count(lines, unit % r"vmlinux \S*lib/vsprintf\.c") == 1,
             "units: lib")
    sites = [int(s.split()[1]) for s in lines if re.match(r"sites \d+$", s)]
    b.expect(sites and sites[0] > 300, "sites: %s" % sites)
    details = [int(m.group(1)) for m in (re.match(
        r"  index (\d+), valid 0\.\.15 of 'table'.*; obligation bounds-index#1 "
        r"of read_at; mode soft", x) for x in lines) if m]
    flood = details.count(99)
    b.expect(details == [16, 18, 20, 22] + [99] * flood,
             "reports: %s" % details)
    b.expect(1 <= flood <= 10, "the limit: %d of 30" % flood)
    b.expect(count(lines, REPORT) == 4 + flood, "titles")
    b.expect(count(lines, r"^BUG: saner") == 5 + flood and count(
        lines, r"^BUG: saner: .* in stray\S*\+") == 1, "reports nobody asked for")
    b.expect(count(lines, r"WARNING: CPU: \d+ PID: \d+ at \S*probe\.c:\d+ "
                   r"read_at\S* \[probe\]") == 4 + flood, "warnings")
    b.expect(count(lines, r"^probe: read 1$") == 38, "went on")
    site = r"^%s probe \S+:\d+ read_at bounds-index#1 failed %d unknown 0 %s$"
    b.expect(count(lines, site % ("listed", 2, "on")) == 1, "listed")
    b.expect(count(lines, site % ("switched", 4, "off")) == 1, "switched off")
    b.expect(count(lines, site % ("counted", 2, "on")) == 1, "reset")
    b.expect(count(lines, site % ("flooded", 30, "on")) == 1, "all counted")
    b.expect("refused 1" in lines and "refused 2" in lines, "bad lines")
    b.expect("left 0" in lines, "the module's checks stay")
    b.expect(lines.count("read from romfs") == 9, "romfs")


def all_hard(b):
    kernel = Kernel(b, "hard", "CONFIG_SANER_HARD=y\nCONFIG_SANER_ALL=y\n")
    found = kernel.reports()
    b.expect(sum(found.values()) > 250, "compiled: %s" % found)
    modules = kernel.modules("modules-hard", "")
    lines = kernel.boot("""echo "off all" > $saner/sites || echo refused
echo "units $($b grep -c 'mode hard' $saner/units)"
$b insmod %s/probe.ko
echo 15 > $run
echo "still here"
echo 16 > $run
echo "went on"
""" % modules)
    kunit(b, lines)
    b.expect(not count(lines, r"^ *not ok"), "KUnit: something fails")
    b.expect("still here" in lines, "did not boot: %s" % lines[-8:])
    units = [int(s.split()[1]) for s in lines if re.match(r"units \d+$", s)]
    b.expect(units and units[0] > 200, "units: %s" % units)
    b.expect(count(lines, REPORT) == 1 and count(lines, "^BUG: saner") == 1,
             "reports")
    b.expect("went on" not in lines, "hard goes on")
    b.expect(count(lines, r"Kernel panic|kernel BUG at \S*lib/saner/report\.c"),
             "hard: no BUG()")
    return "%d objects, %d units with checks" % (sum(found.values()),
                                                 units[0] if units else 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    run(["sh", os.path.join(TOP, "test/linux-source.sh")], check=True)
    os.makedirs(KEPT, exist_ok=True)
    b = Bench()
    for step in [there_and_back, refused, opted_in] + [all_hard] * args.all:
        before = b.wrong
        said = step(b)
        if b.wrong == before:
            print("patchset: %s: ok%s" % (step.__name__, said and
                                          " (%s)" % said or ""), flush=True)
    if "SANER_COUNTS" in os.environ:
        with open(os.environ["SANER_COUNTS"], "w") as f:
            f.write("%d %d\n" % (b.checks - b.wrong, b.wrong))
    print("patchset: %d passed, %d failed" % (b.checks - b.wrong, b.wrong))
    return b.wrong != 0


if __name__ == "__main__":
    sys.exit(main())
