# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Points 9 to 15 and 21 to 23 (12 is in warn.py): what is compiled, and what
the build leaves."""
import collections
import json
import os
import re
import shlex
import shutil

from tests import point
from tree import REPRODUCIBLE, SOURCE, expect, run, same, write

TESTS = []

# Units whose whole command is run again, with other flags.
SAMPLE = ("fs/namei.o", "kernel/fork.o", "lib/vsprintf.o", "mm/memory.o")


def reports(tree):
    """object -> its report, of all objects that have one."""
    found = {}
    for obj in tree.objects():
        path = tree.report(obj)
        if os.path.exists(path):
            with open(path) as f:
                found[obj] = json.load(f)
    return found


def functions(path):
    """name -> line of the functions that are defined, from DWARF."""
    out = run(["readelf", "--debug-dump=info", path]).out
    found, name, line, inside = {}, None, None, False
    for text in out.splitlines():
        if "Abbrev Number" in text:
            if inside and name and line:
                found[name] = line
            inside = "DW_TAG_subprogram" in text
            name = line = None
        elif "DW_AT_declaration" in text:
            inside = False
        elif "DW_AT_name" in text and not name:
            name = text.split(": ")[-1].strip()
        elif "DW_AT_decl_line" in text:
            line = text.split(": ")[-1].strip()
    return found


def unit_names(tree, path):
    out = run(["readelf", "--debug-dump=info", "--dwarf-depth=1", path]).out
    return [(what, name.replace(tree.path, "O")) for what, name in re.findall(
        r"DW_AT_(name|comp_dir) .*?([^\s:]+)$", out, re.M)]


def strings(path):
    """The strings of the program, not of debug information."""
    out = run(["readelf", "-p", ".rodata.str1.1", "-p", ".rodata.str1.8",
               path]).out
    return set(re.findall(r"^  \[ *[0-9a-f]+\]  (.*)$", out, re.M))


@point(TESTS, 9)
def names_and_lines(b):
    """Debug information, __FILE__ and all other strings are kept."""
    count = 0
    for obj in SAMPLE:
        ours, plain = b.path("9-ours.o"), b.path("9-plain.o")
        for tree, out in ((b.ours, ours), (b.plain, plain)):
            r = tree.compile(obj, out, ["-g"])
            expect(r.status == 0, r.err)
        same(unit_names(b.ours, ours), unit_names(b.plain, plain),
             obj + ": names of the unit")
        lost = strings(plain) - strings(ours)
        expect(not lost, "%s: lost strings %s" % (obj, sorted(lost)[:3]))
        ours, plain = functions(ours), functions(plain)
        moved = [f for f in plain if f in ours and plain[f] != ours[f]]
        expect(not moved, "%s: other lines: %s" % (obj, moved[:3]))
        shared = sum(f in ours for f in plain)
        expect(shared > 0.8 * len(plain) > 10, "%s: %d of %d functions"
               % (obj, shared, len(plain)))
        count += shared
    return "%d functions on their lines" % count


# Why a unit may be left alone; anything else is a fault of saner's.
LEFT_ALONE = ("excluded",)


@point(TESTS, 10)
def accepted(b):
    """The compiler takes each text that saner makes; none fell back."""
    found = reports(b.ours)
    fell = ["%s: %s" % (o, r["trusted"]) for o, r in found.items()
            if r["trusted"] and r["trusted"] not in LEFT_ALONE]
    expect(not fell, "fell back: %s" % fell[:3])
    touched = sum(any(f["touched"] for f in r["functions"])
                  for r in found.values())
    expect(touched > len(found) / 2, "only %d of %d units have checks"
           % (touched, len(found)))
    return "%d units, %d with checks" % (len(found), touched)


@point(TESTS, 11)
def preprocessor(b):
    """The text is the real preprocessor's; so is what it says of itself."""
    banner = rb"Linux version 6\.1[^\n\0]*"
    plain, ours = (re.search(banner, t.bytes("vmlinux")).group()
                   for t in (b.plain, b.ours))
    expect(plain == ours, "%s / %s" % (plain, ours))
    for obj in SAMPLE[:2]:
        source = b.ours.recorded(obj).source
        out = b.path("11.i")
        texts = []
        for tree in (b.plain, b.ours):
            words = shlex.split(tree.recorded(obj).command)
            words = [w for w in words if not w.startswith("-Wp,-M")]
            words[words.index("-c")] = "-E"
            words[words.index("-o") + 1] = out
            r = run(words, cwd=tree.path)
            expect(r.status == 0, r.err)
            with open(out) as f:
                texts.append(f.read())
        expect(texts[1].startswith(texts[0]), source + " is another text")
        more = texts[1][len(texts[0]):].splitlines()
        expect(all(re.match(r'# 1 "/\S+"$', line) for line in more) and more,
               "behind the text of %s: %s" % (source, more[:3]))


