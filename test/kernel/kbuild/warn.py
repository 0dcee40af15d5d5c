# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Points 12, 25 and 26: what the compiler and the linter say."""
import os
import re
import shutil
import time

from tests import point
from tree import expect, run, same, warnings_of, write

TESTS = []


def multiset(counter):
    return sorted(counter.elements(), key=str)


# CONFIG_FRAME_WARN of the tree, and of x86-64.
FRAME = 2048


def frames(tree):
    """function of a unit -> bytes of stack, from -fstack-usage."""
    found = {}
    for name in tree.found(".su"):
        for line in tree.read(name).splitlines():
            at, size = line.split("\t")[:2]
            function = at.split(":")[-1].split(".")[0]
            key = name, function
            found[key] = max(found.get(key, 0), int(size))
    return found


# Few units of which some warn under W=1.
WARNING_UNITS = ["init/"] + ["lib/%s.o" % u for u in (
    "argv_split", "hweight", "radix-tree", "scatterlist", "win_minmax")] + [
    "fs/%s.o" % u for u in ("open", "read_write", "select")]


@point(TESTS, 12)
def warnings(b):
    """The warnings of W=1 are those of a plain build, in number, place and
    class; no function needs more stack than is warned of that did not before;
    -Werror changes nothing."""
    plain, ours = b.plain.copy(b.path("p12")), b.copy("o12")
    said = []
    for tree in (plain, ours):
        tree.flags += " -fstack-usage"
        said.append(warnings_of(tree.must(
            "-j2", *b.few(WARNING_UNITS, ["fs/", "lib/"]), W="1").err))
    same(multiset(said[1]), multiset(said[0]), "warnings")
    small, large = frames(plain), frames(ours)
    expect(len(small) > b.few(200, 500), "only %d frames to compare" % len(small))
    over = sorted(f for f in large if large[f] > FRAME >= small.get(f, 0))
    expect(not over, "frames over %d bytes: %s"
           % (FRAME, [(f, small.get(f), large[f]) for f in over][:5]))
    expect(sum(said[0].values()) > 5, "only %d warnings to compare"
           % sum(said[0].values()))
    shutil.rmtree(plain.path)
    ours.flags = "-fsaner=hard -Werror"
    ours.must("-j2", *b.few(["init/", "fs/select.o"], ["init/", "fs/"]))
    shutil.rmtree(ours.path)
    return "%d warnings, %d frames" % (sum(said[0].values()), len(small))


CHECKED = """static int table[4];
int pick(void);
int pick(void)
{
	int *p = 0;
	return table[7]%s;
}
"""


def module(b, name, text, **variables):
    folder = b.path(name)
    write(os.path.join(folder, "bad.c"), "#include <linux/module.h>\n" +
          text + 'MODULE_LICENSE("GPL");\n')
    write(os.path.join(folder, "Kbuild"), "obj-m := bad.o\n")
    return folder


@point(TESTS, 25)
def linter(b):
    """CHECK="saner check" takes sparse's flags, prints as compilers do, and
    fails no build unless asked to."""
    folder = module(b, "m25", CHECKED % "")
    check = dict(M=folder, C="2", CHECK=b.saner + " check")
    r = b.ours.make("modules", **check)
    finding = re.compile(r"^\S*bad\.c:\d+:\d+: error: in pick\(\): .*"
                         r"\[bounds-index\]$", re.M)
    expect(r.status == 0, "a finding fails the build: " + r.err[-300:])
    expect(len(finding.findall(r.err)) == 1, "findings: " + r.err[-300:])
    same(os.path.exists(os.path.join(folder, "bad.ko")) and ["ko"], ["ko"],
         "module")
    r = b.ours.make("modules", CF="-fsaner-error", **check)
    expect(r.status != 0 and finding.search(r.err), "CF=-fsaner-error")
    write(os.path.join(folder, "bad.c"), "#include <linux/module.h>\n" +
          'MODULE_LICENSE("GPL");\n')
    r = b.ours.make("modules", CF="-fsaner-error", **check)
    expect(r.status == 0, "a clean unit: " + r.err[-300:])


@point(TESTS, 26)
def clang(b):
    """clang's tree: the same words, the same silence."""
    tree = b.copy("clang")
    tree.compiler = "clang-22"
    tree.configure()
    expect("CONFIG_CC_IS_CLANG=y" in tree.read(".config"), "not clang's")
    # this kernel is older than this clang, which warns of more than it knew
    tree.flags += " -w"
    before = time.time()
    r = tree.must("-j2", "init/", *b.few(
        ["lib/%s.o" % u for u in ("bitmap", "radix-tree", "string",
                                  "vsprintf")], ["lib/"]))
    expect("saner" not in r.err, r.err[-300:])
    touched = 0
    for obj in tree.objects():
        path = tree.report(obj)
        if os.path.exists(path) and os.path.getmtime(path) > before:
            with open(path) as f:
                touched += '"touched":true' in f.read()
    expect(touched > b.few(6, 20), "only %d units with checks" % touched)
    shutil.rmtree(tree.path)
    return "%d units with checks" % touched
