# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles units of a built kernel tree twice, plainly and through saner-cc
with nothing inserted, and compares.

    identity.py --build DIR (--all | UNIT...) [--jobs N] [--work DIR]

A UNIT is the object's path in DIR, which holds Kbuild's .cmd files.  For each:
 * code, data, relocations and symbols of the two objects are equal,
 * the stripped text is, token for token and line for line, what the compiler
   preprocesses without the marker header,
 * the two compiles print the same multiset of warnings (file, line, class).
The last line is the result; the exit status is 1 when anything differs.
"""
import argparse
import collections
import multiprocessing
import os
import re
import resource
import shlex
import subprocess
import sys

import elf

TOKEN = re.compile(rb'''"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[A-Za-z_$]\w*'''
                   rb'''|\.?\d(?:[eEpP][+-]|[\w.])*|\S''')
WARNING = re.compile(r"^(.*?):(\d+):(?:\d+:)? (warning|error): .*?"
                     r"(\[[-\w=+]+\])?$", re.M)
MARKER_LINE = re.compile(rb'^#\s+(\d+)\s+"((?:\\.|[^"\\])*)"(.*)$')


def command_of(build, unit):
    """The words that made @unit, from its .cmd file, or None."""
    folder, base = os.path.split(unit)
    path = os.path.join(build, folder, ".%s.cmd" % base)
    with open(path) as file:
        line = file.readline()
    _, _, command = line.partition(" := ")
    # what Kbuild runs after the compiler is another command
    words = shlex.split(command.replace("$(pound)", "#").split(" ; ")[0])
    return words if words and words[-1].endswith(".c") else None


def excluded(words):
    """What saner leaves alone (frontend/driver/exclude.def) shows nothing."""
    return "-D__UM_HOST__" in words \
        or words[-1].endswith((".mod.c", ".vmlinux.export.c"))


def units_of(build):
    for folder, _, files in sorted(os.walk(build)):
        for name in sorted(files):
            if not re.fullmatch(r"\..*\.o\.cmd", name):
                continue
            unit = os.path.relpath(os.path.join(folder, name[1:-4]), build)
            words = command_of(build, unit)
            if words and "-D__KERNEL__" in words and not excluded(words):
                yield unit


def redirect(words, stem):
    """The command with its outputs at @stem."""
    out = []
    for word in words:
        if word.startswith("-Wp,-MMD,") or word.startswith("-Wp,-MD,"):
            word = word.rpartition(",")[0] + "," + stem + ".d"
        out.append(word)
    out[out.index("-o") + 1] = stem + ".o"
    return out


def run(words, cwd):
    """(status, stderr, CPU seconds)"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, cwd=cwd, stderr=subprocess.PIPE,
                          stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = (after.ru_utime + after.ru_stime
               - before.ru_utime - before.ru_stime)
    return done.returncode, done.stderr.decode(errors="replace"), seconds


def preprocess(words, cwd, extra):
    words = [w for w in words if not w.startswith("-Wp,-M") and w != "-c"]
    at = words.index("-o")
    words = words[:at] + words[at + 2:]
    return subprocess.run(words[:-1] + ["-E"] + extra + words[-1:], cwd=cwd,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True).stdout


def lines_of(text):
    """(file, line, text) of every line that is not a marker, blank ones left
    out, without the spaces between tokens where a byte compare would do."""
    name, number, out = b"", 0, []
    for line in text.split(b"\n"):
        if line.startswith(b"#"):
            marker = MARKER_LINE.match(line)
            if marker:
                number, name = int(marker[1]), marker[2]
                continue
        if line and not line.isspace():
            out.append((name, number, line))
        number += 1
    return out


def same_text(a, b):
    """None, or the first place in which two texts differ in tokens."""
    a, b = lines_of(a), lines_of(b)
    for x, y in zip(a, b):
        if x == y:
            continue
        if x[:2] != y[:2] or TOKEN.findall(x[2]) != TOKEN.findall(y[2]):
            return "%s:%d: %s | %s" % (x[0].decode(), x[1],
                                       x[2].decode(errors="replace")[:300],
                                       y[2].decode(errors="replace")[:300])
    if len(a) != len(b):
        return "%d lines | %d lines" % (len(a), len(b))
    return None


