#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lowering matrix: every kind of lvalue, under every operation, compiled by
gcc and clang at -O0 and -O2, runs as plain C does on good input and is stopped
with the right line and property on bad.

    matrix.py [--saner-cc PATH] [--fast] [--mutate N] [--only TEXT] [--print]

A cell is one function.  All cells stand in one program, which is compiled once
per compiler and level, plainly and under saner with every check forced
(-fsaner-prove=none); `program CELL good` and `program CELL bad K` run one.
Exit status 0 when every cell is right; writes "PASSED FAILED" into the file
that $SANER_COUNTS names.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

HEAD = r"""
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <saner.h>
struct in { int x; int y[4]; };
struct s {
	int f;
	unsigned b : 5;
	int c : 7;
	int a[4];
	struct in in;
	struct s *next;
	unsigned char ch[8];
};
struct buf {
	int n;
	int *__counted_by(n) data;
};
struct flex {
	int n;
	int v[] __counted_by(n);
};
static volatile int opaque;
static volatile int which;
"""

# name, declarations, the lvalue, {how it goes wrong: statements}, property.
# `i` is the index: 1, or what the bad case sets it to.
INT = "int a[4] = {1, 2, 3, 4}; int i = 1 + opaque;"
REC = ("struct s r[3] = {{.f = 1, .a = {1, 2, 3, 4}}, {.f = 2, .b = 3}}; "
       "struct s *p = &r[0];")
IDX = {"past": ("i = 4;", "bounds"), "negative": ("i = -1;", "bounds"),
       "far": ("i = 1 << 28;", "bounds")}
NULL = {"null": ("p = NULL;", "null"),
        "error": ("p = (void *)-12L;", "null")}
