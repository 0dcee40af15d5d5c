# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Points 16 to 20: what other code sees of what saner compiled."""
import glob
import json
import os
import re
import shutil
import sys

from build import SAMPLE, external, reports
from tests import point
from tree import GCC, TOP, expect, run, same, write

sys.path.append(os.path.join(TOP, "test/identity"))
import elf                      # noqa: E402

TESTS = []


def sizes(path):
    """structure or union -> its size, from DWARF."""
    out = run(["readelf", "--debug-dump=info", path]).out
    found, name, inside = {}, None, False
    for text in out.splitlines():
        if "Abbrev Number" in text:
            inside = ("DW_TAG_structure_type" in text or
                      "DW_TAG_union_type" in text)
            name = None
        elif inside and "DW_AT_name" in text:
            name = text.split(": ")[-1].strip()
        elif inside and name and "DW_AT_byte_size" in text:
            found[name] = text.split(":")[-1].strip()
    return found


def exported(tree):
    return sorted(re.findall(r"__ksymtab_(\w+)$", tree.read("System.map"),
                             re.M))


def untouched(b):
    """The objects into which nothing was inserted."""
    return [o for o, r in reports(b.ours).items() if not r["trusted"] and
            not any(f["touched"] for f in r["functions"])]


@point(TESTS, 16)
def layout(b):
    """Sizes, versions and exports are those of the plain build, and objects
    with nothing inserted are the same bytes."""
    same(b.ours.read("Module.symvers").splitlines(),
         b.plain.read("Module.symvers").splitlines(), "Module.symvers")
    same(exported(b.ours), exported(b.plain), "exports")
    offsets = "include/generated/asm-offsets.h"
    expect(b.ours.read(offsets) == b.plain.read(offsets), offsets)
    structures = 0
    for obj in SAMPLE:
        ours, plain = b.path("16-ours.o"), b.path("16-plain.o")
        b.ours.compile(obj, ours, ["-g"])
        b.plain.compile(obj, plain, ["-g"])
        ours, plain = sizes(ours), sizes(plain)
        wrong = [s for s in plain if s in ours and ours[s] != plain[s]]
        expect(not wrong, "%s: another size of %s" % (obj, wrong[:3]))
        structures += sum(s in ours for s in plain)
    expect(structures > 300, "only %d structures" % structures)
    bytes_same = 0
    objects = untouched(b)
    for obj in objects:
        if b.ours.bytes(obj) == b.plain.bytes(obj):
            bytes_same += 1
            continue
        different = elf.differences(b.ours.file(obj), b.plain.file(obj))
        expect(not different, "%s differs in %s" % (obj, different[:5]))
    expect(bytes_same > 10, "only %d objects are the same" % bytes_same)
    return ("%d exports, %d structures; %d of %d objects with nothing inserted "
            "byte for byte, the others but for names of static objects"
            % (len(exported(b.plain)), structures, bytes_same, len(objects)))


def modinfo(path):
    for tool in ("modinfo", "/usr/sbin/modinfo", "/sbin/modinfo"):
        if shutil.which(tool):
            return run([tool, "-F", "saner", path]).out.split("\n")[:-1]
    expect(False, "install kmod")


@point(TESTS, 17)
def tag(b):
    """A module says which of its units have checks; a plain one nothing."""
    lines = 0
    for ko in b.ours.found(".ko"):
        units = []
        for obj in b.ours.read(ko[:-3] + ".mod").split():
            with open(b.ours.report(obj)) as f:
                r = json.load(f)
            if any(f["touched"] for f in r["functions"]):
                units.append(os.path.basename(r["source"]))
        got = modinfo(b.ours.file(ko))
        same([re.sub(r"^hard [0-9.]+ ", "", g) for g in got], units, ko)
        same(modinfo(b.plain.file(ko)), [], "plain " + ko)
        lines += len(got)
    expect(lines > 5, "only %d units with a tag" % lines)
    return "%d units" % lines


# What the report in a kernel calls (runtime/home-kernel.c, stop-warn.c).
MAY_CALL = {"_printk", "panic", "warn_slowpath_fmt"}


def undefined(path):
    return {line.split()[-1] for line in run(["nm", "-u", path]).out.split("\n")
            if line}


@point(TESTS, 18)
def symbols(b):
    """Modules need nothing that a kernel does not export anyway."""
    for ko in b.ours.found(".ko"):
        new = undefined(b.ours.file(ko)) - undefined(b.plain.file(ko))
        expect(new <= MAY_CALL, "%s needs %s" % (ko, sorted(new - MAY_CALL)))
    for obj in b.ours.objects():
        new = undefined(b.ours.file(obj)) - undefined(b.plain.file(obj))
        new = [n for n in new if re.match(r"__\w+[sdt]i\d$|__saner", n)]
        expect(not new, "%s calls the compiler's library: %s" % (obj, new))


# A trap, and a place where user memory is held open.
TRAPS = """#include <linux/module.h>
#include <linux/uaccess.h>
static int table[4];
static int copy_out(int __user *to, int n)
{
	if (!user_access_begin(to, sizeof(*to)))
		return -EFAULT;
	unsafe_put_user(table[n], to, failed);
	user_access_end();
	return 0;
failed:
	user_access_end();
	return -EFAULT;
}
static int pick(const char *text, const struct kernel_param *kp)
{
	BUG_ON(!kp);
	return copy_out((int __user *)text, table[text[0] - '0']);
}
static const struct kernel_param_ops ops = { .set = pick };
module_param_cb(pick, &ops, NULL, 0200);
MODULE_LICENSE("GPL");
"""


@point(TESTS, 19)
def objtool(b):
    """A module for the distribution's x86 kernel: objtool has nothing to say
    of the code that has checks."""
    found = sorted(glob.glob("/usr/src/linux-headers-*-amd64"),
                   key=lambda p: [int(n) for n in re.findall(r"\d+", p)])
    expect(found, "install linux-headers-amd64")
    folder = external(b, "m19")
    write(os.path.join(folder, "ring.c"), TRAPS)
    for mode in ("soft", "hard"):
        r = run(["make", "-C", found[-1], "M=" + folder, "modules",
                 "CC=%s %s" % (b.saner_cc, GCC), "KCFLAGS=-fsaner=" + mode])
        said = re.search(r".*(warning|objtool:|error).*", r.out + r.err, re.I)
        expect(r.status == 0 and not said, said and said.group())
        expect(modinfo(os.path.join(folder, "ring.ko"))[0].startswith(mode),
               "no checks in it")


# Other tools' flags, each beside ours.
OTHERS = (["-fsanitize=bounds", "-fsanitize=shift"],
          ["-fsanitize=kernel-address"],
          ["-fsanitize=thread"],
          ["-fsanitize-coverage=trace-pc"],
          ["-fstack-protector-strong"],
          ["-fpatchable-function-entry=16"],
          ["-ftrivial-auto-var-init=zero"],
          ["-D_FORTIFY_SOURCE=2", "-O2"])


@point(TESTS, 20)
def other_tools(b):
    """Sanitizers and hardening go with it: no fallback, checks inside."""
    for flags in OTHERS:
        out = b.path("20.o")
        r = b.ours.compile("fs/namei.o", out, flags)
        expect(r.status == 0 and not r.err, "%s: %s" % (flags, r.err[-200:]))
        expect("__saner_fail" in run(["nm", out]).out, "%s: no checks" % flags)
