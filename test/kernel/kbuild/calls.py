# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Points 1 to 8: which calls reach the compiler, and what they leave."""
import contextlib
import os
import re
import shutil
import subprocess
import sys
import time

from tests import named, point
from tree import GCC, SOURCE, TOP, expect, run, same, write

sys.path.append(os.path.join(TOP, "test/identity"))
import elf                      # noqa: E402

TESTS = []

CONTRACT = ("u8 crc7_be(u8 crc, const u8 *buffer __saner_reads(len), "
            "size_t len);\n")
UNIT = "lib/crc7.o"
CONTRACTS = "share/saner/contracts/linux"


def cached():
    """How often the cache had an object, and how often it had none."""
    out = run(["ccache", "--print-stats"]).out
    return [sum(map(int, re.findall(r"^%s\s+(\d+)" % word, out, re.M)))
            for word in (r"(?:direct|preprocessed)_cache_hit", "cache_miss")]


@point(TESTS, 1)
def cache(b):
    """A warm compiler cache does not serve the object of an older contract."""
    saner_cc = b.home("cached-home")
    copy = b.copy()
    copy.cc = ["ccache", saner_cc]
    copy.counting = ""
    shutil.rmtree(b.path("ccache"), ignore_errors=True)
    os.environ.update(CCACHE_DIR=b.path("ccache"),
                      CCACHE_COMPILERCHECK="content",
                      CCACHE_COMPILERTYPE="gcc")
    copy.must(UNIT)
    first, (hits, misses) = copy.bytes(UNIT), cached()
    os.unlink(copy.file(UNIT))
    copy.must(UNIT)
    # probes are compiles, too
    expect(cached()[0] > hits and cached()[1] == misses,
           "the cache is not used: %s, %s" % ([hits, misses], cached()))
    expect(copy.bytes(UNIT) == first, "another object from the cache")
    write(b.path("cached-home/share/saner/contracts/linux/crc7.h"), CONTRACT)
    run([os.path.join(os.path.dirname(saner_cc), "saner"), "stamp"])
    expect(UNIT in copy.compiled(UNIT), "not made again")
    expect(cached()[1] > misses, "served from the cache")
    shutil.rmtree(copy.path)


@contextlib.contextmanager
def distribution(b):
    """A daemon that compiles on this machine; the file of its messages."""
    port, served = 20000 + os.getpid() % 20000, b.path("served")
    os.environ.update(DISTCC_HOSTS="127.0.0.1:%d" % port, DISTCC_FALLBACK="0",
                      DISTCC_DIR=b.path("distcc"), DISTCC_BACKOFF_PERIOD="0")
    os.makedirs(b.path("distcc"), exist_ok=True)
    with open(served, "w") as log:
        daemon = subprocess.Popen(
            ["distccd", "--no-detach", "--daemon", "--listen", "127.0.0.1",
             "--port", str(port), "--allow", "127.0.0.1", "--jobs", "2",
             "--enable-tcp-insecure", "--log-stderr"], stderr=log,
            env=dict(os.environ, TMPDIR="/tmp"))    # it is another user's
    write(b.path("probe.c"), "int probe;\n")
    try:
        for _ in range(50):
            if run(["distcc", GCC, "-c", b.path("probe.c"), "-o",
                    b.path("probe.o")]).status == 0:
                break
            time.sleep(0.2)
        else:
            expect(False, "no daemon: " + open(served).read()[-300:])
        yield served
    finally:
        daemon.terminate()
        daemon.wait()