def sections_of_functions(path):
    """function -> its section, from the symbol table."""
    names = {}
    for m in re.finditer(r"^ +\[ *(\d+)\] (\S+)", run(
            ["readelf", "-SW", path]).out, re.M):
        names[m.group(1)] = m.group(2)
    found = {}
    for line in run(["readelf", "-sW", path]).out.splitlines():
        words = line.split()
        if len(words) == 8 and words[3] == "FUNC" and words[6] in names:
            found[words[7]] = names[words[6]]
    return found


USUAL = re.compile(r"\.text(\.unlikely|\.hot|\.startup|\.exit)?$|"
                   r"\.(init|exit|meminit|devinit|cpuinit)\.text$|\.ref\.text$")


@point(TESTS, 13)
def sections(b):
    """No function in a section of its own, noinstr above all, is touched."""
    found = reports(b.ours)
    odd = 0
    for obj, r in found.items():
        touched = {f["name"] for f in r["functions"] if f["touched"]}
        for name, section in sections_of_functions(b.ours.file(obj)).items():
            if USUAL.match(section):
                continue
            odd += 1
            expect(name not in touched, "%s: %s in %s has checks"
                   % (obj, name, section))
    expect(odd > 10, "only %d functions in odd sections" % odd)
    return "%d functions in sections of their own" % odd


@point(TESTS, 14)
def excluded(b):
    """Parts without a kernel around them are the compiler's own objects, and
    their report says why."""
    why = collections.Counter()
    found = reports(b.ours)
    for obj, r in found.items():
        if r["trusted"] == "excluded":
            why[r["trusted_detail"]] += 1
            # modpost writes what a module calls into its source
            expect(r["trusted_detail"] == "modpost" or b.plain.bytes(obj) == b.ours.bytes(obj), obj)
    for word in ("um-host", "modpost", "position-independent"):
        expect(why[word], "no unit is excluded as %s: %s" % (word, dict(why)))
    return ", ".join("%s %d" % w for w in sorted(why.items()))


@point(TESTS, 15)
def single_targets(b):
    """.i and .s show the original, .lst the object with its checks."""
    plain, ours = b.plain.copy(b.path("p15")), b.copy("o15")
    for tree in (plain, ours):
        tree.must("fs/namei.i", "fs/namei.s", "fs/namei.lst", "fs/namei.o")
    expect(ours.read("fs/namei.i").startswith(plain.read("fs/namei.i")),
           "namei.i is another text")
    expect(ours.read("fs/namei.s") == plain.read("fs/namei.s"), "namei.s")
    expect("__saner_fail" in ours.read("fs/namei.lst"), "no check in namei.lst")
    expect(ours.bytes("fs/namei.o") == b.ours.bytes("fs/namei.o"),
           "another namei.o after namei.lst")
    shutil.rmtree(plain.path)
    shutil.rmtree(ours.path)


