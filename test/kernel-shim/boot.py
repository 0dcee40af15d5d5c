# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Boots modules that saner compiled, without and with saner.ko.

What is shown: building prints nothing new; soft mode reports once and goes on,
also in an interrupt, taints, and honours panic_on_warn; hard mode reports and
stops the process, not the kernel; saner.ko lists the checks, changes how often
they report, knows the heap when asked to, and leaves again.

The kernel is the one of the newest headers; unpacked, never installed, and
kept in $SANER_CACHE/kernel.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
SANER = os.path.join(TOP, os.environ.get("SANER_BUILD", "build/release"))
CACHE = os.environ.get("SANER_CACHE",
                       os.path.expanduser("~/.cache/saner"))

INIT = """#!/busybox sh
/busybox mount -t devtmpfs none /dev
/busybox mount -t proc none /proc
/busybox mount -t sysfs none /sys
/busybox mount -t debugfs none /sys/kernel/debug
run=/sys/module/probe/parameters/run
policy=/sys/module/saner/parameters/policy
list=/sys/kernel/debug/saner
%s
echo "boot: done"
/busybox poweroff -f
"""

REPORT = (r"BUG: saner: bounds: out-of-bounds read of size 4 in "
          r"read_at\S*\+0x\w+/0x\w+ \[probe\] at \S*probe\.c:\d+")
DETAIL = (r"  index %d, valid 0\.\.15 of 'table'[^;]*; obligation "
          r"bounds-index#\d+ of read_at; mode %s")
WARNED = r"WARNING: CPU: \d+ PID: \d+ at saner \(above\):1"


def headers():
    found = sorted(glob.glob("/usr/src/linux-headers-*-amd64"),
                   key=lambda p: [int(n) for n in re.findall(r"\d+", p)])
    if not found:
        sys.exit("boot: no kernel headers: apt-get install "
                 "linux-headers-amd64")
    return found[-1]


def kernel(abi):
    """The path of the kernel's image, fetched when it is not kept."""
    image = os.path.join(CACHE, "kernel", abi, "vmlinuz")
    kept = [image, os.path.join(TOP, "build/example/kernel", abi, "vmlinuz")]
    for path in kept:
        if os.path.exists(path):
            return path
    os.makedirs(os.path.dirname(image), exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["apt-get", "-q", "download", "linux-image-" + abi],
                          cwd=folder).returncode:
            sys.exit("boot: apt-get download linux-image-%s failed" % abi)
        deb = glob.glob(os.path.join(folder, "*.deb"))[0]
        subprocess.run(["dpkg-deb", "-x", deb, folder], check=True)
        shutil.copy(os.path.join(folder, "boot/vmlinuz-" + abi), image)
    return image


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.headers = headers()
        abi = os.path.basename(self.headers)[len("linux-headers-"):]
        self.kernel = kernel(abi)
        self.wrong = []
        self.checks = 0

    def expect(self, good, what):
        self.checks += 1
        if not good:
            self.wrong.append(what)
            print("boot: FAIL: " + what)

    def module(self, name, source, kbuild, *flags):
        """Builds one module; anything like a warning is a failure."""
        where = os.path.join(self.folder, name)
        if not os.path.isdir(where):
            os.makedirs(where)
            shutil.copy(source, where)
            with open(os.path.join(where, "Kbuild"), "w") as f:
                f.write(kbuild)
        p = subprocess.run(["make", "-C", self.headers, "M=" + where,
                            "modules", *flags], stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True)
        self.expect(p.returncode == 0, name + " does not build: " + p.stdout)
        self.expect(not re.search(r"warning|objtool:|ERROR:", p.stdout, re.I),
                    name + " builds with warnings: " + p.stdout)
        return glob.glob(os.path.join(where, "*.ko"))[0]

    def probe(self, mode, more=""):
        return self.module("probe-" + mode + more.replace(" ", ""),
                           os.path.join(HERE, "Inputs/probe.c"),
                           "obj-m := probe.o\n",
                           "CC=%s/bin/saner-cc gcc-12" % SANER,
                           "KCFLAGS=-fsaner=" + mode + more)

    def boot(self, script, append=""):
        """The lines of the console, without their time stamps."""
        root = os.path.join(self.folder, "root")
        shutil.rmtree(root, ignore_errors=True)
        for name in ("dev", "proc", "sys"):
            os.makedirs(os.path.join(root, name))
        shutil.copy("/bin/busybox", root)
        for name, path in self.modules.items():
            shutil.copy(path, os.path.join(root, name + ".ko"))
        with open(os.path.join(root, "init"), "w") as f:
            f.write(INIT % script)
        os.chmod(os.path.join(root, "init"), 0o755)
        names = "\n".join(os.path.relpath(os.path.join(b, n), root)
                          for b, d, files in os.walk(root)
                          for n in d + files)
        image = os.path.join(self.folder, "image")
        with open(image, "wb") as f:
            subprocess.run(["cpio", "--quiet", "-o", "-H", "newc"], cwd=root,
                           input=names.encode(), stdout=f, check=True)
        log = os.path.join(self.folder, "log")
        subprocess.run(["qemu-system-x86_64", "-accel", "tcg", "-m", "256",
                        "-nodefaults", "-no-user-config", "-no-reboot",
                        "-display", "none", "-serial", "file:" + log,
                        "-kernel", self.kernel, "-initrd", image, "-append",
                        "console=ttyS0 loglevel=5 panic=-1 reboot=t "
                        # a busy machine's timer fails the kernel's test of it
                        "no_timer_check " + append],
                       stdin=subprocess.DEVNULL, timeout=600)
        with open(log, errors="replace") as f:
            return [re.sub(r"^\[ *\d+\.\d+\] ", "", line.rstrip())
                    for line in f]