def check_text(job, words, unit):
    plain = preprocess(words, job.build, [])
    marked = preprocess(words, job.build,
                        ["-D__SANER__=1", "-include", job.markers])
    stripped = subprocess.run([job.saner, "strip"], input=marked, check=True,
                              stdout=subprocess.PIPE).stdout
    stripped = stripped.replace(b"__saner_met_clang", b"")
    different = same_text(plain, stripped)
    return len(plain), different


def warnings_of(text):
    return collections.Counter(
        (m[1], m[2], m[3], m[4]) for m in WARNING.finditer(text))


def check_unit(task):
    job, number, unit = task
    words = command_of(job.build, unit)
    stem = os.path.join(job.work, "%05d" % number)
    result = dict(unit=unit, bad=[], plain=0, ours=0, before=0, after=0)
    status, plain_words, result["plain"] = run(
        redirect(words, stem + "p"), job.build)
    if status:
        result["bad"].append("the plain compile fails")
        return result
    status, our_words, result["ours"] = run(
        [job.saner_cc] + redirect(words, stem + "s")
        + ["-fsaner", "-fsaner-identity=1", "-fsaner-save-temps"], job.build)
    if status:
        result["bad"].append("exit %d: %s" % (status, our_words[:200]))
        return result
    different = elf.differences(stem + "p.o", stem + "s.o")
    if different:
        result["bad"].append("differs in " + " ".join(different[:8]))
    if warnings_of(plain_words) != warnings_of(our_words):
        result["bad"].append("warnings: %s | %s"
                             % (plain_words[:200], our_words[:200]))
    elif "saner:" in our_words:
        result["bad"].append(our_words[:200])
    if os.path.exists(stem + "s.saner.i"):
        result["after"] = os.path.getsize(stem + "s.saner.i")
    result["before"], different = check_text(job, words, unit)
    if different:
        result["bad"].append("text: " + different)
    if not job.keep:
        for end in ("p.o", "p.d", "s.o", "s.d", "s.saner.i"):
            if os.path.exists(stem + end):
                os.unlink(stem + end)
        base = os.path.basename(stem)
        report = os.path.join(job.work, ".tmp_%ss.saner.json" % base)
        if os.path.exists(report):
            os.unlink(report)
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--tools", required=True, help="build tree of saner")
    parser.add_argument("--work", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("units", nargs="*")
    job = parser.parse_args()
    units = list(units_of(job.build)) if job.all or job.list else job.units
    if job.list:
        print("\n".join(units))
        return 0
    tools = os.path.abspath(job.tools)
    job.build, job.work = os.path.abspath(job.build), os.path.abspath(job.work)
    job.saner = os.path.join(tools, "bin/saner")
    job.saner_cc = os.path.join(tools, "bin/saner-cc")
    job.markers = os.path.join(tools, "share/saner/markers.h")
    os.makedirs(job.work, exist_ok=True)
    good, total = 0, collections.Counter()
    tasks = [(job, i, unit) for i, unit in enumerate(units)]
    with multiprocessing.Pool(job.jobs) as pool:
        for n, result in enumerate(pool.imap_unordered(check_unit, tasks), 1):
            good += not result["bad"]
            for key in ("plain", "ours", "before", "after"):
                total[key] += result[key]
            for text in result["bad"]:
                print("%s: %s" % (result["unit"], text))
            if n % 20 == 0:
                print("identity: %d of %d" % (n, len(units)), file=sys.stderr)
    print("identity: %d units, %d identical, text %.2f of the preprocessed, "
          "CPU %.2f of the plain compile"
          % (len(units), good, total["after"] / max(total["before"], 1),
             total["ours"] / max(total["plain"], 1e-9)))
    return 0 if units and good == len(units) else 1


if __name__ == "__main__":
    sys.exit(main())
