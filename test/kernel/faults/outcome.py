# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the log of a kernel with a fault says, held against the logs of the
same kernel without one.

A kernel stops at the first of: a report of saner's, a report of KASAN's, an
access that the machine refuses, a panic.  So whatever a log ends with came
first; only wrong results can stand before it."""
import collections
import re

import results

SANER = re.compile(r"^BUG: saner: (.*) in (\S+?)\+\S+ at (\S+:\d+)$")
DETAIL = re.compile(r"obligation ([\w-]+)#(\d+) of (\S+?);")
KASAN = re.compile(r"^BUG: KASAN: (.*) in (\S+)$")
MACHINE = re.compile(r"^Kernel panic - not syncing: (?:Segfault with no mm|"
                     r"Kernel tried to access user memory at addr (0x\S+?),|"
                     r"Kernel mode fault at addr (0x\S+?),|"
                     r"Fatal exception|Oops)")
PANIC = re.compile(r"^Kernel panic - not syncing: (.*)$")
FRAME = re.compile(r"(\w[\w.]*)\+(0x[0-9a-f]+)/0x[0-9a-f]+$")
# What a kernel says that stops before it has a console has its level before it.
EARLY = re.compile(r"^<\d>", re.M)
IP = re.compile(r"^RIP: [0-9a-f]+:(\S+)$")
# Functions that access memory in their caller's name, and what reports.
WATCH = re.compile(r"^(kasan_|__kasan|__asan|check_region|print_|dump_stack|"
                   r"show_stack|(__)?mem(cpy|move|set)$|_?printk|panic)")

# kind: saner kasan machine panic hang result none.
# what: the title; frames: functions on the way, innermost first, with offsets.
# differs: the result lines that no boot without the fault prints, or all do.
Outcome = collections.namedtuple("Outcome", "kind what frames differs place")


class Baseline:
    """What a kernel without a fault says in several boots: a line that not all
    of them print says nothing."""

    def __init__(self, texts):
        runs = [collections.Counter(results.Results(t).lines) for t in texts]
        self.always, self.ever = runs[0].copy(), runs[0].copy()
        for run in runs[1:]:
            self.always &= run
            self.ever |= run
        self.ended = all("test: end" in t for t in texts)

    def differs(self, text):
        """Lines that are new, and lines that are missing."""
        got = collections.Counter(results.Results(text).lines)
        return (["+ %s: %s" % k for k in sorted(got - self.ever)]
                + ["- %s: %s" % k for k in sorted(self.always - got)])


def frames(first, trace, before=0):
    """[(function, offset behind the call)], innermost first: `first` and, when
    that accesses in its caller's name, the frames of the trace behind it.  The
    trace of a kernel without frame pointers also has what is left of earlier
    calls."""
    m = FRAME.search(first)
    out = [(m[1], int(m[2], 16) + before)] if m else []
    if out and not WATCH.match(out[0][0]):
        return out
    rest = [(f[1], int(f[2], 16)) for f in map(FRAME.search, trace) if f]
    if out:
        names = [f for f, _ in rest]
        if out[0][0] in names:
            rest = rest[names.index(out[0][0]):]
    return [f for f in rest if not WATCH.match(f[0])]


def stop(text, expected):
    """(index of the line, kind, what, place, frames) of the first line that
    ends a kernel; None when it came to its end."""
    lines = [line.rstrip() for line in text.splitlines()]
    block = "boot"
    for i, line in enumerate(lines):
        if line.startswith("test: "):
            block = line[len("test: "):]
        m = SANER.match(line)
        d = m and DETAIL.search("\n".join(lines[i + 1:i + 3]))
        if m and not results.breaks_rules(expected, block, d and d[3]):
            return (i, "saner", line[len("BUG: "):], [m[3]]
                    + ([d[3], d[1], int(d[2])] if d else []), [])
        m = KASAN.match(line)
        if m:
            return (i, "kasan", line[len("BUG: "):], None,
                    frames(line, trace_of(lines[i:i + 120])))
        if PANIC.match(line):
            m = MACHINE.match(line)
            ip = [x[1] for x in map(IP.match, lines[max(0, i - 60):i]) if x]
            trace = trace_of(lines[i:i + 120])
            return (i, "machine" if m else "panic",
                    line[len("Kernel panic - not syncing: "):], None,
                    frames(ip[-1] if ip else "", trace, 1) if m else [])
    return None


def trace_of(lines):
    out, inside = [], False
    for line in lines:
        if line.startswith("Call Trace:"):
            inside = True
        elif inside and not FRAME.search(line):
            break
        elif inside:
            out.append(line)
    return out


def judge(text, late, base):
    text = EARLY.sub("", text)
    at = stop(text, results.expected())
    if at:
        before = "\n".join(text.splitlines()[:at[0]])
        new = [d for d in base.differs(before) if d.startswith("+")]
        return Outcome(at[1], at[2], at[4], new, at[3])
    differs = base.differs(text)
    if late:
        return Outcome("hang", "", [], differs, None)
    if "test: end" not in text:
        return Outcome("panic", "ended without a word", [], differs, None)
    return Outcome("result" if differs else "none", "", [], differs, None)