@named(TESTS, "distcc")
def distributed(b):
    """Behind saner-cc compiles are distributed, with their checks."""
    copy = b.copy()
    copy.compiler = "distcc " + GCC
    units = ["fs/readdir.o", "fs/ioctl.o"]
    for unit in units:
        os.unlink(copy.file(unit))
    with distribution(b) as served:
        copy.must("-j2", *units)
        with open(served) as f:
            done = f.read().count("COMPILE_OK")
    expect(done > len(units), "%d compiled by the daemon" % done)
    for unit in units:
        expect(b"__saner_fail" in copy.bytes(unit), unit + " has no checks")
        different = elf.differences(copy.file(unit), b.ours.file(unit))
        expect(not different, "%s differs in %s" % (unit, different[:5]))
    shutil.rmtree(copy.path)
    return "%d compiles by the daemon" % done


def stamped(tree):
    """The objects that depend on saner."""
    return [o for o, r in tree.objects().items()
            if any("/stamp/" in d for d in r.deps)]


def would_compile(tree):
    """What a dry run names; it goes not as far as the link, which Kbuild does
    even then.  A dry run takes the headers that make writes only if they
    changed (filechk) for new, so that it always names what includes those."""
    r = tree.make("-n", "modules.order", KBUILD_MODULES="1")
    expect(r.status == 0, "make -n: " + r.err[-300:])
    return {os.path.normpath(o) for o in
            re.findall(r"echo '  CC(?: \[M\])? +(\S+\.o)'", r.out)}


# Compiled by the link, behind what a dry run is let to.
BY_LINK = {"init/version-timestamp.o"}


def flag_of_one(tree):
    one = ["fs/namei.o"]
    same(tree.compiled("all", **{"CFLAGS_namei.o": "-fsaner=soft"}), one,
         "a flag of one object")
    same(tree.compiled("all"), one, "the flag taken back")


def other_saner(tree, home, saved, always):
    """What a make after a change would compile; it is not let to."""
    ours = sorted(set(stamped(tree)) - always - BY_LINK)
    expect(len(ours) > 130, "only %d objects depend on saner" % len(ours))

    def named(what, want):
        same(sorted(would_compile(tree) - always), want, what)
    contract = os.path.join(home, CONTRACTS, "slab.h")
    with open(contract, "a") as f:
        f.write("/* edited */\n")
    named("a contract edited", ours)
    shutil.copy2(os.path.join(saved, CONTRACTS, "slab.h"), contract)
    named("the contract as it was", [])
    with open(os.path.join(home, "bin/saner"), "ab") as f:
        f.write(b"\0")
    expect(run([os.path.join(home, "bin/saner"), "stamp"]).status == 0,
           "saner stamp")
    named("another saner", ours)
    return ours


@point(TESTS, 2)
def rebuilds(b):
    """A flag, a contract, saner itself: what depends on it, and no more."""
    same(b.ours.compiled("all"), [], "nothing changed")
    flag_of_one(b.ours)
    always = would_compile(b.plain)
    expect(len(always) < 30, "a dry run names %d objects" % len(always))
    same(sorted(would_compile(b.ours)), sorted(always), "nothing changed")
    home, saved = b.path("home"), b.path("saved-home")
    subprocess.run(["cp", "-a", home, saved], check=True)
    try:
        ours = other_saner(b.ours, home, saved, always)
    finally:
        # with the times: the tree is as it was for the tests that follow
        shutil.rmtree(home)
        os.rename(saved, home)
    same(sorted(would_compile(b.ours)), sorted(always), "all as it was")
    same(b.ours.compiled("all"), [], "all as it was")
    return "%d objects depend on saner" % len(ours)