LVALUES = [
    ("deref", INT + "int *p = a; (void)i;", "*p", NULL),
    ("deref-sum", INT + "int *p = a;", "*(p + i)",
     {**IDX, "null": ("p = NULL;", "null|bounds"),
      "error": ("p = (void *)-12L;", "null|bounds")}),
    ("deref-at", INT + "int *p; {SET} p = a + i;", "*p", IDX),
    ("index", INT + "int *p = a;", "p[i]", {**IDX}),
    ("index-swapped", INT + "int *p = a;", "i[p]", IDX),
    ("index-array", INT, "a[i]", IDX),
    ("index-array-swapped", INT, "i[a]", IDX),
    ("index-char", INT + "signed char k; {SET} k = (signed char)i;", "a[k]",
     {"past": ("i = 4;", "bounds"), "negative": ("i = -1;", "bounds")}),
    ("index-long", INT + "unsigned long k; {SET} k = (unsigned long)i;",
     "a[k]", IDX),
    ("index-bit", INT + "struct s r = {.b = 1}; {SET} r.b = i & 31;",
     "a[r.b]", {"past": ("i = 4;", "bounds"),
                "far": ("i = 31;", "bounds")}),
    ("index-call", INT + "int *p = a; {SET}", "p[same(i)]", IDX),
    ("index-effect", INT + "int k; {SET} k = i - 1;", "a[++k]",
     {"past": ("i = 4;", "bounds"), "negative": ("i = -1;", "bounds")}),
    ("arrow", REC, "p->f", NULL),
    ("arrow-past", REC + "int i = 1 + opaque; {SET} p = r + i;", "p->f",
     {"past": ("i = 3;", "bounds"), "negative": ("i = -1;", "bounds")}),
    ("arrow-call", REC, "self(p)->f", NULL),
    ("arrow-nested", REC + "p->next = &r[1]; {SET2}", "p->next->f",
     {"null": ("p->next = NULL;", "null")}),
    ("member-array", "struct s r = {.a = {1, 2, 3, 4}}; int i = 1 + opaque;",
     "r.a[i]", IDX),
    ("arrow-array", REC + "int i = 1 + opaque;", "p->a[i]", {**IDX, **NULL}),
    ("arrow-inner", REC + "int i = 1 + opaque;", "p->in.y[i]",
     {**IDX, **NULL}),
    ("array-2d", "int m[3][4] = {{1, 2}, {3, 4}}; int i = 1 + opaque, "
     "j = 2 + opaque;", "m[i][j]",
     {"row": ("i = 3;", "bounds"), "column": ("j = 4;", "bounds"),
      "back": ("j = -1;", "bounds")}),
    ("array-of-records", REC + "int i = 1 + opaque; int j = 1 + opaque;",
     "r[i].a[j]", {"outer": ("i = 3;", "bounds"),
                   "inner": ("j = 4;", "bounds")}),
    ("bit-field", REC, "p->b", NULL),
    ("bit-field-signed", REC, "p->c", NULL),
    ("post-increment", INT + "int *p = a; {SET} p = p + i;", "*p++", IDX),
    ("pre-increment", INT + "int *p = a; {SET} p = p + i - 1;", "*++p",
     {"past": ("i = 4;", "bounds")}),
    ("pre-decrement", INT + "int *p = a + 2; {SET} p = p - i;", "*--p",
     {"before": ("i = 2;", "bounds")}),
    ("compound-pointer", INT + "int *p = a;", "*(p += i)", IDX),
    ("assigned-pointer", INT + "int *p; int *q = a;", "*(p = q + i)", IDX),
    ("conditional", INT + "int *p = a; int *q = a + 1;",
     "(which ? p : q)[i]",
     {"past": ("i = 3;", "bounds"), "negative": ("i = -2;", "bounds")}),
    ("comma", INT + "int *p = a;", "*(which = 0, p + i)", IDX),
    ("pointer-to-pointer", INT + "int *p = a; int **pp = &p; {SET}",
     "**pp", {"null": ("p = NULL;", "null")}),
    ("cast", INT + "unsigned *p = (unsigned *)(void *)a;", "p[i]", IDX),
    ("field-counted", INT + "struct buf f = { .n = 4, .data = a }, *b = &f;",
     "b->data[i]", IDX),
    ("field-counted-call", INT + "struct buf f = { .n = 4, .data = a };",
     "of(&f)->data[i]", IDX),
    ("flexible", "struct flex *f = flexible(4); int i = 1 + opaque;",
     "f->v[i]", IDX),
    ("returned", INT + "(void)a;", "store4()[i]", IDX),
    ("partly", "unsigned char c[7] = {1, 2, 3, 4, 5}; int i = 2 + opaque;",
     "*(int *)(void *)(c + i)", {"one byte": ("i = 4;", "bounds"),
                                 "before": ("i = -1;", "bounds")}),
    ("bytes", "struct s r = {.ch = \"abc\"}; int i = 1 + opaque;",
     "r.ch[i]", {"past": ("i = 8;", "bounds"),
                 "negative": ("i = -1;", "bounds")}),
    ("volatile", INT + "int *p = a;", "*(volatile int *)(p + i)", IDX),
    ("statement-expression", INT + "int *p = a;", "({ p; })[i]", IDX),
    ("heap", "int *p = malloc(4 * sizeof(*p)); int i = 1 + opaque; "
     "if (p) memset(p, 0, 4 * sizeof(*p));", "p[i]", IDX),
    ("counted", INT + "{SET} return counted_{OP}(a, 4, i); int *p = a;",
     "p[i]", IDX),
    ("passed", INT + "{SET} return passed_{OP}(a, i); int *p = a;", "p[i]",
     IDX),
    ("in-loop", INT + "int *p = a; int k; {SET} for (k = 0; k < i; k++) p++;",
     "*p", {"past": ("i = 4;", "bounds")}),
    ("const-array", INT + "int *p = a; const int *q = p;", "p[i] + q[i]",
     IDX),
    ("address", INT + "int *p = a;", "*&p[i]", IDX),
]

