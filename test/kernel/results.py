# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a kernel's log says of the tests that ran in it."""
import collections
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
    (re.compile(r"loading out-of-tree.*"), ""),
)
REPORT = re.compile(r"^BUG: saner: .*")


class Results:
    """`lines`: (block, line) in order; `reports`: saner's, with their block."""

    def __init__(self, text):
        self.lines, self.reports, self.modules = [], [], set()
        self.booted = self.ended = False
        self.suites = self.oks = 0
        block = "boot"
        for line in text.splitlines():
            line = line.rstrip()
            if line.startswith("test: "):
                block = line[len("test: "):]
                self.booted = True
                self.ended |= block == "end"
                if block.startswith("module "):
                    self.modules.add(block)
                continue
            if REPORT.match(line):
                self.reports.append((block, line))
            elif RESULT.search(line) and "Modules linked in" not in line:
                self.result(block, line)

    def result(self, block, line):
        self.suites += bool(re.match(r"ok \d+", line))
        self.oks += bool(re.match(r"\s*ok \d+", line))
        for pattern, word in VARIES:
            line = pattern.sub(word, line)
        self.lines.append((block, line))


def compare(plain, other):
    """(lines equal, [(block, line) missing in `other`], [new in `other`])."""
    a = collections.Counter(plain.lines)
    b = collections.Counter(other.lines)
    return sum((a & b).values()), sorted((a - b).elements()), \
        sorted((b - a).elements())
