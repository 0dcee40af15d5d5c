# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads the log of a boot: what the workload said, how each attack ended."""

import collections
import re

Attack = collections.namedtuple("Attack", "name function property what")
Report = collections.namedtuple(
    "Report", "property text function file line obligation during")

# The symbol of a report may be of a function into which the one that the
# obligation is of was inlined, or of a part of it (ring_push.cold).
REPORT = re.compile(r"BUG: saner: (\w+): (.+?) in (\w+)(?:\.[\w.]+)?(?:\+\S+)?"
                    r"(?: \[\w+\])? at (\S+):(\d+)")
OBLIGATION = re.compile(r"obligation ([\w#-]+)(?: of (\w+))?")

# What the kernel itself says when it stops an attack, or falls over it.
HARDENING = [
    (re.compile(r"detected buffer overflow in (?:__fortify_)?(\w+)"),
     "stopped by FORTIFY: %s"),
    (re.compile(r"usercopy: Kernel memory (\w+) attempt"),
     "stopped by hardened usercopy: %s"),
    (re.compile(r"stack-protector: (Kernel stack is corrupted)"),
     "stopped by the stack protector: %s"),
]
OOPS = [
    (re.compile(r"BUG: kernel NULL pointer dereference, address: 0*(\w+)"),
     "oops, address 0x%s"),
    (re.compile(r"BUG: unable to handle page fault for address: (\w+)"),
     "oops, address 0x%s"),
    (re.compile(r"general protection fault(.*)"), "oops, protection fault%s"),
    (re.compile(r"kernel BUG at (\S+)!"), "kernel BUG at %s"),
    (re.compile(r"Kernel panic - not syncing: (.*)"), "panic: %s"),
]
RIP = re.compile(r"RIP: \w+:(\w+)")


class Outcome:
    """How one attack ended."""

    def __init__(self):
        self.achieved = None    # what it gained
        self.reports = []       # of saner
        self.hardening = None   # which option of the kernel stopped it
        self.oops = None        # how the kernel fell over it
        self.function = None    # where
        self.end = "did not run"


class Log:
    """The log of the boots of one build."""

    def __init__(self, lines):
        self.workload = []      # what the workload said
        self.workload_ok = False
        self.outcomes = {}      # name of the attack -> Outcome
        self.stray = []         # reports with no attack under way
        self.units = []         # what saner.ko knows of the module
        self._now = None
        self._struck = False
        self._reports = None
        for line in lines:
            self._line(line)

    def _line(self, line):
        if line.startswith("workload: "):
            self.workload.append(line[10:])
            self.workload_ok = line == "workload: end: ok"
        elif line.startswith("boot: unit: "):
            self.units.append(line[12:])
        elif line.startswith("attack: "):
            self._attack(line[8:])
        elif "BUG: saner: " in line:
            self._saner(line)
        elif self._reports and OBLIGATION.search(line):
            self._obligation(*OBLIGATION.search(line).groups())
        elif self._now:
            self._kernel(line)

    def _attack(self, text):
        word, _, rest = text.partition(" ")
        if word == "begin":
            self._now, self._struck = Outcome(), False
            self.outcomes[rest] = self._now
        elif word == "strike":
            self._struck = True
        elif word == "achieved:":
            self._now.achieved = rest
        elif word == "end":
            self._now.end = rest.partition(": ")[2]
            self._now = None

    def _saner(self, line):
        found = REPORT.search(line)
        if not found:           # counts: nobody expects it
            self.stray.append(Report("?", line, "?", "?", 0, "", False))
            return
        to = self._now.reports if self._struck and self._now else self.stray
        word, text, function, path, number = found.groups()
        to.append(Report(word, text, function, path.rpartition("/")[2],
                         int(number), "", self._struck))
        self._reports = to

    def _obligation(self, name, function):
        last = self._reports[-1]
        self._reports[-1] = last._replace(
            obligation=name, function=function or last.function)
        self._reports = None

    def _kernel(self, line):
        for pattern, text in HARDENING:
            if pattern.search(line):
                self._now.hardening = text % pattern.search(line).group(1)
        for pattern, text in OOPS:
            if pattern.search(line) and not self._now.oops:
                self._now.oops = text % pattern.search(line).group(1)
        if self._now.oops and not self._now.function and RIP.search(line):
            self._now.function = RIP.search(line).group(1)


def succeeded(attack, outcome):
    """
    Did the attack reach its aim?  The aim of the NULL and error pointer
    attacks is that the kernel falls over them, in that function.
    """
    if outcome.achieved:
        return outcome.achieved
    if (attack.property == "null" and outcome.function == attack.function
            and outcome.oops.startswith("oops") and not outcome.reports):
        return "kernel " + outcome.oops
    return None


def plain_cell(attack, outcome):
    """One word for the table on a build by the plain compiler."""
    if outcome is None:
        return "did not run"
    got = succeeded(attack, outcome)
    if got:
        return got
    if outcome.hardening:
        return outcome.hardening
    if outcome.oops:
        return outcome.oops
    return "nothing gained" if outcome.end == "exit 0" else outcome.end


def false_reports(log, attacks):
    """Reports with no attack under way, or in another function than its."""
    false = list(log.stray)
    for attack in attacks:
        outcome = log.outcomes.get(attack.name)
        for report in outcome.reports if outcome else []:
            if report.function != attack.function:
                false.append(report)
    return false


def stopping_report(attack, outcome):
    for report in outcome.reports:
        if report.function == attack.function:
            return report
    return None


def zeroed(attack, unit):
    """
    The `init` obligation that saner settled by defining the value, as the
    report of the compile lists it; None if there is none.
    """
    for function in unit.get("functions", []):
        if function["name"] != attack.function:
            continue
        for o in function["obligations"]:
            if o["property"] == "init" and o["disposition"] == "checked":
                return o
    return None


def stopped(attack, outcome, unit):
    """
    The text 'file:line obligation' if saner stopped the attack on this boot,
    None if it did not.  A report must come from the function that makes the
    bad access, and the attacker must be dead; an uninitialised value does not
    make a report: its bytes must not come back and its definition must be in
    the report of the compile.
    """
    if outcome is None or succeeded(attack, outcome):
        return None
    report = stopping_report(attack, outcome)
    if report and outcome.end.startswith("killed"):
        return "%s:%d %s" % (report.file, report.line,
                             report.obligation or report.property)
    if attack.property == "init" and outcome.end == "exit 0":
        o = zeroed(attack, unit)
        if o:
            return "%s:%d %s#%d (zeroed)" % (
                o["file"].rpartition("/")[2], o["line"], o["rule"], o["id"])
    return None