# Whole statements: name, body with {SET}, bad cases.
STATEMENTS = [
    ("memcpy", "char d[8] = \"\"; char s[16] = \"0123456789\"; "
     "size_t n = 8 + (size_t)opaque; {SET} @ memcpy(d, s, n); res = d[7];",
     {"past": ("n = 9;", "bounds"), "wrapped": ("n = -1ul;", "bounds")}),
    ("memcpy-source", "char d[32] = \"\"; char s[16] = \"0123456789\"; "
     "size_t n = 8 + (size_t)opaque; {SET} @ memcpy(d, s, n); res = d[7];",
     {"past": ("n = 17;", "bounds")}),
    ("memcpy-effect", "char d[8] = \"\"; char s[16] = \"0123456789\"; "
     "int n = 7 + opaque; {SET} @ memcpy(d, s, (size_t)++n); "
     "res = d[7] + n;", {"past": ("n = 8;", "bounds")}),
    ("memset-member", "struct s r = {.f = 1}; size_t n = 8 + "
     "(size_t)opaque; {SET} @ memset(r.ch, 1, n); res = r.ch[7];",
     {"past": ("n = 9;", "bounds")}),
    ("taker", INT + "int n = 4 + opaque; {SET} @ res = taker(a, n); (void)i;",
     {"past": ("n = 5;", "bounds")}),
    ("taker-null", INT + "int *p = a; (void)i; {SET} @ res = taker1(p);",
     {"null": ("p = NULL;", "null")}),
    ("member-address", "struct s r = {.f = 1}, *p = &r; {SET} "
     "@ take(&p->a[0]); res = r.f;", NULL),
    ("element-address", REC + "int i = 1 + opaque; (void)p; {SET} "
     "@ take_record(&r[i]); res = i;",
     {"behind": ("i = 4;", "bounds"), "negative": ("i = -1;", "bounds")}),
    ("passed-returned", INT + "int *p = a; (void)i; {SET} "
     "@ res = given(p) == NULL;", {"null": ("p = NULL;", "null")}),
    ("stored", INT + "struct one o = { a }; int *p = a; (void)i; {SET} "
     "@ o.one = p; res = o.one == NULL;", {"null": ("p = NULL;", "null")}),
    ("called", "int (*f)(int) = same; {SET} @ res = f(7);",
     {"null": ("f = NULL;", "null")}),
    ("count-lies", "struct flexes h = { calloc(1, sizeof(*h.f) + 16) }; "
     "if (!h.f) return 0; h.f->n = 4; int i = 1 + opaque; {SET} "
     "@ h.f->v[i] = 2; res = h.f->v[1]; free(h.f);",
     {"count": ("h.f->n = 100; i = 50;", "bounds")}),
    ("taker-wraps", INT + "unsigned long n = 4 + (size_t)opaque; {SET} "
     "@ res = long_taker(a, n); (void)i;",
     {"past": ("n = 5;", "bounds"), "wrapped": ("n = 1ul << 62;", "bounds")}),
    ("strlen-member", "struct { char s[4], z[4]; } t = { \"abc\", \"\" }; "
     "{SET} @ res = (int)strlen(t.s);", {"unended": ("t.s[3] = 'd';",
                                                    "bounds")}),
    ("strlen-freed", "char *p = malloc(8), *q = p; if (!p) return 0; "
     "strcpy(p, \"abc\"); if (bad) free(q); @ res = (int)strlen(p); "
     "if (!bad) free(p);", {"freed": (";", "lifetime")}),
    ("freed-twice", "char *p = malloc(8), *q = p; if (!p) return 0; "
     "if (bad) free(q); @ free(p); res = 1;", {"freed": (";", "lifetime")}),
    ("passed-by-pointer", "int i = 1 + opaque, *p = calloc(4, 4); if (!p) "
     "return 0; {SET} @ res = peeks(p, i); free(p);",
     {"past": ("i = 4;", "bounds"), "negative": ("i = -1;", "bounds")}),
    ("field-heap", "struct raw o = { calloc(4, 4) }; int i = 1 + opaque; "
     "if (!o.raw) return 0; {SET} @ res = o.raw[i]; free(o.raw);",
     {"past": ("i = 4;", "bounds"), "negative": ("i = -1;", "bounds")}),
    ("returned-argument", "char c[4]; int i = 1 + opaque; {SET} "
     "@ res = strcpy(c, \"abc\")[i];",
     {"past": ("i = 4;", "bounds"), "negative": ("i = -1;", "bounds")}),
    ("strlen", "char s[4] = \"abc\"; {SET} @ res = (int)strlen(s);",
     {"unended": ("s[3] = 'd';", "bounds")}),
    ("freed", "int *p = malloc(4 * sizeof(*p)); if (!p) return 0; "
     "memset(p, 0, 4 * sizeof(*p)); if (bad) free(p); @ res = p[1]; "
     "if (!bad) free(p);", {"freed": (";", "lifetime|bounds")}),
    ("freed-alias", "int *p = malloc(4 * sizeof(*p)), *q = p; if (!p) return "
     "0; memset(p, 0, 4 * sizeof(*p)); if (bad) free(q); @ res = p[1]; "
     "if (!bad) free(p);", {"freed": (";", "lifetime")}),
    ("made", "size_t n = sizeof(struct buf) + (size_t)opaque; {SET} "
     "@ struct buf *p = malloc(n); res = p != NULL; free(p);",
     {"small": ("n = sizeof(struct buf) - 1;", "bounds")}),
    ("made-either", "size_t n = 1 + (size_t)opaque; {SET} @ struct buf *p = "
     "which ? malloc(2) : (void *)calloc(n, sizeof(struct buf)); "
     "res = p != NULL; free(p);", {"small": ("which = 1;", "bounds")}),
    ("handed-back", INT + "{SET} @ res = other_than(a, &i)[i];", IDX),
    ("handed-back-kept", INT + "{SET} @ int *p = other_than(a, &i); "
     "res = p[i];", IDX),
    ("handed-back-member", REC + "int i = 1 + opaque; {SET} @ "
     "struct in *q = inner(p, 1); res = (&q->x)[i - 1] + q[i - 1].x;",
     {"past": ("i = 2;", "bounds"), "negative": ("i = 0;", "bounds")}),
    ("divide", "int k = 3 + opaque; {SET} @ res = 100 / k;",
     {"zero": ("k = 0;", "arith")}),
    ("remainder", "int k = 3 + opaque; {SET} @ res = 100 % k;",
     {"zero": ("k = 0;", "arith")}),
    ("quotient", "int k = 3 + opaque, n = 100 + opaque; {SET} "
     "@ res = n / k;", {"zero": ("k = 0;", "arith"),
                        "lost": ("n = -2147483647 - 1; k = -1;", "arith")}),
    ("divide-assign", "long k = 3 + opaque, n = 100; {SET} @ n /= k; "
     "res = (int)n;", {"zero": ("k = 0;", "arith")}),
    ("shift", "int k = 3 + opaque; {SET} @ res = 1 << k;",
     {"wide": ("k = 32;", "arith"), "negative": ("k = -1;", "arith")}),
    ("shift-assign", "unsigned long n = 1; int k = 3 + opaque; {SET} "
     "@ n <<= k; res = (int)n;", {"wide": ("k = 64;", "arith")}),
    ("unreachable", "int k = 1 + opaque; {SET} @ if (k == 2) "
     "__builtin_unreachable(); res = k;", {"reached": ("k = 2;", "subset")}),
    ("zeroed", "@ res = unwritten(0); (void)bad;", {}),
    ("zeroed-heap", "dirty(); struct s *p = alloca(sizeof(*p)); p->f = bad; "
     "@ res = p->next == NULL;", {}),
    ("zeroed-scalar", "@ res = unwritten_scalar(0); (void)bad;", {}),
    ("zeroed-argument", "@ res = unwritten_argument(0); (void)bad;", {}),
    ("zeroed-record", "@ res = unwritten_record(0); (void)bad;", {}),
]
# What plain C leaves to chance.
DEFINED = {"zeroed.statement": "0\n", "zeroed-scalar.statement": "0\n",
           "zeroed-argument.statement": "0\n",
           "zeroed-record.statement": "0\n",
           "zeroed-heap.statement": "1\n"}

