# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the fault seeder itself, without a kernel: where it sees a place for
a fault, how it reads a kernel's log, and how it counts."""
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import executed                                         # noqa: E402
import main                                             # noqa: E402
import outcome                                          # noqa: E402
import places                                           # noqa: E402
import table                                            # noqa: E402

TEXT = """\
#define LESS(a, b) ((a) < (b))
/* if (x < 1) return; */
static int f(char *to, const char *s, size_t len)
{
	char *p = kmalloc(len + sizeof(*p), GFP_KERNEL);

	if (!p)
		return -ENOMEM;
	if (len < 4) {
		g("if (a < b) return;");
		goto out;
	}
	if (len > 9)
		g(to);
	else
		return 1;
	memcpy(to, p, len << 1);
	memcpy_out(to, p, len);
out:
	return 0;
}
int snprintf(char *to, size_t n, const char *f, ...)
{
}
"""


def found(executed_lines):
    with tempfile.NamedTemporaryFile("w", suffix=".c") as f:
        f.write(TEXT)
        f.flush()
        lines = {n: "f" for n in executed_lines}
        return [(p.operator, p.line, p.old, p.new)
                for p in places.places(f.name, "f.c")
                if places.is_executed(p, lines)]


class Places(unittest.TestCase):
    def test_all_operators(self):
        self.assertEqual(found(range(1, 30)), [
            ("guard", 7, "!p", "(!p) && 0"),
            ("guard", 9, "len < 4", "(len < 4) && 0"),
            ("less", 9, "<", "<="),
            ("alloc", 5, "len + sizeof(*p)", "(len + sizeof(*p)) - 1"),
            ("length", 17, "len << 1", "(len << 1) + 1")])

    def test_a_line_that_was_not_executed_has_none(self):
        self.assertEqual([f[:2] for f in found([5])], [("alloc", 5)])

    def test_a_guard_that_never_left_is_none(self):
        self.assertEqual([f[:2] for f in found([7, 9])], [("less", 9)])

    def test_tests_are_not_seeded(self):
        self.assertFalse(executed.wanted("lib/test_printf.c"))
        self.assertFalse(executed.wanted("lib/list-test.c"))
        self.assertFalse(executed.wanted("crypto/testmgr.c"))
        self.assertFalse(executed.wanted("kernel/fork.c"))
        self.assertTrue(executed.wanted("lib/vsprintf.c"))
        self.assertTrue(executed.wanted("drivers/base/core.c"))


GOOD = "ok 1 - first\ntest: module a.ko\nresult: a\ntest: end\n"
SANER = """\
ok 1 - first
BUG: saner: bounds: out-of-bounds write of size 1 in f+0x12/0x40 at lib/f.c:7
  index 9, valid 0..8 of 'a'; obligation bounds-index#3 of f; mode hard
Kernel panic - not syncing: BUG!
"""
KASAN = """\
BUG: KASAN: slab-out-of-bounds in memcpy+0x20/0x50
Write of size 9 at addr 0000000062345678 by task init/1
Call Trace:
 [<60012345>] ? show_stack+0x1/0x2
 [<60012345>] ? left+0x1/0x2
 [<60012345>] ? kasan_report+0x1/0x2
 [<60012345>] ? memcpy+0x20/0x50
 [<60012345>] ? f+0x34/0x90
 [<60012345>] ? g+0x56/0x90
"""


def judge(text, late=False):
    return outcome.judge(text, late, outcome.Baseline([GOOD, GOOD]))


class Outcomes(unittest.TestCase):
    def test_nothing(self):
        self.assertEqual(judge(GOOD).kind, "none")

    def test_another_result(self):
        got = judge(GOOD.replace("result: a", "result: b"))
        self.assertEqual(got.kind, "result")
        self.assertEqual(got.differs, ["+ module a.ko: result: b",
                                       "- module a.ko: result: a"])

    def test_what_varies_says_nothing(self):
        other = GOOD.replace("result: a", "result: b")
        base = outcome.Baseline([GOOD, other])
        self.assertEqual(outcome.judge(other, False, base).kind, "none")

    def test_saner(self):
        got = judge(SANER)
        self.assertEqual((got.kind, got.differs), ("saner", []))
        self.assertEqual(got.place, ["lib/f.c:7", "f", "bounds-index", 3])

    def test_a_test_that_breaks_rules_may_be_reported(self):
        soft = SANER.splitlines()[1:3]
        text = "\n".join(soft).replace("of f;", "of test_first_word;")
        self.assertEqual(judge(text + "\n" + GOOD).kind, "none")
        self.assertEqual(judge("\n".join(soft) + "\n" + GOOD).kind, "saner")

    def test_saner_after_a_wrong_result_is_late(self):
        got = judge("not ok 1 - first\n" + SANER)
        self.assertEqual(got.kind, "saner")
        self.assertEqual(got.differs, ["+ boot: not ok 1 - first"])

    def test_the_referee_comes_first(self):
        got = judge(KASAN + SANER)
        self.assertEqual(got.kind, "kasan")
        self.assertEqual(got.frames, [("f", 0x34), ("g", 0x56)])

    def test_before_there_is_a_console(self):
        got = judge("".join("<3>%s\n" % x for x in KASAN.splitlines()))
        self.assertEqual((got.kind, got.frames[0][0]), ("kasan", "f"))

    def test_a_bad_pointer(self):
        got = judge("ok 1 - first\nRIP: 0033:h+0x12/0x34\n"
                    "Kernel panic - not syncing: "
                    "Kernel mode fault at addr 0x0, ip 0x60000000\n")
        self.assertEqual((got.kind, got.frames), ("machine", [("h", 0x13)]))

    def test_a_hang(self):
        self.assertEqual(judge("ok 1 - first\n", True).kind, "hang")


class Turns(unittest.TestCase):
    def test_the_operators_in_turn_and_no_more_than_wanted(self):
        found = {"a": [places.Place("a", "f.c", i, 0, i, i, "", "")
                       for i in range(5)],
                 "b": [places.Place("b", "f.c", 9, 0, 9, 9, "", "")]}
        turns, got = main.Turns(found, {"a": 2, "b": 2}), []
        while True:
            place = turns.take()
            if place is None:
                break
            got.append((place.operator, place.line))
            turns.give(place, place.line != 0)
        self.assertEqual(got, [("a", 0), ("b", 9), ("a", 1), ("a", 2)])
        self.assertEqual(turns.left, {"a": 0, "b": 1})


class Counts(unittest.TestCase):
    def miss(self, **more):
        held = {"stopped": False, "kind": "kasan", "what": "", "access": True,
                "function": "f", "line": "f.c:1", "obligations": [],
                "verdict": "checked", "unsound": None}
        held.update(more)
        place = places.Place("less", "f.c", 1, 0, 0, 1, "<", "<=")
        return place, {"kind": "kasan", "what": "w", "in": "f"}, held

    def test_a_miss_in_a_proven_function(self):
        self.assertFalse(table.proven(self.miss()[2]))
        self.assertTrue(table.proven(
            self.miss(verdict="proven[null,bounds,init]")[2]))
        self.assertTrue(table.proven(self.miss(unsound=["x", []])[2]))

    def test_a_wrong_result_in_a_proven_function_is_no_access(self):
        self.assertFalse(table.proven(self.miss(
            verdict="proven[null,bounds,init]", access=False)[2]))


def run_all():
    run = unittest.main(verbosity=0, exit=False).result
    bad = len(run.failures) + len(run.errors)
    path = os.environ.get("SANER_COUNTS")
    if path:
        with open(path, "w") as f:
            f.write("%d %d\n" % (run.testsRun - bad, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(run_all())