@point(TESTS, 21)
def command_line(b):
    """Flags alone count, not the environment; compile_commands.json is read
    by saner and everybody else."""
    r = run(["env", "-i", "PATH=" + os.environ["PATH"], "HOME=/", "LANG=C",
             "SANER=off", "CFLAGS_SANER=-fsaner=soft"]
            + ["%s=%s" % v for v in REPRODUCIBLE.items()]
            + b.ours.words("all"))
    expect(r.status == 0 and "  CC " not in r.out, r.out[-300:] + r.err)
    out = b.path("compile_commands.json")
    r = run(["python3", SOURCE + "/scripts/clang-tools/"
             "gen_compile_commands.py", "-d", b.ours.path, "-o", out])
    expect(r.status == 0, r.err)
    # the counting word is the tests'
    write(out, open(out).read().replace(b.ours.counting + " ", ""))
    with open(out) as f:
        entries = json.load(f)
    ours = [e for e in entries if "-D__KERNEL__" in e["command"]]
    expect(len(ours) > 150, "%d entries" % len(ours))
    for e in ours:
        words = shlex.split(e["command"])
        expect(words[0] == b.saner_cc and words[-1].endswith(".c"), e["file"])
    for before in ("", "ccache "):
        write(out, json.dumps([dict(e, command=before + e["command"])
                               for e in ours]))
        r = run([b.saner, "check", "-p", out, "lib/crc7.c", "fs/readdir.c"])
        expect(r.status in (0, 1), "saner check -p: exit %d: %s"
               % (r.status, r.err))
    return "%d entries" % len(ours)


MODULE = """#include <linux/module.h>
static int table[4];
static int pick(const char *text, const struct kernel_param *kp)
{
	return table[text[0] - '0'];
}
static const struct kernel_param_ops ops = { .set = pick };
module_param_cb(pick, &ops, NULL, 0200);
MODULE_LICENSE("GPL");
"""


def external(b, name, makefile="obj-m := ring.o\n"):
    """A module outside of the tree; its folder."""
    folder = b.path(name)
    write(os.path.join(folder, "ring.c"), MODULE)
    write(os.path.join(folder, "Kbuild"), makefile)
    return folder


@point(TESTS, 22)
def places(b):
    """O=, M=, -j, a source that cannot be written; make clean knows all."""
    probe = os.path.join(SOURCE, "written")
    try:
        open(probe, "w").close()
        os.unlink(probe)
        expect(False, "the source can be written to: the test is none")
    except OSError:
        pass
    folder = external(b, "m22")
    b.ours.must("-j2", "modules", M=folder)
    left = set(os.listdir(folder))
    expect({"ring.ko", ".tmp_ring.saner.json"} <= left, sorted(left))
    b.ours.must("clean", M=folder)
    same(sorted(os.listdir(folder)), ["Kbuild", "ring.c"], "after make clean")
    plain, ours = b.plain.copy(b.path("p22")), b.copy("o22")
    expect(ours.found(".saner.json"), "no reports")
    for tree in (plain, ours):
        tree.must("clean")
    same(ours.found(""), plain.found(""), "after make clean")
    shutil.rmtree(plain.path)
    shutil.rmtree(ours.path)


@point(TESTS, 23)
def deterministic(b):
    """The same input in another folder: the same objects and reports."""
    other = b.copy("somewhere-else")
    objects = [o for o in reports(b.ours) if o.startswith(b.few(
        ("init/", "lib/str"), ("init/", "lib/"))) and "version" not in o
        and not o.endswith(".mod.o")]
    for obj in objects:
        os.unlink(other.file(obj))
        os.unlink(other.report(obj))
    same(sorted(set(other.compiled("-j2", *objects)) & set(objects)),
         sorted(objects), "compiled")
    for obj in objects:
        expect(other.bytes(obj) == b.ours.bytes(obj), obj)
        with open(other.report(obj)) as f, open(b.ours.report(obj)) as g:
            expect(f.read() == g.read(), "the report of " + obj)
    expect(len(objects) > b.few(5, 60), "only %d objects" % len(objects))
    shutil.rmtree(other.path)
    return "%d objects" % len(objects)