OPERATIONS = {
    "read": "int x = (int)(%s); res += x;",
    "write": "%s = 7;",
    "increment": "res += (int)(%s)++;",
    "decrement": "res += (int)--(%s);",
    "compound": "%s += 3;",
    "shift": "%s <<= 1;",
}
# What the operation did to the object shows in the result.
DIGESTS = [
    ("int a[4]", "res += digest(a, sizeof(a)); "),
    ("char c[7]", "res += digest(c, sizeof(c)); "),
    ("int m[3][4]", "res += digest(m, sizeof(m)); "),
    ("r[3]", "res += digest(r, offsetof(struct s, next)); "),
    ("struct s r", "res += digest(&r, sizeof(r)); "),
    ("malloc", "res += digest(p, 4 * sizeof(*p)); free(p); "),
]
READ_ONLY = {"const-array"}


def cells():
    """(name, C function, [bad cases]) of each cell."""
    number = 0
    for name, decls, lvalue, bad in LVALUES:
        for op, form in OPERATIONS.items():
            if name in READ_ONLY and op != "read":
                continue
            cases = list(bad.items())
            sets = " ".join("if (bad == %d) { %s }" % (k + 1, c[1][0])
                            for k, c in enumerate(cases))
            body = decls.replace("{OP}", op)
            # {SET}: the bad value must be there before what follows
            if "{SET}" in body or "{SET2}" in body:
                body = body.replace("{SET}", sets).replace("{SET2}", sets)
                sets = ""
            number += 1
            seen = next((d for word, d in DIGESTS if word in decls), "")
            yield number, name + "." + op, (
                "static int cell%d(int bad)\n{\n\tint res = 0; (void)bad; "
                "%s %s\n#line %d \"matrix.c\"\n\t%s\n\t%sreturn res;\n}\n" %
                (number, body, sets, 10000 + number, form % lvalue, seen)), \
                [(k + 1, c[0], c[1][1]) for k, c in enumerate(cases)]


    for name, body, bad in STATEMENTS:
        cases = list(bad.items())
        sets = " ".join("if (bad == %d) { %s }" % (k + 1, c[1][0])
                        for k, c in enumerate(cases))
        number += 1
        before, after = body.replace("{SET}", sets).split("@")
        yield number, name + ".statement", (
            "static int cell%d(int bad)\n{\n\tint res = 0; (void)bad; %s\n"
            "#line %d \"matrix.c\"\n\t%s\n\treturn res;\n}\n" %
            (number, before, 10000 + number, after)), \
            [(k + 1, c[0], c[1][1]) for k, c in enumerate(cases)]


