# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The files that git knows (or would take), and their texts."""
import os
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


class Tree:
    def __init__(self):
        out = subprocess.run(
            ["git", "-C", TOP, "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], capture_output=True, check=True).stdout
        names = sorted(n for n in out.decode().split("\0") if n)
        self.files = [n for n in names if os.path.isfile(self.full(n))]
        self.texts = {}

    @staticmethod
    def full(name):
        return os.path.join(TOP, name)

    def text(self, name):
        if name not in self.texts:
            with open(self.full(name), errors="replace") as f:
                self.texts[name] = f.read()
        return self.texts[name]

    def lines(self, name):
        return list(enumerate(self.text(name).splitlines(), 1))

    def named(self, *suffixes, under=""):
        return [n for n in self.files
                if n.endswith(suffixes) and n.startswith(under)]
