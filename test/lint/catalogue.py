# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The catalogue of diagnostics: each row of a diag.def has a page, a test that
expects it and a caller; each page has a row, and the headings of a page."""
import os
import re

ROW = re.compile(r"^\s*DIAG\(\s*(\w+)\s*,", re.M)
HEADINGS = ("says", "why", "example", "how to fix", "limits")
SOURCES = ("frontend/", "checker/", "lowering/")


def rows(tree):
    """(name, file, line) of every row of every catalogue."""
    for path in tree.files:
        if os.path.basename(path) != "diag.def":
            continue
        text = re.sub(r"/\*.*?\*/",
                      lambda m: re.sub(r"[^\n]", " ", m.group(0)),
                      tree.text(path), flags=re.S)
        for m in ROW.finditer(text):
            yield m.group(1), path, text.count("\n", 0, m.start(1)) + 1


def words(tree):
    path = "checker/property.def"
    if path not in tree.files:
        return None
    return set(re.findall(r"^\s*PROPERTY\(\s*(\w+)", tree.text(path), re.M))


def page(tree, path):
    heads = [h.strip().lower() for h in
             re.findall(r"^#+\s+(.*)$", tree.text(path), re.M)]
    for want in HEADINGS:
        if not any(h.startswith(want) for h in heads):
            yield "%s:1: no heading '%s'" % (path, want)


def catalogue(tree):
    code = "\n".join(tree.text(n) for n in tree.named(".c")
                     if n.startswith(SOURCES))
    tests = "\n".join(tree.text(n) for n in tree.named(".c", ".test", ".h")
                      if n.startswith("test/"))
    properties, seen = words(tree), set()
    for name, path, line in rows(tree):
        ident = name.replace("_", "-")
        where = "%s:%d: %s: " % (path, line, ident)
        doc = "docs/diagnostics/%s.md" % ident
        if ident in seen:
            yield where + "the id is used twice"
        seen.add(ident)
        if properties and name.split("_")[0] not in properties:
            yield where + "the id does not start with a property's word"
        if doc not in tree.files:
            yield where + "no page " + doc
        if not re.search(r"\bdiag_%s\s*\(" % name, code):
            yield where + "nobody calls diag_%s()" % name
        if not re.search(r"reject(@[+-]\d+)?:\s*%s\b|\[%s\]" %
                         (ident, ident), tests):
            yield where + "no test expects it"
    for path in tree.named(".md", under="docs/diagnostics/"):
        ident = os.path.basename(path)[:-3]
        if ident == "README":
            continue
        if ident not in seen:
            yield "%s:1: no row of a diag.def has this id" % path
        yield from page(tree, path)
