# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random functions that compile: expressions over integers, pointers, records,
bit-fields, statement expressions and calls, by their types.  They say nothing
and are never run; they are there to be parsed, checked and inserted into.

function(rng, n) gives the text of function fz_n; HEAD stands before them.
"""
HEAD = """
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <saner.h>
struct fz_in { int x; int y[4]; };
struct fz_s {
	int a; unsigned bf : 5; int sbf : 7; int b[4]; struct fz_s *next;
	struct fz_in in; struct { int an; short sh[2]; };
	union { int i; int *ip; char c[8]; } u; char name[8];
	int n; int *__counted_by(n) data; int (*call)(int, int *);
};
struct fz_flex { int n; int v[] __counted_by(n); };
extern int fz_i(int, int *), fz_g, fz_ga[10];
extern int *fz_ip(int *, int), *__counted_by(4) fz_four(void);
extern struct fz_s *fz_rp(struct fz_s *), fz_gs, fz_gr[3];
extern struct fz_flex *fz_flex(int);
extern char *fz_name; extern volatile int fz_v;
#define IS_ERR(p) ((unsigned long)(p) >= (unsigned long)-4095)
#define container_of(p, t, m) ((t *)((char *)(p) - offsetof(t, m)))
#define READ_ONCE(x) (*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, v) do { *(volatile __typeof__(x) *)&(x) = (v); } while (0)
#define min(a, b) ({ __auto_type _a = (a); __auto_type _b = (b); _a < _b ? _a : _b; })
#define for_each(i, n) for (i = 0; i < (n); i++)
"""
INTS = ["i", "j", "n", "l", "u", "c", "fz_g", "fz_v", "local.a"]
POINTERS = ["p", "q", "arr", "fz_ga", "local.b", "data"]
RECORDS = ["r", "s", "&local", "&fz_gs", "recs", "fz_gr"]
STRINGS = ["str", "buf", "fz_name", "local.name", '"text"', "r->name"]
BINARY = "+ - * / % & | ^ << >> < > <= >= == != && ||".split()
ASSIGN = "= += -= *= /= %= &= |= ^= <<= >>=".split()


class Typed:
    def __init__(self, rng):
        self.rng, self.fuel, self.names = rng, 0, 0

    def one(self, *forms):
        """One of the forms, each text or a function that makes it."""
        some = self.rng.choice(forms)
        return some() if callable(some) else some

    def leaf(self, names):
        self.fuel -= 1
        return self.rng.choice(names)

    def fresh(self):
        self.names += 1
        return "t%d" % self.names

    def block(self, value):
        """A statement expression with that value."""
        t = self.fresh()
        return self.one(
            "({ %s; })" % value,
            "({ int %s = %s; %s += %s; %s; })" % (
                t, self.int(), t, self.int(), value),
            "({ __auto_type %s = %s; %s; })" % (t, value, t),
            "({ __typeof__(%s) %s = %s; %s %s; })" % (
                value, t, value, self.statement(), t))

    def wrapped(self, text):
        return text if text.isidentifier() else "(%s)" % text

    def int(self):
        return self.wrapped(self.int_())

    def int_(self):
        self.fuel -= 1
        if self.fuel < 0:
            return self.leaf(INTS + ["1", "0", "7", "-1"])
        return self.one(
            lambda: self.leaf(INTS), lambda: self.lvalue(),
            lambda: self.lvalue(), lambda: self.lvalue(),
            lambda: "(%s %s %s)" % (self.int(), self.rng.choice(BINARY),
                                    self.int()),
            lambda: "(%s ? %s : %s)" % (self.int(), self.int(), self.int()),
            lambda: "(%s ?: %s)" % (self.int(), self.int()),
            lambda: "(%s, %s)" % (self.int(), self.int()),
            lambda: self.block("+" + self.int()),
            lambda: "%s%s" % (self.lvalue(), self.one("++", "--")),
            lambda: "%s%s" % (self.one("++", "--"), self.lvalue()),
            lambda: "(%s %s %s)" % (self.lvalue(), self.rng.choice(ASSIGN),
                                    self.int()),
            lambda: "(%s)%s" % (self.one("char", "long", "unsigned", "short",
                                         "unsigned char", "_Bool"),
                                self.int()),
            lambda: "(int)sizeof(%s)" % self.plain_lvalue(),
            lambda: "fz_i(%s, %s)" % (self.int(), self.pointer()),
            lambda: "%s->call(%s, %s)" % (self.record(), self.int(),
                                          self.pointer()),
            lambda: "(int)strlen(%s)" % self.string(),
            lambda: "memcmp(%s, %s, %s)" % (self.any(), self.any(),
                                            self.size()),
            lambda: "min(+%s, +%s)" % (self.int(), self.int()),
            lambda: "READ_ONCE(%s)" % self.plain_lvalue(),
            lambda: "!%s" % self.pointer(), lambda: "(-%s)" % self.int(),
            lambda: "(%s == %s)" % (self.pointer(), self.pointer()),
            lambda: "(int)(%s - %s)" % (self.pointer(), self.pointer()),
            lambda: "IS_ERR(%s)" % self.record(),
            lambda: "__builtin_expect(!!(%s), 1)" % self.int(),
            lambda: "__builtin_constant_p(%s)" % self.int(),
            lambda: "_Generic(%s, int: %s, default: %s)" % (
                self.int(), self.int(), self.int()),
            lambda: "__builtin_choose_expr(%s, %s, %s)" % (
                self.one("1", "0"), self.int(), self.int()),
            lambda: "__atomic_load_n(%s, 5)" % self.pointer(),
            lambda: "__sync_fetch_and_add(%s, %s)" % (self.pointer(),
                                                      self.int()),
            lambda: "%s.a" % self.value(), lambda: "%s[%s]" % (
                self.string(), self.int()))

    def size(self):
        return self.one(lambda: "(size_t)%s" % self.int(), "sizeof(local)",
                        "4", lambda: self.int(),
                        lambda: "sizeof(int) * (size_t)%s" % self.int())

    def value(self):
        """A record that is no lvalue, or one."""
        return self.one(lambda: "(*%s)" % self.record(), "local",
                        lambda: "(struct fz_s){ .a = %s, .b[1] = %s }" % (
                            self.int(), self.int()),
                        lambda: "(%s = *%s)" % ("local", self.record()))

    def plain_lvalue(self):
        """Of type int, with an address."""
        self.fuel -= 1
        if self.fuel < 0:
            return self.one("i", "fz_g", "arr[1]", "local.a")
        return self.one(
            "i", "local.in.x", lambda: "(*%s)" % self.pointer(),
            lambda: "%s[%s]" % (self.pointer(), self.int()),
            lambda: "%s[%s]" % (self.pointer(), self.int()),
            lambda: "(%s)[%s]" % (self.int(), self.one(*POINTERS)),
            lambda: "arr[%s]" % self.int(),
            lambda: "two[%s][%s]" % (self.int(), self.int()),
            lambda: "%s->a" % self.record(),
            lambda: "%s->an" % self.record(),
            lambda: "%s->b[%s]" % (self.record(), self.int()),
            lambda: "%s->in.y[%s]" % (self.record(), self.int()),
            lambda: "%s->data[%s]" % (self.record(), self.int()),
            lambda: "%s->u.i" % self.record(),
            lambda: "%s[%s].b[%s]" % (self.one("recs", "fz_gr", "r"),
                                      self.int(), self.int()),
            lambda: "flex->v[%s]" % self.int(),
            lambda: "fz_flex(%s)->v[%s]" % (self.int(), self.int()),
            lambda: "(*(int *)(void *)%s)" % self.string())

    def lvalue(self):
        return self.one(lambda: self.plain_lvalue(),
                        lambda: self.plain_lvalue(),
                        lambda: "%s->%s" % (self.record(),
                                            self.one("bf", "sbf")),
                        lambda: "%s->sh[%s]" % (self.record(), self.int()))

    def pointer(self):
        return self.wrapped(self.pointer_())

    def pointer_(self):
        self.fuel -= 1
        if self.fuel < 0:
            return self.leaf(POINTERS)
        return self.one(
            lambda: self.leaf(POINTERS), lambda: self.leaf(POINTERS),
            lambda: "(&%s)" % self.plain_lvalue(),
            lambda: "(%s + %s)" % (self.pointer(), self.int()),
            lambda: "(%s - %s)" % (self.pointer(), self.int()),
            lambda: "%s->b" % self.record(),
            lambda: "%s->data" % self.record(),
            lambda: "%s->u.ip" % self.record(),
            lambda: "(%s ? %s : %s)" % (self.int(), self.pointer(),
                                        self.one("NULL", self.pointer())),
            lambda: "(%s ?: %s)" % (self.pointer(), self.pointer()),
            lambda: "(%s, %s)" % (self.int(), self.pointer()),
            lambda: self.block(self.pointer()),
            lambda: "(%s = %s)" % (self.one("p", "q", "r->data"),
                                   self.pointer()),
            lambda: "(%s %s %s)" % (self.one("p", "q"),
                                    self.one("+=", "-="), self.int()),
            lambda: self.one("p++", "--q", "q--", "++p"),
            lambda: "(int[]){ %s, %s }" % (self.int(), self.int()),
            lambda: "fz_ip(%s, %s)" % (self.pointer(), self.int()),
            "fz_four()", lambda: "(int *)malloc(%s)" % self.size(),
            lambda: "(int *)%s" % self.record(),
            lambda: "(int *)(void *)%s" % self.string(),
            lambda: "(int *)(unsigned long)%s" % self.int(),
            lambda: "READ_ONCE(%s)" % self.one("p", "r->data"),
            lambda: "(int *)memcpy(%s, %s, %s)" % (
                self.pointer(), self.any(), self.size()),
            lambda: "({ int *%s = %s; for (;;) { break; } %s; })" % (
                self.same(self.pointer())))

    def same(self, value):
        t = self.fresh()
        return t, value, t

    def record(self):
        return self.wrapped(self.record_())

    def record_(self):
        self.fuel -= 1
        if self.fuel < 0:
            return self.leaf(["r", "s"])
        return self.one(
            "r", "s", lambda: "(%s)" % self.leaf(RECORDS),
            lambda: "%s->next" % self.record(),
            lambda: "(%s + %s)" % (self.record(), self.int()),
            lambda: "(&%s[%s])" % (self.one("recs", "fz_gr", "r"),
                                   self.int()),
            lambda: "fz_rp(%s)" % self.record(),
            lambda: "(%s = %s)" % (self.one("r", "s", "r->next"),
                                   self.record()),
            lambda: "(%s ? %s : %s)" % (self.int(), self.record(),
                                        self.record()),
            lambda: self.block(self.record()), "r++", "(s += 1)",
            lambda: "container_of(%s, struct fz_s, a)" % self.pointer(),
            lambda: "container_of(%s, struct fz_s, in)" % "(&r->in)",
            lambda: "(struct fz_s *)calloc(%s, sizeof(*r))" % self.size(),
            lambda: "(struct fz_s *)(void *)%s" % self.pointer(),
            lambda: "(&(struct fz_s){ .a = %s })" % self.int())

    def string(self):
        return self.wrapped(self.string_())

    def string_(self):
        return self.one(lambda: self.leaf(STRINGS),
                        lambda: "(%s + %s)" % (self.leaf(STRINGS),
                                               self.int()),
                        lambda: "%s->name" % self.record(),
                        lambda: "(char *)%s" % self.record())

    def any(self):
        return self.one(self.pointer, self.record, self.string,
                        lambda: "&local", lambda: "arr")

    def statement(self, depth=1):
        if self.fuel < 0:
            return ";"
        t, inner = self.fresh(), depth < 4
        sub = (lambda: self.statement(depth + 1)) if inner else \
            (lambda: "%s;" % self.int())
        return self.one(
            lambda: "%s;" % self.int(), lambda: "%s;" % self.int(),
            lambda: "%s %s %s;" % (self.lvalue(), self.rng.choice(ASSIGN),
                                   self.int()),
            lambda: "%s = %s;" % (self.one("p", "q", "r->data"),
                                  self.pointer()),
            lambda: "%s = %s;" % (self.one("r", "s", "r->next"),
                                  self.record()),
            lambda: "*%s = *%s;" % (self.record(), self.record()),
            lambda: "if (%s) %s else %s" % (self.int(), sub(), sub()),
            lambda: "if (!%s) return %s;" % (self.pointer(), self.int()),
            lambda: "while (%s) { %s if (%s) break; %s }" % (
                self.int(), sub(), self.int(), sub()),
            lambda: "for (int *%s = %s; %s < %s; %s++) %s" % (
                t, self.pointer(), t, self.pointer(), t, sub()),
            lambda: "for_each(i, %s) { %s continue; }" % (self.int(), sub()),
            lambda: "do %s while (%s);" % (sub(), self.int()),
            lambda: "switch (%s) { case 0 ... 3: %s break; default: %s }" % (
                self.int(), sub(), sub()),
            lambda: "{ int *%s = %s, %s_2[3] = { %s }; %s = %s_2 + *%s; %s }"
            % (t, self.pointer(), t, self.int(), t, t, t, sub()),
            lambda: "{ struct fz_s %s; %s.a = %s; %s = &%s; %s }" % (
                t, t, self.int(), self.one("r", "s"), t, sub()),
            lambda: "{ if (%s) goto %s; %s %s: ; }" % (
                self.int(), t, sub(), t),
            lambda: "memcpy(%s, %s, %s);" % (self.any(), self.any(),
                                             self.size()),
            lambda: "memset(%s, %s, %s);" % (self.any(), self.int(),
                                             self.size()),
            lambda: "strcpy(%s, %s);" % (self.string(), self.string()),
            lambda: "free(%s);" % self.any(),
            lambda: "WRITE_ONCE(%s, %s);" % (self.plain_lvalue(), self.int()),
            lambda: 'asm volatile("" : "+r" (%s) : "m" (%s) : "memory");' % (
                self.one("i", "p", "r"), self.plain_lvalue()),
            lambda: "r->n = %s, r->data = %s;" % (self.int(),
                                                  self.pointer()))


def function(rng, n):
    t = Typed(rng)
    body = []
    for _ in range(rng.randint(1, 6)):
        t.fuel = rng.choice([4, 8, 15, 30])
        body.append("\t" + t.statement())
    static = rng.random() < 0.4
    params = "int n, int *%sp, struct fz_s *r, char *str" % rng.choice(
        ["", "__counted_by(n) ", "__single "])
    text = """%sint fz_%d(%s)
{
	int i = 0, j = n, arr[4] = { 1 }, two[2][3] = { { 1 } }, *q = p;
	int *data = arr; long l = n; unsigned u = 1; char c = 2, buf[8] = "x";
	struct fz_s local = { .a = 1 }, recs[3] = { local }, *s = r;
	struct fz_flex *flex = fz_flex(n);
%s
	return i;
}
""" % ("static " if static else "", n, params, "\n".join(body))
    if static:
        text += """int fz_call_%d(int n, int *p, struct fz_s *r)
{
	int few[3] = { 0 };

	return fz_%d(n, p, r, "a") + fz_%d(3, few, r + n, r->name) +
	       fz_%d(n++, p + n, &fz_gs, NULL);
}
""" % (n, n, n, n)
    return text