def count(lines, pattern):
    return sum(bool(re.search(pattern, line)) for line in lines)


def soft_alone(b):
    lines = b.boot("""/busybox insmod /soft.ko
echo 3 > $run; echo 16 > $run; echo 17 > $run; echo -1 > $run
echo tainted $(($(/busybox cat /proc/sys/kernel/tainted) / 512 % 2))
/busybox rmmod probe; echo gone $?""")
    b.expect(count(lines, REPORT) == 1, "soft: not one report of one check")
    b.expect(count(lines, DETAIL % (16, "soft")) == 1, "soft: the details")
    b.expect(count(lines, WARNED) == 1, "soft: no warning behind the report")
    b.expect(count(lines, "probe: read 1") == 4, "soft: did not go on")
    b.expect("tainted 1" in lines, "soft: not tainted W")
    b.expect("gone 0" in lines, "soft: the module does not go")


def soft_interrupt(b):
    lines = b.boot("""/busybox insmod /soft.ko
echo 1016 > $run; /busybox sleep 1""")
    b.expect(count(lines, REPORT) == 1, "interrupt: no report")
    # on the interrupt's stack, or in ksoftirqd when that is busy
    b.expect(count(lines, r" call_timer_fn\+") >= 1, "interrupt: it was none")
    b.expect(count(lines, "probe: tick 1") == 1, "interrupt: did not go on")


def soft_panic(b):
    lines = b.boot("/busybox insmod /soft.ko\necho 16 > $run",
                   "panic_on_warn=1")
    b.expect(count(lines, REPORT) == 1, "panic_on_warn: no report")
    b.expect(count(lines, r"Kernel panic .* panic_on_warn set") == 1,
             "panic_on_warn: not honoured")
    b.expect("boot: done" not in lines, "panic_on_warn: went on")


def hard(b):
    lines = b.boot("""/busybox insmod /hard.ko
echo 15 > $run; (echo 16 > $run); echo still here""")
    b.expect(count(lines, REPORT) == 1, "hard: no report")
    b.expect(count(lines, DETAIL % (16, "hard")) == 1, "hard: the details")
    b.expect(count(lines, r"kernel BUG at saner \(above\):1!") == 1,
             "hard: no BUG()")
    b.expect(count(lines, "probe: read 1") == 1, "hard: went on")
    b.expect("still here" in lines, "hard: the kernel is gone")


