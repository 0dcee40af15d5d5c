# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The rows of a run as text, and its last lines."""
import collections

ACCESS = ("kasan", "machine")


def place_text(place, seen):
    return "%s %s:%d in %s()" % (place.operator, place.file, place.line,
                                 seen["in"])


def line(place, seen, held):
    """One line a fault, for the progress."""
    text = place_text(place, seen)
    if seen["kind"] == "none":
        return text + ": nothing shows it"
    text += ": %s %s" % (seen["kind"], seen["what"])
    if held["stopped"]:
        return text + "; stopped: " + held["what"]
    return text + "; not stopped: %s %s" % (held["kind"], held["what"])


def miss(place, seen, held):
    if held["kind"] == "refused":
        return ["does not compile: " + held["what"]]
    out = ["%s() is %s; %s %s: %s" % (
        held["function"], held["verdict"],
        "access at" if held["access"] else "fault at", held["line"],
        ", ".join(held["obligations"]) or "no obligation")]
    if held["kind"] == "saner":
        out.append("late: " + held["what"])
    if held["unsound"]:
        out.append("UNSOUND: %s, proved on %s" % (
            held["unsound"][0], held["unsound"][1] or "no premise"))
    return out


def proven(held):
    """A miss at an access in a function that is called proven, or at an
    obligation that was proved."""
    return bool(held.get("unsound")) or bool(
        held.get("access") and held["verdict"].startswith("proven"))


def show(rows):
    shown = [r for r in rows if r[1]["kind"] != "none"]
    stopped = [r for r in shown if r[2]["stopped"]]
    missed = [r for r in shown if not r[2]["stopped"]]
    wrong = [r for r in missed if proven(r[2])]
    access = [r for r in shown if r[1]["kind"] in ACCESS]
    for place, seen, held in stopped:
        print("faults: stopped: %s: plain: %s %s; saner: %s" % (
            place_text(place, seen), seen["kind"], seen["what"], held["what"]))
    for place, seen, held in missed:
        print("faults: missed: %s: plain: %s %s; saner: %s %s" % (
            place_text(place, seen), seen["kind"], seen["what"], held["kind"],
            held["what"]))
        for text in miss(place, seen, held):
            print("faults:     " + text)
    reasons = collections.Counter(
        (r[1]["kind"], r[2].get("verdict", "refused"),
         ", ".join(sorted(set(r[2].get("obligations", ()))))) for r in missed)
    for (kind, verdict, what), n in reasons.most_common():
        print("faults: %3d missed: %s; function %s; %s" % (
            n, kind, verdict, what or "no obligation"))
    for name in sorted({r[0].operator for r in rows}):
        print("faults: %-6s %3d seeded, %3d shown, %3d stopped" % (
            name, sum(r[0].operator == name for r in rows),
            sum(r[0].operator == name for r in shown),
            sum(r[0].operator == name for r in stopped)))
    for kind, n in collections.Counter(r[1]["kind"]
                                       for r in shown).most_common():
        print("faults: shown by %-7s %3d, %3d stopped" % (
            kind, n, sum(r[1]["kind"] == kind for r in stopped)))
    print("faults: %d seeded, %d of them equal; a bad access seen in %d, "
          "%d of them stopped" % (
              len(rows), len(rows) - len(shown), len(access),
              sum(r in stopped for r in access)))
    print("faults: %d shown, %d stopped, %d in proven" % (
        len(shown), len(stopped), len(wrong)))
    return 1 if wrong else 0
