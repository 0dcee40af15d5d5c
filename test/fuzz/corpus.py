# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is mutated, and what saner-cc must do with it."""
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys

import mutate
import typed

GCC = "gcc-12"
WAYS = [(cc, ["-fsaner=hard", *more]) for more in (
    [], ["-fsaner-prove=none"], ["-fsaner-audit"], ["-fsaner-no-extend"])
    for cc in (GCC, "clang-22")]
# Small units of many kinds: strings, trees, bits, parsing, files, sockets.
UNITS = """lib/cmdline.o lib/kstrtox.o lib/string.o lib/rbtree.o lib/bitmap.o
lib/list_sort.o lib/radix-tree.o lib/hexdump.o lib/sort.o fs/romfs/super.o
fs/romfs/storage.o fs/pipe.o fs/eventfd.o ipc/msgutil.o kernel/params.o
kernel/resource.o mm/mempool.o net/core/skbuff.o crypto/cipher.o
block/badblocks.o drivers/base/bus.o""".split()


class File:
    def __init__(self, name, text, flags):
        self.name, self.text, self.flags, self.toks = name, text, flags, None

    def tokens(self):
        if self.toks is None:
            self.toks = mutate.tokens(self.text)
        return self.toks


def preprocess(words, cwd, text=""):
    p = subprocess.run(words, cwd=cwd, capture_output=True, text=True,
                       errors="surrogateescape", input=text)
    return p.stdout if p.returncode == 0 else None


def hosted_words(top):
    return [GCC, "-E", "-std=gnu11", "-w", "-Ifrontend", "-I.", "-include",
            os.path.join(top, "frontend/text/markers.h")]


def generated(top, rng):
    """Some functions of typed.py."""
    text = typed.HEAD + "".join(typed.function(rng, n) for n in range(6))
    text = preprocess([*hosted_words(top), "-x", "c", "-"], top, text)
    if text is None:
        sys.exit("fuzz: the head of typed.py does not preprocess")
    return File("typed.py", text, [])


def hosted(top):
    """The C files of test/ that are C alone."""
    out = []
    for path in sorted(glob.glob(os.path.join(top, "test/**/*.c"),
                                 recursive=True)):
        text = preprocess([*hosted_words(top), path], top)
        # the names of the runtime are generated code's alone
        if text and "struct __saner_" not in text:
            out.append(File(os.path.relpath(path, top), text, []))
    if len(out) < 50:
        sys.exit("fuzz: only %d C files in test/" % len(out))
    return out


def kernel(top, build):
    """Units of a User-mode-Linux kernel, pruned."""
    p = subprocess.run(["sh", os.path.join(top, "test/um-tree.sh")],
                       stdout=subprocess.PIPE, text=True)
    if p.returncode:
        sys.exit("fuzz: no kernel tree")
    tree, out = p.stdout.strip(), []
    markers = os.path.join(top, "frontend/text/markers.h")
    for unit in UNITS:
        cmd = os.path.join(tree, os.path.dirname(unit),
                           ".%s.cmd" % os.path.basename(unit))
        if not os.path.exists(cmd):
            continue
        with open(cmd) as f:
            words = shlex.split(f.readline().split(":=", 1)[1].split(" ; ")[0])
        words = [w for w in words if not w.startswith("-Wp,-M")]
        at = words.index("-o")
        del words[at:at + 2]
        words.remove("-c")
        text = preprocess([*words, "-E", "-include", markers], tree)
        if text is None:
            sys.exit("fuzz: %s does not preprocess" % unit)
        text = subprocess.run([os.path.join(build, "bin/saner"), "prune"],
                              input=text, capture_output=True, text=True,
                              errors="surrogateescape", check=True).stdout
        flags = [w for w in words if re.match(r"-(D__KERNEL__|f|std=|m)", w)]
        out.append(File(unit, text, flags))
    if len(out) < 5:
        sys.exit("fuzz: only %d of %d units in %s" % (len(out), len(UNITS),
                                                      tree))
    return out


class Wrapper:
    """saner-cc in front of a compiler does what that does."""

    def __init__(self, build, place):
        self.saner, self.place, self.runs = os.path.join(build, "bin"), \
            place, 0

    def compile(self, words, folder):
        temporary = os.path.join(folder, "tmp")
        os.makedirs(temporary, exist_ok=True)
        p = subprocess.run(
            [*words, "-std=gnu11", "-w", "-c", "m.c", "-o", "m.o"],
            cwd=folder, capture_output=True, text=True, errors="replace",
            timeout=300, stdin=subprocess.DEVNULL,
            env=dict(os.environ, TMPDIR=temporary,
                     ASAN_OPTIONS="detect_leaks=0"))
        left = [x for x in sorted(os.listdir(folder))
                if x not in ("m.c", "tmp")]
        for name in left:
            os.unlink(os.path.join(folder, name))
        left += os.listdir(temporary)
        shutil.rmtree(temporary)
        return p.returncode, p.stderr, left

    def judge(self, folder, text, n):
        """None, or (what is wrong, what was printed); n chooses the way."""
        real, options = WAYS[n % len(WAYS)]
        folder = os.path.join(folder, "wrap")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "m.c"), "w",
                  errors="surrogateescape") as f:
            f.write(subprocess.run(
                [os.path.join(self.saner, "saner"), "strip"], input=text,
                capture_output=True, text=True, errors="surrogateescape",
                check=True).stdout)
        self.runs += 1
        try:
            want, plain, _ = self.compile([real], folder)
        except subprocess.TimeoutExpired:
            return None
        try:
            got, err, left = self.compile(
                [os.path.join(self.saner, "saner-cc"), real, *options], folder)
        except subprocess.TimeoutExpired:
            return "wrapper: hang", ""
        if "internal-error" in err:
            return "wrapper: internal error: " + self.place(err), err
        if "refused-by-compiler" in err:
            m = re.search(r"refused-by-compiler \((.*)\)$", err, re.M)
            return "wrapper: refused: " + re.sub(
                r"^\S+ |[‘'][^’']*[’']|\d+", "_",
                m.group(1) if m else ""), err
        if got != want:
            return "wrapper: status %d, not %d" % (got, want), err
        if got and err != plain:
            return "wrapper: other messages than the compiler's", err + "\n--\n" + plain
        if left != ([] if got else [".tmp_m.saner.json", "m.o"]):
            return "wrapper: left behind: " + " ".join(left), err
        return None
