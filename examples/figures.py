# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What saner costs the example, and what its report of the compile says."""

import collections
import os
import re
import shlex
import statistics
import subprocess

ROUNDS = 5
CODE = re.compile(r"^(\.text|\.init\.text|\.exit\.text|\.altinstr_repl)")
ORDER = ("trivial", "proved", "guarded", "checked", "assumed", "refuted")


class NoFigures(Exception):
    pass


def compile_command(folder):
    """The compiler call of chardev.o as Kbuild noted it, without objtool."""
    path = os.path.join(folder, ".chardev.o.cmd")
    with open(path) as f:
        first = f.readline()
    words = shlex.split(first.partition(":=")[2], posix=True)
    end = words.index(";") if ";" in words else len(words)
    command = words[:end]
    at = command.index("-o") + 1
    command[at] = os.path.join(folder, "figures.o")
    return [re.sub(r"^-Wp,-MMD,.*", "-Wp,-MMD," + command[at] + ".d", w)
            for w in command]


def source_flags(folder):
    """The flags of that call alone: no compiler, no files, nothing of ours."""
    words = compile_command(folder)
    words = words[1 + words[0].endswith("saner-cc"):]
    at = words.index("-o")
    return [w for w in words[:at] + words[at + 2:]
            if not w.startswith(("-Wp,-MMD", "-fsaner")) and w != "-c"
            and not w.endswith("/chardev.c")]


def cpu_seconds(command, cwd):
    """CPU time of one call and its children: other work does not count."""
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE)
    said = child.stderr.read().decode(errors="replace")
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    if status:
        raise NoFigures("the compile fails when it is timed: " + said)
    return used.ru_utime + used.ru_stime


def compile_times(plain, saner, headers):
    """Median CPU seconds of both compiles, taken in turn."""
    commands = [compile_command(plain), compile_command(saner)]
    times = [[], []]
    for _ in range(ROUNDS):
        for k, command in enumerate(commands):
            times[k].append(cpu_seconds(command, headers))
    return [statistics.median(t) for t in times]


def text_size(folder):
    """Bytes of code in the object."""
    out = subprocess.run(["size", "-A", os.path.join(folder, "chardev.o")],
                         check=True, stdout=subprocess.PIPE, text=True).stdout
    return sum(int(line.split()[1]) for line in out.splitlines()
               if CODE.match(line))


def dispositions(unit):
    """How many obligations of the driver's own functions got which."""
    count = collections.Counter(
        o["disposition"] for f in unit["functions"] if f["own"]
        for o in f["obligations"])
    return ", ".join("%s %d" % (d, count[d]) for d in ORDER if count[d])


def by_contract(unit):
    """Header inlines for which saner has a contract in the body's place."""
    return [f["name"] for f in unit["functions"]
            if not f["own"] and f["trusted"] == "contract"]


def trusted(unit):
    """'name: reason' of every other function that was not analysed."""
    if unit["trusted"]:
        return ["the whole unit: " + unit["trusted"]]
    known = by_contract(unit)
    return ["%s: %s" % (f["name"], f["trusted"]) for f in unit["functions"]
            if f["trusted"] and f["name"] not in known]


def new_warnings(plain, saner):
    """What make said with saner that it did not say without."""
    said = []
    for folder in (plain, saner):
        with open(os.path.join(folder, "build.log")) as f:
            said.append([line.replace(folder, "").rstrip() for line in f
                         if re.search("warning|error|saner", line, re.I)
                         and not re.match(r"^(make|  [A-Z]+ |Skipping)", line)])
    return [line for line in said[1] if line not in said[0]]