@point(TESTS, 3)
def start(b):
    """Probes cost nothing: no call more, no library, no worker."""
    plain, ours = b.plain.make("all"), b.ours.make("all")
    expect(plain.calls == ours.calls, "%d calls with nothing to do, not %d"
           % (ours.calls, plain.calls))
    needed = run(["readelf", "-d", b.saner_cc]).out
    expect("NEEDED" not in needed, "saner-cc is not static: " + needed)
    # a tool that cannot run shows that no probe starts it
    lone = b.path("lone/bin/saner-cc")
    os.makedirs(os.path.dirname(lone), exist_ok=True)
    shutil.copy(b.saner_cc, lone)
    for words in (["--version"], ["-fsaner", "-E", "-x", "c", "/dev/null"],
                  ["-fsaner", "-c", "-x", "c", "/dev/null", "-o",
                   b.path("probe.o")], ["-fsaner", "-print-file-name=plugin"]):
        r = run([lone, GCC] + words)
        expect(r.status == 0 and not r.err, "%s: %s" % (words, r.err))
        expect(r.out == run([GCC] + [w for w in words if w != "-fsaner"]).out,
               "%s answers otherwise" % words)
    return "%d calls with nothing to do" % ours.calls


@point(TESTS, 4)
def passed_through(b):
    """Assembly and links are the compiler's own."""
    count = 0
    for name in b.plain.found(".o"):
        if os.path.exists(os.path.join(SOURCE, name[:-2] + ".S")):
            expect(b.plain.bytes(name) == b.ours.bytes(name), name)
            expect(not os.path.exists(b.ours.report(name)), "report: " + name)
            count += 1
    expect(count > 3, "%d assembled objects" % count)
    return "%d assembled objects" % count


PROBE = """
include $(srctree)/scripts/Makefile.compiler
$(info lint $(call cc-option,-fsaner=lint,no))
$(info hard $(call cc-option,-fsaner=hard,no))
$(info bogus $(call cc-option,-fsaner=bogus,no))
$(info unknown $(call cc-option,-fsaner-bogus,no))
all: ;
"""


@point(TESTS, 5)
def probes(b):
    """The configuration is that of the compiler; cc-option tells the truth."""
    expect(b.plain.read(".config") == b.ours.read(".config"), ".config")
    write(b.path("probe/Makefile"), PROBE)
    r = run(["make", "-s", "-C", b.path("probe"), "srctree=" + SOURCE,
             "CONFIG_SHELL=sh", "CC=%s %s" % (b.saner_cc, GCC)])
    expect(not r.err, r.err)
    same(r.out.splitlines(), ["lint -fsaner=lint", "hard -fsaner=hard",
                              "bogus no", "unknown no"], "cc-option")


def normal(command, tree):
    """The command without what the two trees differ in."""
    words = command.split()
    while words[0] in [tree.counting] + tree.cc:
        words.pop(0)
    return [w for w in words if w != tree.flags]


@point(TESTS, 6)
def arguments(b):
    """Each command is the plain one, the compiler's words and flag aside."""
    plain, ours = b.plain.objects(), b.ours.objects()
    same(sorted(ours), sorted(plain), "objects")
    for obj, r in ours.items():
        same(normal(r.command, b.ours), normal(plain[obj].command, b.plain),
             obj)
    return "%d commands" % len(ours)


@point(TESTS, 7)
def silence(b):
    """The build says what the plain build says."""
    def lines(text):
        return sorted(line for line in text.splitlines()
                      if not line.startswith("make"))
    same(lines(b.log), lines(b.plain_log), "lines")


@point(TESTS, 8)
def dependencies(b):
    """Those of the plain build, the stamp, the contracts; no temporary."""
    contracts = set()
    for folder, _, files in os.walk(b.path("home/share/saner/contracts")):
        contracts.update(os.path.join(folder, f) for f in files)
    stamp = b.path("home/share/saner/stamp/current")
    plain = b.plain.objects()
    count = 0
    for obj, r in b.ours.objects().items():
        def files(deps):
            return {d for d in deps if not d.startswith("include/config/")}
        more = files(r.deps) - files(plain[obj].deps)
        same(files(plain[obj].deps) - files(r.deps), [], obj + " lacks")
        if not more:        # excluded: the compiler's own work
            continue
        count += 1
        expect(stamp in more, "%s: no stamp" % obj)
        same(more - {stamp}, contracts, obj)
    expect(count > 150, "only %d objects depend on saner" % count)
    return "%d objects" % count
