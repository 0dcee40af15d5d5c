# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lints of sources: who includes whom, licences, headers, lengths, paths."""
import os
import re
import subprocess
import tempfile

# The arrows of docs/style.md: what a folder's files may include with quotes.
# A name that ends with / is a folder.
ARROWS = {
    "frontend": ("frontend/",),
    "checker": ("checker/", "frontend/"),
    "lowering": ("lowering/", "frontend/", "checker/verdict.h",
                 "checker/property.def", "runtime/abi.def",
                 "runtime-pieces.h"),  # made of runtime/ by the build
    "runtime": ("runtime/",),
    "kernel-shim": ("kernel-shim/", "runtime/"),
}
# frontend/main/ names all phases; nothing else includes it.
EXEMPT = "frontend/main/"
# Which folder may know which library, by the first part of the header.
LIBRARIES = {"clang-c": ("frontend",), "cjson": ("checker",),
             "llvm-c": ("lowering",)}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def sources(tree):
    return [n for n in tree.named(".c", ".h", ".def")
            if n.split("/")[0] in ARROWS]


def includes(tree, name):
    for number, line in tree.lines(name):
        m = INCLUDE.match(line)
        if m:
            yield number, m.group(1), m.group(2)


def arrows(tree):
    for name in sources(tree):
        if name.startswith(EXEMPT):
            continue
        folder = name.split("/")[0]
        for number, quote, target in includes(tree, name):
            where = "%s:%d: " % (name, number)
            library = target.split("/")[0]
            if quote == "<":
                allowed = LIBRARIES.get(library)
                if allowed and folder not in allowed:
                    yield "%s%s may not include <%s>" % (where, folder,
                                                         target)
                continue
            # built apart, by Kbuild; apply.sh puts what saner.ko has beside
            # what lib/saner/ has
            beside = {os.path.join(f, target) for f in (
                os.path.dirname(name), "kernel-shim/saner")}
            if folder == "kernel-shim" and beside & set(tree.files):
                continue
            if target.startswith(EXEMPT) or not any(
                    target.startswith(a) if a.endswith("/") else target == a
                    for a in ARROWS[folder]):
                yield "%s%s/ may not include \"%s\"" % (where, folder, target)


def room(name):
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else None


def rooms(tree):
    """Arrows between the rooms of one folder do not go in circles."""
    edges = {}
    for name in sources(tree):
        here = (name.split("/")[0], room(name))
        for number, quote, target in includes(tree, name):
            there = (target.split("/")[0], room(target))
            if quote == '"' and here[1] and there[1] and \
                    here[0] == there[0] and here != there:
                edges.setdefault(here, {})[there] = "%s:%d" % (name, number)
    for start in sorted(edges):
        for there, where in sorted(edges[start].items()):
            if start < there and reaches(edges, there, start):
                yield "%s: %s/%s and %s/%s include each other" % (
                    where, *start, *there)


def reaches(edges, start, goal):
    todo, seen = [start], set()
    while todo:
        at = todo.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            todo += edges.get(at, ())
    return False


def licence(name):
    if name.startswith(("runtime/", "kernel-shim/")):
        return "GPL-2.0-only OR MIT"
    if name.startswith("examples/"):
        return ""
    return "Apache-2.0 WITH LLVM-exception"


def spdx(tree):
    for name in tree.named(".c", ".h", ".def", ".py", ".sh", ".cmake", ".S",
                           ".test", "CMakeLists.txt", ".ci/run"):
        if "/Inputs/" in name:
            continue
        lines = tree.text(name).splitlines()
        # A script's first line is its interpreter's; a lit test begins with
        # what it is about, and LICENSE covers its few lines.
        if re.match(r"test/.*\.(c|test)$", name) and \
                any("RUN:" in line for line in lines[:12]):
            continue
        head = lines[:2] if lines and lines[0].startswith("#!") else lines[:1]
        want = "SPDX-License-Identifier: " + licence(name)
        if not any(want in line for line in head):
            yield "%s:1: the first line is not '%s'" % (name, want)


# What is not made to be compiled by itself, and why.
NOT_ALONE = {
    "kernel-shim/contracts/": "appended to a unit: its types are the unit's",
    "test/": "what tests include",
    "examples/": "built by the example",
}
FLAGS = ["-std=gnu11", "-Wall", "-Wextra", "-Wshadow", "-Wstrict-prototypes",
         "-Wmissing-prototypes", "-Wformat=2", "-Wcast-qual",
         "-Wwrite-strings", "-Wvla", "-Werror"]


def kernel_header(tree, name):
    return any(q == "<" and t.startswith(("linux/", "asm/"))
               for _, q, t in includes(tree, name))


def headers(tree):
    """Each header compiles as the first thing of a file."""
    for name in tree.named(".h"):
        if name.startswith(tuple(NOT_ALONE)) or kernel_header(tree, name):
            continue
        with tempfile.NamedTemporaryFile("w", suffix=".c") as f:
            f.write('#include "%s"\nextern int nothing;\n' % name)
            f.flush()
            p = subprocess.run(
                ["gcc-12", *FLAGS, "-fsyntax-only", "-I", tree.full(""),
                 "-isystem", "/usr/lib/llvm-22/include", f.name],
                capture_output=True, text=True)
        if p.returncode:
            first = next((l for l in p.stderr.splitlines() if "error" in l),
                         p.stderr)
            yield "%s:1: does not compile alone: %s" % (name, first)


def length(tree):
    for name in tree.files:
        if name.endswith((".md", ".json")):
            continue
        n = len(tree.lines(name))
        if n > 1000:
            yield "%s:1000: %d lines, the limit is 1000" % (name, n)


# Paths of somebody's machine.  /tmp, /usr and /lib are everybody's.
MACHINE = re.compile(r"(?<![\w.$}~])/(work|root|home)/[A-Za-z]|"
                     r"(?<![\w.$}])/tmp/(?!\$|XX)[A-Za-z]")


def machine_paths(tree):
    for name in tree.files:
        if name == "test/lint/sources.py":
            continue
        for number, line in tree.lines(name):
            m = MACHINE.search(line)
            if m:
                yield "%s:%d: the path '%s...' is of one machine" % (
                    name, number, m.group(0))
