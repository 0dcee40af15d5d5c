# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Adopting saner piece by piece, with the flag in Makefiles alone: an object,
a directory, a subtree; soft, hard, or only looked at."""
import json
import os

from abi import modinfo
from build import MODULE
from tests import named
from tree import Tree, expect, same, write

TESTS = []

MAKEFILES = {
    "Kbuild": "obj-m := object/ directory/ subtree/ lint/\n",
    "object/Makefile": "obj-m := one.o plain1.o\nCFLAGS_one.o += -fsaner=hard\n",
    "directory/Makefile": "obj-m := two.o three.o deep/\n"
                          "ccflags-y += -fsaner=soft\n"
                          "CFLAGS_REMOVE_three.o += -fsaner=soft\n",
    "directory/deep/Makefile": "obj-m := plain2.o\n",
    "subtree/Makefile": "obj-m := four.o deep/\n"
                        "subdir-ccflags-y := -fsaner=hard\n",
    "subtree/deep/Makefile": "obj-m := five.o\n",
    "lint/Makefile": "obj-m := six.o\nccflags-y := -fsaner=lint\n",
}
UNITS = ("object/one", "object/plain1", "directory/two", "directory/three",
         "directory/deep/plain2", "subtree/four", "subtree/deep/five",
         "lint/six")


class Adopted:
    """The folder, built with and without saner-cc in front."""

    made = None

    def __init__(self, b):
        self.folder = b.path("adopt")
        self.plain = b.path("adopt-plain")
        for folder in (self.folder, self.plain):
            for name, text in MAKEFILES.items():
                write(os.path.join(folder, name), text if folder ==
                      self.folder else text.replace("-fsaner", "-g0 -Dx"))
            for unit in UNITS:
                write(os.path.join(folder, unit + ".c"), MODULE)
        tree = Tree(b.ours.path, b.ours.counting, b.ours.cc, "")
        tree.must("-j2", "modules", M=self.folder)
        tree.must("-j2", "modules", M=self.plain)

    def mode(self, unit):
        folder, name = os.path.split(unit)
        path = os.path.join(self.folder, folder, ".tmp_%s.saner.json" % name)
        if not os.path.exists(path):
            return None
        with open(path) as f:
            return json.load(f)["options"]["mode"]

    def holds(self, unit, mode, tagged=True):
        expect(self.mode(unit) == mode, "%s is compiled with -fsaner=%s"
               % (unit, self.mode(unit)))
        tags = modinfo(os.path.join(self.folder, unit + ".ko"))
        same([t.split()[0] for t in tags], [mode] if tagged else [], unit)


def adopted(b):
    if not Adopted.made:
        Adopted.made = Adopted(b)
    return Adopted.made


@named(TESTS, "adopt-object")
def one_object(b):
    """CFLAGS_one.o += -fsaner=hard"""
    adopted(b).holds("object/one", "hard")
    adopted(b).holds("object/plain1", None, False)


@named(TESTS, "adopt-directory")
def directory(b):
    """ccflags-y += -fsaner=soft, and one object taken out"""
    adopted(b).holds("directory/two", "soft")
    adopted(b).holds("directory/three", None, False)
    adopted(b).holds("directory/deep/plain2", None, False)


@named(TESTS, "adopt-subtree")
def subtree(b):
    """subdir-ccflags-y := -fsaner=hard"""
    adopted(b).holds("subtree/four", "hard")
    adopted(b).holds("subtree/deep/five", "hard")


@named(TESTS, "adopt-lint")
def lint(b):
    """-fsaner=lint: a report, and the object that it was"""
    adopted(b).holds("lint/six", "lint", False)
    objects = []
    for folder in (adopted(b).folder, adopted(b).plain):
        with open(os.path.join(folder, "lint/six.o"), "rb") as f:
            objects.append(f.read())
    expect(objects[0] == objects[1], "another object")
