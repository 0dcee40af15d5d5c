# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Is our tree the program?  Counts the nodes of every function, by kind, in
our tree and in clang's own dump of its syntax tree: reads, decays, implicit
conversions, casts, calls, members, subscripts, compound assignments.

    nodes.py SANER CLANG FILE.c...

Last line: `nodes: N functions, D differ`; exit 1 when one differs or none was
compared."""
import collections
import re
import subprocess
import sys
import tempfile

KINDS = {"CStyleCastExpr": "cast", "CallExpr": "call",
         "MemberExpr": "member", "ArraySubscriptExpr": "index",
         "CompoundAssignOperator": "assign-op"}
CASTS = {"LValueToRValue": "load", "ArrayToPointerDecay": "decay",
         "FunctionToPointerDecay": "decay", "BuiltinFnToFnPtr": "decay"}
# Not evaluated, or no part of the tree: constants, sizeof, static objects.
LEFT_OUT = {"ConstantExpr", "UnaryExprOrTypeTraitExpr", "OffsetOfExpr"}
LINE = re.compile(r"^([| `-]*)(\w+) 0x[0-9a-f]+(.*)$")


def run(*words):
    return subprocess.run(words, stdout=subprocess.PIPE, check=True,
                          text=True, errors="replace").stdout


def kind_of(node, rest):
    if node == "ImplicitCastExpr":
        cast = re.search(r"' (?:lvalue )?<(\w+)", rest).group(1)
        return CASTS.get(cast, "convert")
    return KINDS.get(node)


def of_clang(clang, text):
    """{function: Counter of kinds} from clang's dump."""
    functions = {}
    counts = left = label = None
    for line in run(clang, "-x", "c", "-w", "-fsyntax-only",
                    "-fno-color-diagnostics", "-Xclang", "-ast-dump",
                    text).splitlines():
        m = LINE.match(line)
        if not m:
            continue
        depth, node, rest = len(m.group(1)), m.group(2), m.group(3)
        if depth == 2:
            counts = left = None
            if node == "FunctionDecl":
                counts = collections.Counter()
                name = re.search(r"(\w+) '", rest).group(1)
        if counts is None:
            continue
        if depth == 4 and node == "CompoundStmt":
            functions[name] = counts
        if left is not None and depth > left:
            continue
        # The first child of a case is its value.
        left = depth if label == depth else None
        label = depth + 2 if node == "CaseStmt" else None
        if left is not None:
            continue
        if node in LEFT_OUT or (node == "VarDecl" and " static" in rest):
            left = depth
        elif kind_of(node, rest):
            counts[kind_of(node, rest)] += 1
    return functions


def of_saner(saner, text):
    functions = {}
    wanted = set(KINDS.values()) | set(CASTS.values()) | {"convert"}
    counts = None
    for line in run(saner, "--dump-after=tree", text).splitlines():
        word = line.split()[0] if line.strip() else ""
        if line.startswith("func "):
            counts = functions[line.split()[1]] = collections.Counter()
        elif counts is not None and line[0] == " " and word in wanted:
            counts[word] += 1
    return functions


def main():
    saner, clang = sys.argv[1:3]
    compared = differ = 0
    for source in sys.argv[3:]:
        with tempfile.NamedTemporaryFile(suffix=".i") as text:
            run(clang, "-E", "-I", "frontend", source, "-o", text.name)
            theirs = of_clang(clang, text.name)
            ours = of_saner(saner, text.name)
        for name, counts in ours.items():
            compared += 1
            if counts != theirs.get(name):
                differ += 1
                print("%s: %s(): saner %s, clang %s" % (
                    source, name, dict(counts), dict(theirs.get(name, {}))))
    print("nodes: %d functions, %d differ" % (compared, differ))
    return 1 if differ or not compared else 0


sys.exit(main())