def with_shim(b):
    lines = b.boot("""/busybox insmod /saner.ko policy=never
/busybox insmod /soft.ko
/busybox cat $list/units
echo 16 > $run
echo always > $policy; echo 17 > $run; echo 18 > $run
echo nonsense > $policy || echo refused
at=$(/busybox sed -n 's/^probe \\(.*\\) read_at .*/\\1/p' $list/sites)
echo "off $at" > $list/sites; echo 21 > $run
/busybox cat $list/units $list/sites $policy
echo "on all" > $list/sites
echo 1 > $list/reset; echo once > $policy
echo 19 > $run; echo 20 > $run
/busybox cat $list/units
/busybox rmmod probe; echo left $(/busybox cat $list/units | /busybox wc -l)
/busybox rmmod saner; echo gone $?""")
    unit = r"^probe \S*probe\.c: mode soft, policy %s, \d+ checks, %d failures"
    b.expect(count(lines, unit % ("never", 0)) == 1, "saner.ko: the unit")
    b.expect(count(lines, unit % ("always", 4)) == 1, "saner.ko: its failures")
    b.expect(count(lines, unit % ("once", 2)) == 1, "saner.ko: reset")
    b.expect(count(lines, r"^probe \S*probe\.c:\d+ read_at bounds-index#\d+ "
                          r"failed 4 unknown 0 off$") == 1, "saner.ko: the site")
    b.expect([n for n in (16, 17, 18, 19, 20, 21)
              if count(lines, DETAIL % (n, "soft"))] == [17, 18, 19],
             "saner.ko: the policies")
    b.expect("refused" in lines, "saner.ko: an unknown policy")
    b.expect("left 0" in lines and "gone 0" in lines, "saner.ko: leaving")


def registry(b):
    script = """/busybox insmod /saner.ko %s; /busybox insmod /asks.ko
echo 2000 > $run; echo 2099 > $run; echo 2100 > $run; echo 2130 > $run
/busybox rmmod probe; /busybox rmmod saner; echo gone $?"""
    report = r"BUG: saner: bounds: out-of-bounds read of size 1 in read_held"
    for how, valid in (("registry=exact", 100), ("registry=slots", 128),
                       ("", None)):
        lines = b.boot(script % how)
        b.expect(count(lines, report) == (valid is not None),
                 "registry '%s': the reports" % how)
        if valid:
            b.expect(count(lines, r"  offset %d, valid 0\.\.%d of 'held'" %
                           (valid if valid == 100 else 130, valid - 1)) == 1,
                     "registry '%s': the details" % how)
        b.expect(count(lines, "probe: held 1") == 4,
                 "registry '%s': did not go on" % how)
        b.expect("gone 0" in lines, "registry '%s': leaving" % how)
    lines = b.boot("/busybox insmod /asks.ko; echo 2130 > $run")
    b.expect(not count(lines, "BUG: ") and count(lines, "probe: held 1") == 1,
             "asking without saner.ko")


def main():
    with tempfile.TemporaryDirectory() as folder:
        b = Bench(folder)
        tree = os.path.join(folder, "shim")
        shutil.copytree(os.path.join(TOP, "runtime"),
                        os.path.join(tree, "runtime"))
        shutil.copytree(os.path.join(TOP, "kernel-shim/saner"),
                        os.path.join(tree, "kernel-shim/saner"))
        b.modules = {
            "soft": b.probe("soft"),
            "hard": b.probe("hard"),
            "asks": b.probe("soft", " -fsaner-registry"),
            "saner": b.module("shim/kernel-shim/saner", None, None),
        }
        for step in (soft_alone, soft_interrupt, soft_panic, hard, with_shim,
                     registry):
            print("boot: " + step.__name__, flush=True)
            step(b)
    if "SANER_COUNTS" in os.environ:
        with open(os.environ["SANER_COUNTS"], "w") as f:
            f.write("%d %d\n" % (b.checks - len(b.wrong), len(b.wrong)))
    print("boot: %d of %d as expected" % (b.checks - len(b.wrong), b.checks))
    return bool(b.wrong)


sys.exit(main())