def helpers():
    out = ["""static int digest(const void *at, size_t size)
{
	const unsigned char *p = at;
	unsigned sum = 0;
	size_t i;

	for (i = 0; i < size; i++)
		sum = sum * 31 + p[i];
	return (int)sum;
}""",
           """static int taker(const int *__counted_by(n) p, int n)
{
	return p[0] + n;
}
static int long_taker(const int *__counted_by(n) p, unsigned long n)
{
	return p[0] + (int)n;
}
static int *other_than(int *p, const int *q) { return q ? p : (int *)0; }
static struct in *inner(struct s *p, int n) { return n ? &p->in : (void *)0; }
static __attribute__((noinline)) void take(const int *p) { (void)p; }
static __attribute__((noinline)) void take_record(const struct s *p)
{
	(void)p;
}
static int peek(const int *p, int i) { return p[i]; }
static int (*const volatile peeks)(const int *p, int i) = peek;
struct raw {
	int *raw;
};
struct flexes {
	struct flex *f;
};
struct one {
	int *__single __never_null one;
};
static int *__single __never_null given(int *p) { return p; }
void *alloca(unsigned long size);
static int taker1(int *__single __never_null p) { return *p; }
static __attribute__((noinline)) void dirty(void)
{
	volatile char c[256];
	size_t i;

	for (i = 0; i < sizeof(c); i++)
		c[i] = 0x55;
}
static __attribute__((noinline)) int unwritten_(int w)
{
	int x[8];

	if (w)
		x[3] = w;
	return x[3];
}
static __attribute__((noinline)) int unwritten_record_(int w)
{
	struct in r;

	if (w)
		r.y[1] = w;
	return r.y[1];
}
static __attribute__((noinline)) int unwritten_argument_(int w)
{
	static const int zero[8];
	int x[8];

	if (w)
		x[3] = w;
	return memcmp(x, zero, sizeof(x)) != 0;
}
static int unwritten_argument(int w)
{
	dirty();
	return unwritten_argument_(w);
}
static __attribute__((noinline)) int unwritten_scalar_(int w)
{
	int x;

	if (w)
		x = w;
	return x;
}
static __attribute__((noinline)) int deeper(int w)
{
	volatile char c[64];

	c[0] = 0;
	return unwritten_scalar_(w) + c[0];
}
static int unwritten_scalar(int w) { dirty(); return deeper(w); }
static int unwritten(int w) { dirty(); return unwritten_(w); }
static int unwritten_record(int w) { dirty(); return unwritten_record_(w); }
""",
           """static struct buf *of(struct buf *b) { return b; }
static struct flex *flexible(int n)
{
	static union { struct flex f; int room[8]; } store;

	memset(&store, 0, sizeof(store));
	store.f.n = n;
	return &store.f;
}
static int *__counted_by(4) store4(void)
{
	static int store[4] = { 1, 2, 3, 4 };

	return store;
}""",
           "static int same(int i) { return i; }",
           "static struct s *self(struct s *p) { return p; }"]
    for op, form in OPERATIONS.items():
        body = form % "p[i]"
        out.append("static int counted_%s(int *__counted_by(n) p, int n, "
                   "int i)\n{\n\tint res = 0; (void)n;\n\t%s\n\treturn res; "
                   "\n}" % (op, body))
        out.append("static int passed_%s(int *p, int i)\n{\n\tint res = 0;"
                   "\n\t%s\n\treturn res;\n}" % (op, body))
    return "\n".join(out) + "\n"


