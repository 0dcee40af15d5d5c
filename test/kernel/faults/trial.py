# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One fault after the other: what the plain kernel says of it, what one says
that is compiled hard, and what saner's report has there."""
import hashlib
import json
import os
import threading

import kernels
import relink
import table
from tree import SANER, fail, say

HARD = "-fsaner=hard -fsaner-registry"	# the whole kernel
NEAR = 3	# frames, from the bad access outwards: audited


def key(place):
    return "%s %s:%d %d" % (place.operator, place.file, place.line,
                            place.begin)


class Kept:
    """Rows of earlier runs: a file with one JSON object a line."""

    def __init__(self, path, fresh):
        self.path, self.rows, self.lock = path, {}, threading.Lock()
        if fresh and os.path.exists(path):
            os.remove(path)
        if os.path.exists(path):
            with open(path) as f:
                text = f.read()
            for line in text.splitlines()[:text.count("\n")]:
                row = json.loads(line)
                self.rows[row["key"]] = row
            with open(path, "w") as f:	# without a row that was cut
                f.write(text[:text.rfind("\n") + 1])

    def put(self, row):
        with self.lock:
            self.rows[row["key"]] = row
            with open(self.path, "a") as f:
                f.write(json.dumps(row) + "\n")
        return row


def stamp():
    """What the rows of the kernel compiled hard hold for."""
    h = hashlib.sha256(HARD.encode())
    with open(SANER + "/bin/saner", "rb") as f:
        h.update(f.read())
    for base, _, names in sorted(os.walk(SANER + "/share/saner/contracts")):
        for name in sorted(names):
            with open(os.path.join(base, name), "rb") as f:
                h.update(f.read())
    return h.hexdigest()[:12]


class Trial:
    """What is known of each fault, in the plain kernel and compiled hard."""

    def __init__(self, args, tree, hard, lines, work):
        self.tree, self.lines, self.work = tree, lines, work
        self.seen = Kept(os.path.join(work, "plain.jsonl"), args.fresh)
        self.held = Kept(os.path.join(work, "saner-%s.jsonl" % stamp()),
                         args.fresh)
        self.index = kernels.units(tree)
        self.plain = kernels.Kernel(tree, work, "base")
        self.hard = kernels.Kernel(hard, work, "base-hard")

    def start(self):
        """What the plain kernel says without a fault, and the control: what
        the one compiled hard then reports is no protection."""
        self.plain.start()
        self.hard.make_root()
        self.hard.base = self.plain.base
        got = self.hard.run({}, "control")
        say("control: all compiled hard, no fault: %s %s" % (
            got.kind, got.what))
        if got.kind != "none":
            fail("the kernel without a fault does not do what it did: %s" %
                 (got.differs or got.what))

    def worker(self, i):
        """(plain kernel, kernel compiled hard) of a job."""
        out = []
        for tree, name in ((self.tree, "job%d"), (self.hard.tree, "hard%d")):
            k = kernels.Kernel(tree, self.work, name % i)
            k.make_root()
            k.base = self.plain.base
            out.append(k)
        return out

    @staticmethod
    def text(kernel, place):
        text = kernel.original(place.file)
        assert text[place.begin:place.end] == place.old
        return text[:place.begin] + place.new + text[place.end:]

    def try_plain(self, kernel, place):
        """The row of the fault in the plain kernel."""
        row = {"key": key(place), "new": place.new, "kind": "", "what": "",
               "in": self.lines[place.file][place.line]}
        text = self.text(kernel, place)
        try:
            obj = kernel.compile(place.file, text, "fault")
            if kernel.same(place.file, obj):
                row["kind"] = "no-code"
                return self.seen.put(row)
            got = kernel.run({place.file: obj}, "fault")
            if got.kind in ("result", "hang", "panic"):
                again = kernel.run({place.file: obj}, "again")
                if again.kind == "none":
                    got = again	# something else was late
        except relink.Broken as e:
            row.update(kind="refused", what=str(e)[-400:])
            return self.seen.put(row)
        row.update(kind=got.kind, what=got.what, differs=got.differs[:10],
                   frames=got.frames[:12],
                   at=self.where(kernel, place, text, got.frames))
        return self.seen.put(row)

    def unit_of(self, place, function):
        """The unit that defines it, the fault's own before others, or None."""
        defined = self.index.get(function, [])
        if place.file in defined:
            return place.file
        if len(defined) != 1 or not os.path.exists(
                os.path.join(self.tree.src, defined[0])):
            return None
        return defined[0]

    def where(self, kernel, place, text, frames):
        """[unit, [(function, file, line)]] of the access, or None."""
        for function, offset in frames[:1]:
            unit = self.unit_of(place, function)
            if not unit:
                return None
            if unit != place.file:
                text = kernel.original(unit)
            try:
                return [unit, kernels.locate(kernel, unit, text, function,
                                             offset)]
            except relink.Broken:
                return None
        return None

    def try_saner(self, kernel, place, seen):
        row = {"key": key(place), "new": place.new}
        try:
            obj = kernel.compile(place.file, self.text(kernel, place), "fault")
            got = kernel.run({place.file: obj}, "fault")
        except relink.Broken as e:
            row.update(kind="refused", what=str(e)[-400:], stopped=False)
            return self.held.put(row)
        row.update(kind=got.kind, what=got.what, differs=got.differs[:10],
                   place=got.place)
        row["stopped"] = got.kind == "saner" and not got.differs
        if not row["stopped"]:
            self.explain(row, kernel, obj, place, seen)
            self.audit(row, kernel, place, seen)
        return self.held.put(row)

    @staticmethod
    def explain(row, kernel, obj, place, seen):
        """What saner's report says of the function where it went wrong."""
        unit, chain = seen["at"] or [place.file, []]
        row["access"] = seen["kind"] in table.ACCESS
        name, path, line = chain[0] if chain else (
            seen["in"], place.file, place.line)
        rep = kernels.report(obj if unit == place.file else
                             kernel.built(unit))
        f = kernels.function_in(rep, name)
        row["function"], row["line"] = name, "%s:%d" % (path, line)
        row["obligations"] = []
        if not f:
            row["verdict"] = "trusted(%s)" % rep["trusted"] \
                if rep and rep["trusted"] else "not in a report"
            return
        row["verdict"] = f["overall"]
        row["obligations"] = [
            "%s %s%s" % (o["rule"], o["disposition"],
                         "(%s)" % o["reason"] if o.get("reason") else "")
            for o in f["obligations"] if o["line"] == line
            and o["disposition"] != "trivial"]

    def audit(self, row, kernel, place, seen):
        """The same fault with a check at each obligation that is proved, in the
        unit with the fault and those on the way to the bad access: one of them
        that fires was proved wrongly."""
        row["unsound"] = None
        units = [self.unit_of(place, f) for f, _ in seen["frames"][:NEAR]]
        try:
            objects = {u: kernel.compile(
                u, self.text(kernel, place) if u == place.file else
                kernel.original(u), "audit", "-fsaner-audit")
                for u in {place.file, *filter(None, units)}}
            got = kernel.run(objects, "audit")
        except relink.Broken as e:
            row["audit"] = "refused: " + str(e)[-200:]
            return
        row["audit"] = "%s %s" % (got.kind, got.what)
        if got.kind != "saner" or len(got.place) < 4:
            return
        for obj in objects.values():
            f = kernels.function_in(kernels.report(obj), got.place[1])
            for o in (f or {}).get("obligations", ()):
                if o["id"] == got.place[3] \
                        and o["disposition"] == "proved":
                    row["unsound"] = [got.what, o.get("premises", [])]
