#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs with one access pushed out of its object.

    test/csmith/faults.py --count 50 --jobs 2 --seed 1

Each is a program of Csmith (run.py).  First it is run with every array
subscript and every pointer that is dereferenced counted.  Then one that was
executed is chosen at random, and one of its executions, and there alone

    a[i]     the index becomes the number of elements, a few more, or negative
    *p p->f  the pointer is moved by some elements

ASan and UBSan (-fsanitize=address,bounds) say whether that access leaves its
object; where neither does, another one is tried, and a program without any is
left out.  Then the program is compiled under saner, hard, by gcc or clang, at
-O0 or -O2, and must stop with a report of that line: before the access, for
the report comes from the check in front of it.  The access stands on a line of
its own.

What saner itself reports as assumed there, because nobody knows the bounds of a
pointer that was read from memory, is counted apart and is no failure; it is
what the report is for.  Everything else that is not stopped is one: kept in
--keep, with the text of what happened.

The last line is `faults: N programs, S stopped, A assumed, M missed`.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import shutil
import sys
import tempfile

import run

TOP = run.TOP
WAYS = [(cc, opt) for cc in ("gcc-12", "clang-22") for opt in ("-O0", "-O2")]
TOKEN = re.compile(r'\s+|/\*.*?\*/|"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\''
                   r"|[A-Za-z_]\w*|\.?\d(?:[eE][-+]|[\w.])*|->|\+\+|--|.",
                   re.S)
WORD = re.compile(r"[A-Za-z_]\w*$")
DECLARATION = re.compile(
    r"^\s*(?:const |volatile |static |register |struct |union )*"
    r"(?:u?int\d*(?:_t)?|int|char|void|S\d+|U\d+)\s[\w\s*]*[\[\w\]]*\s*[=;]")
COUNTER = """
#include <stdio.h>
static unsigned long fz_n[%d];
static int fz(int k) { fz_n[k]++; return 0; }
static void __attribute__((destructor)) fz_out(void)
{
	FILE *f = fopen("%s", "w");
	for (int k = 0; k < %d; k++)
		fprintf(f, "%%lu\\n", fz_n[k]);
	fclose(f);
}
"""
INDEX = """
static long fz(long index, unsigned long count)
{
	static unsigned long n;
	return ++n == %d ? %s : index;
}
"""
MOVE = """
static long fz(void)
{
	static unsigned long n;
	return ++n == %d ? %s : 0;
}
"""
INDICES = ["(long)count", "-1", "(long)count + 2", "(long)count + 100",
           "-(long)count - 3", "1L << 40"]
MOVES = ["1", "-1", "2", "7", "-5", "64", "-100", "1000", "1L << 40"]
# begin, end: of the whole access; inner: (begin, end) of what is wrapped
Place = collections.namedtuple("Place", "kind begin end inner")


