# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares every contract with the declaration that the system's headers have.

    contracts.py linux|libc

Each contract becomes a function of another name, and the compiler is asked
whether the two types are compatible.  A function that the headers do not
declare must be a row of ABSENT below.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))

HEADERS = {
    "libc": """string.h strings.h stdlib.h stdio.h unistd.h fcntl.h ctype.h
        assert.h errno.h time.h math.h""",
    "linux": """linux/module.h linux/slab.h linux/vmalloc.h linux/uaccess.h
        linux/uio.h linux/fs.h linux/seq_file.h linux/miscdevice.h linux/idr.h
        linux/rbtree.h linux/random.h linux/wait.h linux/completion.h
        linux/kernel.h linux/string.h linux/ratelimit.h linux/mutex.h
        linux/rwsem.h linux/refcount.h linux/sched.h linux/printk.h
        asm/word-at-a-time.h linux/highmem.h""",
}
# Not in every configuration or C library.
ABSENT = {
    "libc": {"gets"},           # gone since C11
    "linux": {
        "__might_fault", "__might_sleep",       # debugging options
        "bcmp", "strlcpy", "vmalloc_array", "vcalloc",  # other versions
        "_printk_deferred",
        "page_address",         # a macro where all memory is mapped
    },
}


def words():
    """The words of contracts, with and without arguments, as nothing."""
    with open(os.path.join(TOP, "frontend/contract.def")) as f:
        rows = re.findall(r"^\w+_NOTE\(\w+,\s*(\w+),\s*(-?\d+)", f.read(),
                          re.M)
    assert len(rows) > 20
    return "".join("#define __saner_%s%s\n" % (w, "(...)" if n != "0" else "")
                   for w, n in rows)


def declarations(which):
    """{name: text} of all contracts, each renamed."""
    found = {}
    paths = sorted(glob.glob(os.path.join(
        TOP, "kernel-shim/contracts", which, "*.h")))
    assert paths, "no contracts"
    for path in paths:
        with open(path) as f:
            text = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)
        for piece in filter(str.strip, text.split(";")):
            m = re.search(r"\b(?!__saner_)(\w+)\s*\(", piece)
            assert m, piece
            assert m.group(1) not in found, "twice: " + m.group(1)
            found[m.group(1)] = (piece[:m.start(1)] + "__contract_" +
                                 piece[m.start(1):].strip() + ";\n")
    return found


def source(which, names, found):
    text = "#define _GNU_SOURCE\n" if which == "libc" else ""
    text += "".join("#include <%s>\n" % h for h in HEADERS[which].split())
    text += words()
    for name in names:
        text += found[name]
        text += ('_Static_assert(__builtin_types_compatible_p(__typeof__(%s),'
                 ' __typeof__(__contract_%s)), "MISMATCH %s");\n' %
                 (name, name, name))
    if which == "linux":
        text += 'MODULE_LICENSE("GPL");\n'
    return text


def compile_libc(folder, text):
    with open(os.path.join(folder, "all.c"), "w") as f:
        f.write(text)
    return subprocess.run(["gcc-12", "-fsyntax-only", "-w", "all.c"],
                          cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)


def compile_linux(folder, text):
    trees = sorted(glob.glob("/lib/modules/*/build"))
    assert trees, "no kernel headers: apt-get install linux-headers-amd64"
    with open(os.path.join(folder, "all.c"), "w") as f:
        f.write(text)
    with open(os.path.join(folder, "Kbuild"), "w") as f:
        f.write("obj-m := all.o\n")
    return subprocess.run(["make", "-C", trees[-1], "M=" + folder, "all.o"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True)


def main():
    which = sys.argv[1]
    compiled = compile_linux if which == "linux" else compile_libc
    found = declarations(which)
    names = sorted(found)
    with tempfile.TemporaryDirectory() as folder:
        first = compiled(folder, source(which, names, found))
        absent = set(re.findall(r"error: [‘'](\w+)[’'] undeclared",
                                first.stdout)) & set(names)
        names = [n for n in names if n not in absent]
        second = compiled(folder, source(which, names, found))
    for name in sorted(absent - ABSENT[which]):
        print("%s: no header declares it" % name)
    for name in sorted(set(re.findall(r"MISMATCH (\w+)", second.stdout))):
        print("%s: declared as another type" % name)
    if second.returncode:
        print(second.stdout[-2000:])
    print("%d contracts compared, %d not declared here" %
          (len(names), len(absent)))
    return second.returncode != 0 or bool(absent - ABSENT[which]) or \
        len(names) < 100


sys.exit(main())
