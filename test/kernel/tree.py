# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A kernel tree that is configured, built and measured."""
import collections
import fcntl
import glob
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import threading
import time

import results

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
SANER = os.path.join(TOP, os.environ.get("SANER_BUILD", "build/release"))
CACHE = os.environ.get("SANER_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"),
    "saner")
COMPILERS = {"gcc": "gcc-12", "clang": "clang-22"}
KUNIT = "tools/testing/kunit/configs/"
X86 = os.path.join(TOP, "kernel-shim/linux-6.1/x86.config")
# What each configuration starts from, and the fragments on top of it.
CONFIGS = {
    "x86": ("allnoconfig KCONFIG_ALLCONFIG=" + X86, [X86]),
    "small": ("allnoconfig", ["config/tests.config", "config/small.config"]),
    "defconfig": ("defconfig", [KUNIT + "all_tests.config",
                                KUNIT + "arch_uml.config",
                                "config/tests.config",
                                "config/defconfig.config"]),
    "kasan": ("allnoconfig", ["config/tests.config", "config/small.config",
                              "config/kasan.config"]),
}


def say(text):
    print("kernel: " + text, file=sys.stderr, flush=True)


def fail(text):
    say(text)
    sys.exit(2)


def source():
    """The distribution's kernel source, unpacked once."""
    run = subprocess.run(["sh", os.path.join(TOP, "test/linux-source.sh")],
                         stdout=subprocess.PIPE, text=True)
    if run.returncode:
        sys.exit(2)
    return run.stdout.strip()