class Text:
    """The tokens of a program and where its accesses are."""

    def __init__(self, text):
        self.text, self.toks = text, []
        for m in TOKEN.finditer(text):
            if not m.group()[0].isspace() and not m.group().startswith("/*"):
                self.toks.append((m.group(), m.start(), m.end()))
        start = text.index("/* --- FUNCTIONS --- */")
        self.first = next(i for i, t in enumerate(self.toks) if t[1] > start)
        self.match = self.brackets()
        self.skip = [(m.start(), m.end()) for m in re.finditer(
            r"[^\n]*\n", text) if DECLARATION.match(m.group())]
        self.places = sorted(set(self.find()), key=lambda p: p.inner)

    def brackets(self):
        match, stack = {}, []
        for i, (t, _, _) in enumerate(self.toks):
            if t in ("(", "[", "{"):
                stack.append(i)
            elif t in (")", "]", "}") and stack:
                match[i] = stack.pop()
                match[match[i]] = i
        return match

    def word(self, i):
        return self.toks[i][0]

    def base(self, i):
        """The token at which the postfix expression that ends at i begins."""
        while True:
            if self.word(i) in ("]", ")"):
                i = self.match[i]
                before = self.word(i - 1)
                if before in ("]", ")") or WORD.match(before) and \
                        before not in ("return", "if", "for", "while"):
                    i -= 1
                    continue
            if self.word(i - 1) in (".", "->"):
                i -= 2
                continue
            return i

    def is_address(self, i):
        """Is the expression that begins at i an operand of &, or declared?"""
        at = self.toks[i][1]
        while self.word(i - 1) == "(":
            i -= 1
        before = self.word(i - 1)
        return before in ("&", "sizeof") or \
            any(a <= at < b for a, b in self.skip)

    def find(self):
        for i in range(self.first, len(self.toks)):
            t = self.word(i)
            if t == "[" and i in self.match and self.match[i] > i + 1:
                base = self.base(i - 1)
                end = self.match[i]
                if WORD.match(self.word(base)) and not self.is_address(base):
                    yield Place("index", self.toks[base][1],
                                self.toks[end][2],
                                (self.toks[i][2], self.toks[end][1]))
            elif t == "->":
                base = self.base(i - 1)
                if base == i - 1 and WORD.match(self.word(base)) and \
                        not self.is_address(base):
                    yield Place("pointer", self.toks[base][1],
                                self.toks[i + 1][2], self.toks[base][1:])
            elif t == "(" and self.word(i + 1) == "*":
                stars = i + 1
                while self.word(stars + 1) == "*":
                    stars += 1
                end = stars + 2
                if not WORD.match(self.word(stars + 1)) or \
                        self.word(end) != ")" or self.is_address(i) or \
                        WORD.match(self.word(i - 1)):
                    continue
                for k in range(i + 1, stars + 1):
                    yield Place("pointer", self.toks[i][1],
                                self.toks[end][2],
                                (self.toks[k][2], self.toks[end][1]))

    def edited(self, edits):
        """The text with (offset, rank, insertion)s."""
        out, at = [], 0
        for where, _, what in sorted(edits):
            out += [self.text[at:where], what]
            at = where
        text = "".join(out) + self.text[at:]
        return text

    def counted(self, path):
        edits = []
        for k, p in enumerate(self.places):
            edits += [(p.inner[0], p.inner[0], "("),
                      (p.inner[1], -p.inner[0], " + fz(%d))" % k)]
        head = COUNTER % (len(self.places), path, len(self.places))
        return head + self.edited(edits)

    def faulty(self, p, nth, how):
        """(text, line): the place p wrong at its nth execution."""
        base = self.text[p.begin:p.inner[0] - 1]
        if p.kind == "index":
            head = INDEX % (nth, how)
            edits = [(p.inner[0], 0, "fz("),
                     (p.inner[1], 0, ", sizeof(%s)/sizeof((%s)[0]))" %
                      (base, base))]
        else:
            head = MOVE % (nth, how)
            edits = [(p.inner[0], 0, "("), (p.inner[1], 0, " + fz())")]
        edits += [(p.begin, -1, "\n"), (p.end, 1, "\n")]
        text = head + self.edited(edits)
        line = (head + self.text[:p.begin]).count("\n") + 2
        return text, line


class One:
    """One seed."""

    def __init__(self, args, seed, scratch):
        self.args, self.scratch = args, scratch
        self.rng = random.Random(seed)
        self.cc, self.opt = WAYS[seed % len(WAYS)]
        self.exe = os.path.join(scratch, "p")
        self.source = os.path.join(scratch, "p.c")

    def build(self, text, words):
        with open(self.source, "w") as f:
            f.write(text)
        p = run.Process([*words, "-w", "-I", run.INCLUDE, self.source, "-o",
                         self.exe], 300)
        return p.err if p.status else None

    def execute(self, scale=1):
        return run.Process([self.exe], self.args.limit * 30 * scale,
                           cpu=self.args.limit * scale)

    def executed(self, text):
        """[(place, times)] of the places that the program comes to."""
        counts = os.path.join(self.scratch, "counts")
        err = self.build(text.counted(counts), ["gcc-12", "-O1"])
        if err:
            raise RuntimeError("the counted program: " + err[:500])
        if self.execute().status != 0:
            return []
        with open(counts) as f:
            times = [int(x) for x in f]
        return [(p, n) for p, n in zip(text.places, times) if n]

    def confirmed(self, text, line):
        """Do the sanitizers say that the line leaves its object?"""
        err = self.build(text, ["gcc-12", "-O0", "-g1",
                                "-fsanitize=address,bounds",
                                "-fno-sanitize-recover=bounds"])
        if err:
            raise RuntimeError("the faulty program: " + err[:500])
        r = self.execute(4)
        first = re.search(r"p\.c:(\d+)", r.err)
        return r.status not in (0, None) and first and \
            int(first.group(1)) == line and \
            ("AddressSanitizer" in r.err or "out of bounds" in r.err)

    def fault(self, text, places):
        """(text, line, what), of a fault that the sanitizers confirm."""
        last = text.text.index("\nint main (")
        for _ in range(12):
            kind = self.rng.choice(["index", "pointer", "pointer"])
            some = [x for x in places if x[0].kind == kind]
            # what main() prints is half of all
            some = [x for x in some if x[0].begin < last] or some or places
            place, times = self.rng.choice(some)
            nth = self.rng.randint(1, min(times, 1000))
            how = self.rng.choice(INDICES if place.kind == "index"
                                  else MOVES)
            faulty, line = text.faulty(place, nth, how)
            if self.confirmed(faulty, line):
                return faulty, line, "%s %s of %s" % (
                    place.kind, how, text.text[place.begin:place.end])
        return None

    def assumed(self, line):
        """What the report says of the line: its bounds are not known."""
        with open(os.path.join(self.scratch, ".tmp_q.saner.json")) as f:
            report = json.load(f)
        at = [o for f in report["functions"] for o in f["obligations"]
              if o["line"] == line and o["property"] == "bounds"]
        return [o for o in at if o["disposition"] == "assumed"], at

    def judge(self, line):
        """("stopped" | "assumed" | "missed", text)"""
        obj = os.path.join(self.scratch, "q.o")
        words = [self.args.saner_cc, self.cc, "-fsaner=hard"]
        p = run.Process([*words, "-w", self.opt, "-I", run.INCLUDE, "-c",
                         self.source, "-o", obj], 300)
        if p.status != 0 or p.err:
            return "missed", "compile: " + p.err[:300]
        p = run.Process([*words, obj, "-o", self.exe], 60)
        if p.status != 0:
            return "missed", "link: " + p.err[:300]
        r = self.execute(20)
        m = re.search(r"^BUG: saner: (\w+): .* at \S*?:(\d+)$", r.err, re.M)
        if m and int(m.group(2)) == line:
            return "stopped", m.group()
        some, every = self.assumed(line)
        text = "%s; at the line: %s" % (
            m.group() if m else r.brief(), " ".join(
                "%s %s(%s)" % (o["rule"], o["disposition"],
                               o.get("reason", "")) for o in every))
        return ("assumed" if some else "missed"), text

    def run(self, seed):
        p = run.Process(["csmith", "--seed", str(seed), "-o", self.source],
                        60, cwd=self.scratch)
        if p.status != 0:
            return "skipped", "csmith gave no program"
        with open(self.source) as f:
            text = Text(f.read())
        places = self.executed(text) if text.places else []
        chosen = self.fault(text, places) if places else None
        if not chosen:
            return "skipped", "no access that the sanitizers confirm"
        with open(self.source, "w") as f:
            f.write(chosen[0])
        word, what = self.judge(chosen[1])
        if word == "missed":
            folder = os.path.join(self.args.keep, str(seed))
            os.makedirs(folder, exist_ok=True)
            shutil.copy(self.source, folder)
            with open(os.path.join(folder, "what"), "w") as f:
                f.write("%s %s line %d: %s\n%s\n" % (
                    self.cc, self.opt, chosen[1], chosen[2], what))
        return word, "%s %s: line %d: %s: %s" % (self.cc, self.opt, chosen[1],
                                                 chosen[2], what)


