# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The trees that the tests of Kbuild work on.

A tree is an O= folder of a small User-mode-Linux configuration (tiny.config).
The plain one is built once and kept in $SANER_CACHE; the one that saner builds
is made anew.  Tests that change something take a copy of it.

The source is read-only: main.py mounts it so.
"""
import collections
import fcntl
import hashlib
import os
import re
import shlex
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
BUILT = os.path.join(TOP, os.environ.get("SANER_BUILD", "build/release"))
CACHE = os.environ.get("SANER_CACHE", os.path.join(
    os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "saner"))
SOURCE = os.path.join(CACHE, "linux-source-6.1")
CONFIG = os.path.join(HERE, "tiny.config")
GCC = "gcc-12"

# Calls of the compiler are counted where $CALLS says.
COUNTING = """#!/bin/sh
[ -z "${CALLS:-}" ] || echo "$*" >> "$CALLS"
exec "$@"
"""
# What makes two builds of one source differ in their text.
REPRODUCIBLE = {"KBUILD_BUILD_TIMESTAMP": "2020-01-01",
                "KBUILD_BUILD_USER": "u", "KBUILD_BUILD_HOST": "h",
                "KBUILD_BUILD_VERSION": "1"}    # else: how often it was linked

COMPILED = re.compile(r"^  CC(?: \[M\])? +(\S+\.o)$", re.M)
WARNING = re.compile(r"^([^\s:]+):(\d+):(?:\d+:)? warning: .*?"
                     r"(?:\[(-W[\w=+-]+)\])?$", re.M)


class Failed(Exception):
    """What a test found wrong."""


def expect(good, what):
    if not good:
        raise Failed(what)


def same(got, want, what):
    """Two sets (or lists) are equal; else the first differences are named."""
    have, wanted = set(got), set(want)
    extra = [x for x in got if x not in wanted][:3]
    missing = [x for x in want if x not in have][:3]
    if extra or missing or len(got) != len(want):
        raise Failed("%s: %d, not %d; more: %s, missing: %s"
                     % (what, len(got), len(want), extra, missing))


Result = collections.namedtuple("Result", "status out err calls")


def run(argv, cwd=None, env=None, **more):
    p = subprocess.run(argv, cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       text=True, errors="replace", **more)
    return Result(p.returncode, p.stdout, p.stderr, 0)


def warnings_of(text):
    return collections.Counter(m.groups() for m in WARNING.finditer(text))


class Tree:
    """An O= folder.  cc: the words before the real compiler; flags: KCFLAGS."""

    def __init__(self, path, counting, cc=(), flags="", compiler=GCC):
        self.path = path
        self.counting = counting
        self.cc = list(cc)
        self.flags = flags
        self.compiler = compiler

    def file(self, name):
        return os.path.join(self.path, name)

    def read(self, name):
        with open(self.file(name), errors="replace") as f:
            return f.read()

    def bytes(self, name):
        with open(self.file(name), "rb") as f:
            return f.read()

    def words(self, *goals, **variables):
        names = {"O": self.path, "ARCH": "um", "CC": " ".join(
            [self.counting] + self.cc + [self.compiler])}
        if self.flags:
            names["KCFLAGS"] = self.flags
        names.update(variables)
        return (["make", "-C", SOURCE] +
                ["%s=%s" % v for v in names.items() if v[1] is not None] +
                list(goals))

    def environment(self, calls):
        return dict(os.environ, LC_ALL="C", CALLS=calls, **REPRODUCIBLE)

    def make(self, *goals, **variables):
        calls = self.path + ".calls"
        open(calls, "w").close()
        r = run(self.words(*goals, **variables), env=self.environment(calls))
        with open(calls) as f:
            return r._replace(calls=len(f.readlines()))

    def must(self, *goals, **variables):
        r = self.make(*goals, **variables)
        expect(r.status == 0, "make %s: exit %d: %s" % (
            " ".join(goals), r.status, (r.err or r.out).strip()[-300:]))
        return r

    def compiled(self, *goals, **variables):
        """The objects that this make compiles."""
        return COMPILED.findall(self.must(*goals, **variables).out)

    def configure(self):
        os.makedirs(self.path, exist_ok=True)
        self.must("allnoconfig", KCONFIG_ALLCONFIG=CONFIG)

    def copy(self, path):
        shutil.rmtree(path, ignore_errors=True)
        # make looks at times, and the links are Kbuild's own
        subprocess.run(["cp", "-a", self.path, path], check=True)
        return Tree(path, self.counting, self.cc, self.flags, self.compiler)

    def found(self, end):
        """Names below the tree that end so, sorted."""
        names = []
        for folder, folders, files in os.walk(self.path):
            folders.sort()
            names += [os.path.relpath(os.path.join(folder, f), self.path)
                      for f in files if f.endswith(end)]
        return sorted(names)

    def recorded(self, obj):
        """What Kbuild keeps of an object: its command, source, dependencies;
        None when the object is no compile."""
        folder, name = os.path.split(obj)
        path = self.file(os.path.join(folder, ".%s.cmd" % name))
        if not os.path.exists(path):
            return None
        with open(path) as f:
            text = f.read()
        command = re.match(r"cmd_\S+ := (.*)", text).group(1)
        source = re.search(r"^source_\S+ := (.*)$", text, re.M)
        deps = re.search(r"^deps_\S+ := \\\n((?:.*\\\n)*)", text, re.M)
        if not source or not source.group(1).endswith(".c"):
            return None
        return Recorded(command, source.group(1), re.findall(
            r"^ *(?:\$\(wildcard )?([^\s\\)]+)", deps.group(1), re.M)
            if deps else [])

    def objects(self):
        """Every object of the kernel that is made of a C file, with its
        record; not the host's programs."""
        found = {}
        for obj in self.found(".o"):
            r = self.recorded(obj)
            if r and "-D__KERNEL__" in r.command or \
                    r and "-D__UM_HOST__" in r.command:
                found[obj] = r
        return found

    def report(self, obj):
        folder, name = os.path.split(obj)
        return self.file(os.path.join(
            folder, ".tmp_%s.saner.json" % name[:-len(".o")]))

    def compile(self, obj, out, more=(), without=()):
        """The recorded command of an object, to another file."""
        words = shlex.split(self.recorded(obj).command.replace("$(pound)", "#"))
        words = [w for w in words if not w.startswith("-Wp,-M")
                 and w not in without]
        words[words.index("-o") + 1] = out
        # the last word is the source
        return run(words[:-1] + list(more) + words[-1:], cwd=self.path,
                   env=self.environment(""))


