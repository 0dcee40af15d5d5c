# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a kernel's log says of the tests that ran in it."""
import collections
import os
import re

# Lines that say how a test went.  What changes from boot to boot (addresses,
# times, process numbers) is taken out of them by VARIES first.
RESULT = re.compile(
    r"^\s*(not )?ok \d+|^result: |\bPASS\b|\bFAIL|\bpass|\bfail|succe|"
    r"\bOK\b|[Cc]omplete|insmod|modprobe|^(WARNING|BUG)\b|^alg: |"
    r"Hello|results\)|^rtc|Unknown symbol|tests?\b.*\bdone", re.ASCII)
VARIES = (
    (re.compile(r"0x[0-9a-f]+"), "ADDR"),
    (re.compile(r"\bPID: \d+"), "PID"),
    (re.compile(r"\b\d+(\.\d+)? ?(n|u|m)?s(ec)?( elapsed)?\b"), "TIME"),
    (re.compile(r"\b\d+\.\d+s elapsed\b"), "TIME"),
    (re.compile(r"\b\d+ cycles\b"), "CYCLES"),
    (re.compile(r"\bTime: *\d+"), "TIME"),
    (re.compile(r"jited:\d .*(PASS|FAIL)"), r"\1"),
    (re.compile(r"^(WARNING: .*) at \S*?([\w/.-]+:\d+) (\w+)\+.*"),
     r"\1 at \2 \3"),
    (re.compile(r"table-jumps=\d+"), "JUMPS"),	# whether it grew meanwhile
    # what an earlier call left on the stack
    (re.compile(r"SKIP XFAIL uninit bytes: \d+"), "SKIP XFAIL uninit bytes"),
    # random tests run as many as they get to: what counts is what failed
    (re.compile(r"(\d+) of (\d+) tests passed"),
     lambda m: "all but %d tests passed" % (int(m[2]) - int(m[1]))),
)
REPORT = re.compile(r"^BUG: saner: (.*) at (\S+:\d+)$")
# The second line names the function as the source has it, inlined or not.
FUNCTION = re.compile(r"^  .*; obligation \S+ of (\w+); mode \w+$")
EXPECTED = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "expected.txt")


class Results:
    """`lines`: (block, line) in order; `reports`: saner's, (block, line,
    function)."""

    def __init__(self, text):
        self.lines, self.reports, self.modules = [], [], set()
        self.booted = self.ended = False
        self.suites = self.oks = 0
        block, place = "boot", None
        for line in text.splitlines():
            line = line.rstrip()
            if line.startswith("test: "):
                block = line[len("test: "):]
                self.booted = True
                self.ended |= block == "end"
                if block.startswith("module "):
                    self.modules.add(block)
                continue
            report = REPORT.match(line)
            if report:
                self.reports.append((block, line, ""))
                place = " at %s " % report.group(2)
                continue
            function = FUNCTION.match(line)
            if function and self.reports:
                self.reports[-1] = self.reports[-1][:2] + (function[1],)
            elif line.startswith("WARNING: ") and place and place in line:
                pass	# soft mode's own, of the report before
            elif RESULT.search(line) and not line.startswith(
                    ("Modules linked in", "CPU: ", "Pid: ", " [<")):
                self.result(block, line)

    def lacks(self, images, least):
        """What init.sh tries and this kernel did not do, or less of it than
        `least` (suites, ok lines, modules): what two kernels are equally
        silent about was not compared."""
        lack = ["image " + name for name in images
                if not any(block == "image " + name and "result: " in line
                           and "not mounted" not in line
                           for block, line in self.lines)]
        if ("workload", "result: workload ended 0") not in self.lines:
            lack.append("workload")
        have = (self.suites, self.oks, len(self.modules))
        lack += ["%d %s of at least %d" % (n, what, few) for what, n, few in
                 zip(("KUnit suites", "ok lines", "modules"), have, least)
                 if n < few]
        return lack

    def result(self, block, line):
        self.suites += bool(re.match(r"ok \d+", line))
        self.oks += bool(re.match(r"\s*ok \d+", line))
        for pattern, word in VARIES:
            line = pattern.sub(word, line)
        self.lines.append((block, line))


def expected():
    """[(object, block, start of a report, function)] of tests that break
    rules."""
    with open(EXPECTED) as f:
        return [tuple(word.strip() for word in line.split("|"))[:4]
                for line in f if line.strip() and not line.startswith("#")]


def is_expected(entry, block, line, function):
    """Whether `entry` of expected() is the report `line` in `block`, of an
    obligation of `function`."""
    return (entry[1] == block and entry[3] == function
            and line.startswith("BUG: saner: " + entry[2]))


def breaks_rules(entries, block, function):
    """Whether `function` has a row.  What it causes beside that is expected,
    too: it depends on what is asked for bounds."""
    return any(e[1] == block and e[3] == function for e in entries)


def sort_reports(reports, loaded, built):
    """(reports nobody expected, expected ones that did not come), where
    `loaded` are the blocks that ran, and built(object) says whether the kernel
    has it: slub_kunit.o is nothing to SLAB."""
    wanted = [e for e in expected() if e[1] in loaded and built(e[0])]
    seen, others = set(), []
    for block, line, function in reports:
        hit = [e for e in wanted if is_expected(e, block, line, function)]
        seen.update(hit)
        if not breaks_rules(wanted, block, function):
            others.append((block, line))
    return others, [e for e in wanted if e not in seen]


def compare(plain, other):
    """(lines equal, [(block, line) missing in `other`], [new in `other`])."""
    a = collections.Counter(plain.lines)
    b = collections.Counter(other.lines)
    return sum((a & b).values()), sorted((a - b).elements()), \
        sorted((b - a).elements())