def one(args, seed):
    with tempfile.TemporaryDirectory(prefix="saner-faults-") as scratch:
        return One(args, seed, scratch).run(seed)


def main():
    build = os.environ.get("SANER_BUILD", "build/release")
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--count", type=int, default=50,
                    help="programs with a fault; those left out not counted")
    ap.add_argument("--jobs", "-j", type=int, default=2)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--limit", type=int, default=2,
                    help="seconds of the CPU a plain program may take")
    ap.add_argument("--saner-cc", default=os.path.join(TOP, build,
                                                       "bin/saner-cc"))
    ap.add_argument("--keep", default=os.path.join(TOP, "build/faults"))
    ap.add_argument("--verbose", action="store_true")
    args = ap.parse_args()
    args.saner_cc = os.path.abspath(args.saner_cc)
    if not os.path.exists(args.saner_cc):
        sys.exit("faults: %s is not built" % args.saner_cc)
    shutil.rmtree(args.keep, ignore_errors=True)
    count = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        seed, todo = args.seed, {}
        done = 0
        while done < args.count or todo:
            while len(todo) < args.jobs and done + len(todo) < args.count:
                todo[pool.submit(one, args, seed)] = seed
                seed += 1
            if seed - args.seed > 20 * args.count + 20:
                sys.exit("faults: too few programs have an access to push")
            ready, _ = concurrent.futures.wait(
                todo, return_when=concurrent.futures.FIRST_COMPLETED)
            for f in ready:
                word, what = f.result()
                count[word] += 1
                done += word != "skipped"
                if word == "missed" or args.verbose:
                    print("faults: %s: seed %d: %s" % (word.upper(), todo[f],
                                                       what), flush=True)
                del todo[f]
                if word != "skipped" and done % 25 == 0:
                    print("faults: %d/%d, %d stopped, %d assumed, %d missed" %
                          (done, args.count, count["stopped"],
                           count["assumed"], count["missed"]), flush=True)
    print("faults: %d programs were left out" % count["skipped"])
    print("faults: %d programs, %d stopped, %d assumed, %d missed" % (
        done, count["stopped"], count["assumed"], count["missed"]))
    if os.environ.get("SANER_COUNTS"):
        with open(os.environ["SANER_COUNTS"], "w") as f:
            f.write("%d %d\n" % (count["stopped"], count["missed"]))
    return 1 if count["missed"] or not count["stopped"] else 0


if __name__ == "__main__":
    sys.exit(main())