class Tree:
    """`folder` holds the objects; `saner`: the option, or None for plain."""

    def __init__(self, src, folder, config, cc, saner=None, jobs=2):
        self.src, self.folder, self.config = src, folder, config
        self.arch = "x86_64" if config == "x86" else "um"
        self.cc, self.saner, self.jobs = cc, saner, jobs
        self.log = folder.rstrip("/") + ".log"
        self.name = "%s, %s, %s" % (config, cc, saner or "plain")
        os.makedirs(folder, exist_ok=True)
        self.lock = open(folder.rstrip("/") + ".lock", "w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)

    def make(self, *goals, **kw):
        real = COMPILERS[self.cc]
        words = ["make", "-C", self.src, "O=" + self.folder,
                 "ARCH=" + self.arch, "HOSTCC=gcc-12", "-j%d" % self.jobs]
        if self.saner:
            words += ["CC=%s/bin/saner-cc %s" % (SANER, real),
                      "KCFLAGS=" + self.saner]
            words += ["CFLAGS_%s=-fsaner=soft" % name
                      for name in sorted({e[0] for e in results.expected()})]
        else:
            words.append("CC=" + real)
        return subprocess.Popen(words + list(goals), stdin=subprocess.DEVNULL,
                                stderr=subprocess.STDOUT,
                                start_new_session=True, **kw)

    def run_make(self, *goals):
        with open(self.log, "a") as log:
            p = self.make(*goals, stdout=log)
            try:
                status = p.wait()
            except BaseException:
                os.killpg(p.pid, 15)
                p.wait()
                raise
        if status:
            with open(self.log, errors="replace") as log:
                sys.stderr.writelines(log.readlines()[-20:])
            fail("make %s failed, see %s" % (" ".join(goals), self.log))

    def configure(self):
        """Writes .config; an option of our fragments that the kernel does not
        take is an error, so that no test goes missing in silence."""
        base, fragments = CONFIGS[self.config]
        paths = [os.path.join(self.src if f.startswith("tools/") else HERE, f)
                 for f in fragments]
        stamp = base
        for path in paths:
            with open(path) as f:
                stamp += f.read()
        kept = os.path.join(self.folder, ".saner-config")
        if os.path.exists(kept) and open(kept).read() == stamp:
            return
        open(self.log, "w").close()
        self.run_make(*base.split())
        subprocess.run(["scripts/kconfig/merge_config.sh", "-m", "-O",
                        self.folder, self.folder + "/.config"] + paths,
                       cwd=self.src, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        self.run_make("olddefconfig")
        self.verify([p for p in paths if p.startswith(TOP)])
        with open(kept, "w") as f:
            f.write(stamp)

    def verify(self, paths):
        with open(self.folder + "/.config") as f:
            have = set(f.read().splitlines())
        want = [line for path in paths for line in open(path).read().split("\n")
                if re.match(r"CONFIG_\w+=[ymn]", line)]
        missing = [w for w in want if w not in have]
        if missing:
            fail("the kernel does not take: " + ", ".join(missing))

    def image(self):
        """The kernel as it is booted."""
        return os.path.join(self.folder, "linux" if self.arch == "um" else
                            "arch/x86/boot/bzImage")

    def complaints(self):
        """What objtool and modpost said of the build, with numbers."""
        with open(self.log, errors="replace") as f:
            return collections.Counter(
                re.sub(r"\+0x[0-9a-f]+", "+N", line.strip().replace(
                    self.folder + "/", "")) for line in f
                if re.search(r"objtool|modpost:|[Ss]ection mismatch", line)
                and not re.match(r"  [A-Z]+ ", line))

    def objects(self):
        return sum(name.startswith(".") and name.endswith(".o.cmd")
                   for _, _, names in os.walk(self.folder) for name in names)

    def has(self, name):
        """Whether an object of that name was compiled."""
        return any(".%s.cmd" % name in names
                   for _, _, names in os.walk(self.folder))

    def build(self):
        """Builds everything.  Leaves the CPU seconds of a whole build in
        `.saner-cpu`, and whether this was one in `whole`."""
        made = os.path.join(self.folder, ".saner-cpu")
        # there while a build runs: what goes on behind a cut one is no whole
        begun = os.path.join(self.folder, ".saner-begun")
        self.whole = not os.path.exists(self.image()) \
            and not os.path.exists(begun)
        open(begun, "w").close()
        if self.whole:
            open(self.log, "w").close()
        began = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = threading.Event()
        threading.Thread(target=self.progress, args=(done,),
                         daemon=True).start()
        try:
            self.run_make("all")
        finally:
            done.set()
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = now.ru_utime + now.ru_stime - began.ru_utime - began.ru_stime
        os.remove(begun)
        if self.whole:
            with open(made, "w") as f:
                json.dump(cpu, f)
        self.cpu = None
        if os.path.exists(made):
            with open(made) as f:
                self.cpu = json.load(f)

    def progress(self, done):
        began = time.monotonic()
        while not done.wait(30):
            with open(self.log, errors="replace") as f:
                n = sum(line.startswith("  CC ") for line in f)
            say("%s: %d objects, %d s" % (self.name, n,
                                          time.monotonic() - began))

    def release(self):
        with open(self.folder + "/include/config/kernel.release") as f:
            return f.read().strip()

    def text_size(self):
        out = subprocess.run(["size", self.folder + "/vmlinux.o"], check=True,
                             stdout=subprocess.PIPE, text=True).stdout
        return int(out.splitlines()[1].split()[0])

    def reports(self):
        """The beginning of each report: object, trusted (or ""), detail."""
        pattern = re.compile(
            r'"object": ?"([^"]*)".*?"trusted": ?(?:null|"([^"]*)"), ?'
            r'"trusted_detail": ?(?:null|"([^"]*)")', re.S)
        for path in glob.glob(self.folder + "/**/.*.saner.json",
                              recursive=True):
            with open(path, errors="replace") as f:
                m = pattern.search(f.read(2000))
            if m:
                yield {"object": m[1], "trusted": m[2], "detail": m[3]}

    def modules(self):
        return sorted(glob.glob(self.folder + "/**/*.ko", recursive=True))

    def fell_back(self):
        """The units that were to be analysed and were compiled as they were."""
        return ["%s: %s: %s" % (r["object"], r["trusted"], r["detail"])
                for r in self.reports()
                if r["trusted"] and r["trusted"] != "excluded"]


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)