Recorded = collections.namedtuple("Recorded", "command source deps")


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)
    os.chmod(path, mode)


def plain_tree():
    """The plain tree, from the cache or built."""
    with open(CONFIG) as f:
        key = f.read() + COUNTING + str(REPRODUCIBLE) + run(
            [GCC, "--version"]).out
    folder = os.path.join(CACHE, "kbuild-" + hashlib.sha256(
        key.encode()).hexdigest()[:12])
    tree = Tree(os.path.join(folder, "plain"),
                os.path.join(folder, "counting"))
    lock = open(folder + ".lock", "w")      # until this function returns
    fcntl.flock(lock, fcntl.LOCK_EX)
    if os.path.exists(tree.path + ".log"):
        return tree
    print("kbuild: building the plain tree, about a minute", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    write(tree.counting, COUNTING, 0o755)
    tree.configure()
    r = tree.must("-j2", "all")
    write(tree.path + ".log", r.out + r.err)
    return tree


def install(folder):
    """A copy of saner that tests may change."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("bin/saner", "bin/saner-cc", "share/saner", "lib/saner"):
        to = os.path.join(folder, name)
        os.makedirs(os.path.dirname(to), exist_ok=True)
        subprocess.run(["cp", "-rL", os.path.join(BUILT, name), to],
                       check=True)
    return os.path.join(folder, "bin/saner-cc")
