# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lints of the documents: links lead somewhere, files named exist, and the
fenced examples that say `accepted` or `rejected` are."""
import fnmatch
import os
import re
import subprocess
import tempfile

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
NAMED = re.compile(r"`((?:frontend|checker|lowering|runtime|kernel-shim|test|"
                   r"examples|docs)/[\w./*{},-]*)`")
FENCE = re.compile(r"^```c (accepted|rejected)(?: ([a-z0-9-]+))?\n(.*?)^```",
                   re.M | re.S)
# A sign that a name stands for many.
PATTERN = re.compile(r"[*{}]")


def links(tree):
    for name in tree.named(".md"):
        for number, line in tree.lines(name):
            for target in LINK.findall(line):
                path, _, anchor = target.partition("#")
                if "://" in target or target.startswith("mailto:"):
                    continue
                full = os.path.normpath(os.path.join(
                    os.path.dirname(tree.full(name)), path)) \
                    if path else tree.full(name)
                if not os.path.exists(full):
                    yield "%s:%d: the link '%s' leads nowhere" % (
                        name, number, target)
                elif anchor and full.endswith(".md") and \
                        anchor not in anchors(full):
                    yield "%s:%d: no heading for '%s'" % (name, number,
                                                          target)


def anchors(path):
    with open(path) as f:
        heads = re.findall(r"^#+\s+(.*)$", f.read(), re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-")
            for h in heads}


def expand(word):
    m = re.search(r"\{([^{}]*)\}", word)
    if not m:
        return [word]
    return [w for part in m.group(1).split(",")
            for w in expand(word[:m.start()] + part + word[m.end():])]


def files_named(tree):
    folders = {n[:i] for n in tree.files for i, c in enumerate(n) if c == "/"}
    for name in tree.named(".md"):
        for number, line in tree.lines(name):
            for word in NAMED.findall(line):
                for path in expand(word.rstrip(".,")):
                    if not there(tree, folders, path):
                        yield "%s:%d: there is no '%s'" % (name, number, path)


def there(tree, folders, path):
    if "*" in path:
        return any(fnmatch.fnmatch(n, path) for n in tree.files)
    return path in tree.files or path.rstrip("/") in folders


def fences(tree):
    saner = tree.full(os.path.join(
        os.environ.get("SANER_BUILD", "build/release"), "bin/saner"))
    for name in tree.named(".md"):
        text = tree.text(name)
        for m in FENCE.finditer(text):
            line = text.count("\n", 0, m.start()) + 1
            if not os.path.exists(saner):
                yield "%s:%d: an example, and no %s" % (name, line, saner)
                return
            wrong = try_fence(saner, *m.groups())
            if wrong:
                yield "%s:%d: %s" % (name, line, wrong)


def try_fence(saner, word, ident, body):
    with tempfile.NamedTemporaryFile("w", suffix=".c") as f:
        f.write(body)
        f.flush()
        p = subprocess.run([saner, "check", f.name, "--", "-std=gnu11"],
                           capture_output=True, text=True)
    text = p.stdout + p.stderr
    if word == "accepted":
        return text.strip() and "not accepted: " + text.splitlines()[0] or \
            (p.returncode and "exit status %d" % p.returncode)
    if p.returncode != 1:
        return "not rejected: exit status %d" % p.returncode
    if ident and "[%s]" % ident not in text:
        return "rejected, but not as %s: %s" % (ident, text.splitlines()[0])
    return None


def options(tree):
    """Each option of the compiler stands in its man page."""
    man = tree.text("docs/man/saner-cc.1").replace("\\-", "-")
    rows = tree.text("frontend/options.def")
    for m in re.finditer(r'^(?:CHOICE|SWITCH)\(\w+, "(-[\w-]+)"', rows, re.M):
        if not re.search(re.escape(m[1]) + r"(?![\w-])", man):
            yield "frontend/options.def:%d: docs/man/saner-cc.1 lacks %s" % (
                rows.count("\n", 0, m.start()) + 1, m[1])