def program(all_cells):
    rows = "".join("\tcell%d,\n" % c[0] for c in all_cells)
    return (HEAD + helpers() + "".join(c[2] for c in all_cells) + """
static int (*const cells[])(int) = {
%s};
int main(int argc, char **argv)
{
	int n = argc > 1 ? atoi(argv[1]) : 0;
	int bad = argc > 2 ? atoi(argv[2]) : 0;

	if (n < 1 || n > %d)
		return 2;
	printf("%%d\\n", cells[n - 1](bad));
	return 0;
}
""" % (rows, len(all_cells)))


REPORT = re.compile(r"^BUG: saner: (\w+): .* at (\S+):(\d+)$", re.M)


class Runner:
    def __init__(self, args, folder):
        self.args, self.folder = args, folder
        self.passed, self.failed = 0, []

    def judge(self, ok, what, detail=""):
        if ok:
            self.passed += 1
        else:
            self.failed.append(what)
            print("FAIL %s %s" % (what, detail), flush=True)

    def run(self, exe, *argv):
        p = subprocess.run([exe, *map(str, argv)], capture_output=True,
                           text=True, timeout=20, errors="replace")
        return p.returncode, p.stdout, p.stderr

    def compile(self, command, source, exe, what):
        p = subprocess.run([*command, source, "-o", exe],
                           capture_output=True, text=True)
        self.judge(p.returncode == 0 and not p.stderr, what + " compiles",
                   p.stderr[:2000])
        return p.returncode == 0

    def cell(self, where, plain, safe, cell):
        number, name, _, bad = cell
        want = self.run(plain, number)
        if name in DEFINED:
            want = (0, DEFINED[name], "")
        got = self.run(safe, number)
        self.judge(want == got and want[0] == 0, where + name + " good",
                   "%s, plain %s" % (got, want))
        for k, case, word in bad:
            status, _, err = self.run(safe, number, k)
            m = REPORT.search(err)
            line = int(m.group(3)) if m else 0
            inside = line == 10000 + number or name.startswith(
                ("counted", "passed"))
            self.judge(status != 0 and m and inside and
                       m.group(1) in word.split("|"),
                       where + name + " " + case,
                       "status %d, expected %s: %s" % (status, word,
                                                       err[:200]))

    def level(self, cc, opt, all_cells):
        where = "%s %s " % (cc, opt)
        src = os.path.join(self.folder, "matrix.c")
        plain = os.path.join(self.folder, "plain-" + cc + opt)
        safe = os.path.join(self.folder, "safe-" + cc + opt)
        flags = [opt, "-std=gnu11", "-I" + self.args.include, "-Wall",
                 "-Wundef", "-Wshadow", "-Wno-unused", "-Wno-array-bounds",
                 "-Wno-uninitialized", "-Wno-maybe-uninitialized",
                 "-Werror"]
        flags.append("-Wno-use-after-free" if cc.startswith("gcc") else
                     "-Wno-unknown-warning-option")
        saner = ["-fsaner=hard", "-fsaner-prove=none"]
        saner += self.args.flags.split()
        if self.args.mutate:
            saner.append("-fsaner-mutate=%d" % self.args.mutate)
        if not (self.compile([cc, *flags], src, plain, where + "plain") and
                self.compile([self.args.saner_cc, cc, *saner, *flags], src,
                             safe, where + "saner")):
            return
        for c in all_cells:
            if self.args.first and any(not f.endswith(("good", "compiles")) or
                                       "zeroed" in f for f in self.failed):
                break
            if self.args.only in c[1]:
                self.cell(where, plain, safe, c)


