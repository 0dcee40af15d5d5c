# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One object of a built kernel compiled again from another text, and the
kernel linked with it.  Nothing in the tree is written to."""
import os
import re
import subprocess

# How arch/um/Makefile and scripts/link-vmlinux.sh link.
LINK = ["gcc-12", "-no-pie", "-Wl,-rpath,/lib", "-Wl,--wrap,malloc",
        "-Wl,--wrap,free", "-Wl,--wrap,calloc", "-Wl,-z,noexecstack",
        "-Wl,--no-warn-rwx-segments",
        "-Wl,--script=./arch/um/kernel/vmlinux.lds"]
LIBRARIES = ["-lutil", "-lrt", "-lpthread"]
KALLSYMS = {"KALLSYMS_ALL": "--all-symbols",
            "KALLSYMS_ABSOLUTE_PERCPU": "--absolute-percpu",
            "KALLSYMS_BASE_RELATIVE": "--base-relative"}


# Tests of KASAN, which break rules on purpose; KUNIT_ALL_TESTS forces them.
LEFT_OUT = {"mm/kasan/kasan_test.o"}


class Broken(Exception):
    """The text with the fault does not compile or link."""


def run(words, tree, **kw):
    p = subprocess.run(words, cwd=tree.folder, text=True, errors="replace",
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, **kw)
    if p.returncode:
        raise Broken(p.stdout[-2000:])
    return p.stdout


def command(tree, name):
    """How Kbuild compiled the object, as shell text."""
    folder, base = os.path.split(name)
    with open(os.path.join(tree.folder, folder, ".%s.cmd" % base)) as f:
        line = f.readline().split(" := ", 1)[1].strip()
    return line.replace("$$", "$").replace("$(pound)", "#")


def compile(tree, name, text, folder, more=""):
    """Compiles the unit `name` (fs/foo.c) from another text, as Kbuild did but
    with more flags; its object, below `folder` as in the tree."""
    shadow = os.path.join(folder, "text", name)
    out = os.path.join(folder, name[:-2] + ".o")
    for path in (shadow, out):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(shadow, "w", encoding="latin-1") as f:
        f.write(text)
    path = os.path.join(tree.src, name)
    line = command(tree, name[:-2] + ".o")
    line, n = re.subn(r"-c -o \S+ " + re.escape(path) + r"(?=\s|;|$)",
                      lambda _: "-iquote %s -fmacro-prefix-map=%s/text/= %s "
                      "-c -o %s %s" % (os.path.dirname(path), folder, more,
                                       out, shadow), line)
    line = re.sub(r"-MMD,\S+", lambda _: "-MMD," + out + ".d", line)
    if n != 1:
        raise Broken("no command for " + name)
    run(["sh", "-c", line], tree)
    return out


def members(tree, archive):
    return run(["ar", "t", archive], tree).split()


def link(tree, others, kernel):
    """Links the kernel with other objects for some units ({fs/foo.c: object}),
    twice so that the names of addresses are right."""
    others = {name[:-2] + ".o": out for name, out in others.items()}
    objects = [others.pop(m, m) for m in members(tree, "vmlinux.a")
               if m not in LEFT_OUT]
    objects += others.values()	# members of lib/lib.a
    response = kernel + ".objects"
    with open(response, "w") as f:
        f.write("\n".join(objects) + "\n")

    def step(kallsyms, target):
        run(LINK + ["-o", target, "-Wl,--whole-archive", "@" + response,
                    ".vmlinux.export.o", "init/version-timestamp.o",
                    "-Wl,--no-whole-archive", "-Wl,--start-group", "lib/lib.a",
                    "-Wl,--end-group", kallsyms] + LIBRARIES, tree)

    step(".tmp_vmlinux.kallsyms2.o", kernel)
    run(["sh", os.path.join(tree.src, "scripts/mksysmap"), kernel,
         kernel + ".syms"], tree, env=dict(os.environ, NM="nm"))
    with open(tree.folder + "/.config") as f:
        have = f.read().splitlines()
    words = [flag for option, flag in KALLSYMS.items()
             if "CONFIG_%s=y" % option in have]
    with open(kernel + ".S", "w") as f:
        subprocess.run(["scripts/kallsyms"] + words + [kernel + ".syms"],
                       cwd=tree.folder, stdout=f, check=True)
    run(["gcc-12", "-m64", "-D__ASSEMBLY__", "-D__KERNEL__", "-I",
         tree.src + "/arch/um/include", "-I", "./arch/um/include/generated",
         "-I", tree.src + "/include", "-I", "./include", "-include",
         tree.src + "/include/linux/kconfig.h", "-c", "-o",
         kernel + ".kallsyms.o", kernel + ".S"], tree)
    step(kernel + ".kallsyms.o", kernel)
    return kernel