def main():
    top = os.path.dirname(os.path.dirname(os.path.dirname(
        os.path.abspath(__file__))))
    build = os.path.join(top, os.environ.get("SANER_BUILD", "build/release"))
    ap = argparse.ArgumentParser()
    ap.add_argument("--saner-cc", default=os.path.join(build, "bin/saner-cc"))
    ap.add_argument("--include", default=os.path.join(top, "frontend"))
    ap.add_argument("--mutate", type=int, default=0)
    ap.add_argument("--fast", action="store_true",
                    help="one compiler, one level")
    ap.add_argument("--first", action="store_true",
                    help="stop at the first bad case that is not stopped")
    ap.add_argument("--flags", default="", help="more for saner-cc")
    ap.add_argument("--only", default="")
    ap.add_argument("--print", action="store_true", help="the program")
    args = ap.parse_args()
    os.environ.setdefault("ASAN_OPTIONS", "detect_leaks=0")
    all_cells = list(cells())
    if args.print:
        sys.stdout.write(program(all_cells))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "matrix.c"), "w") as f:
            f.write(program(all_cells))
        r = Runner(args, folder)
        for cc in ("gcc-12",) if args.fast else ("gcc-12", "clang-22"):
            for opt in ("-O0",) if args.fast else ("-O0", "-O2"):
                r.level(cc, opt, all_cells)
    print("matrix: %d right, %d wrong" % (r.passed, len(r.failed)))
    if os.environ.get("SANER_COUNTS"):
        with open(os.environ["SANER_COUNTS"], "w") as f:
            f.write("%d %d\n" % (r.passed, len(r.failed)))
    return 1 if r.failed else 0


if __name__ == "__main__":
    sys.exit(main())
