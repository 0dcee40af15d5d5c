#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a random C program for the audit of the facts.

    gen.py SEED        defined behaviour only (with -fwrapv); prints checksums
    gen.py SEED open   calls functions that do not exist, reads variables that
                       may be uninitialised

The programs are made of what kernel code is made of: counters and limits,
masks, comparisons of everything with constants, flags that hold the result of
a test, pointers that may be NULL or an error, small records with bit-fields,
switches with ranges, gotos, statement expressions.
"""
import random
import sys

TYPES = ["signed char", "unsigned char", "short", "unsigned short", "int",
         "unsigned int", "long", "unsigned long", "_Bool"]
CONSTANTS = [0, 1, 2, 3, 5, 7, 8, 9, 10, 15, 16, 31, 63, 64, 100, 127, 128,
             255, 256, 1000, 4095, 32767, 65535, 2147483647, 4294967295]


class Program:
    def __init__(self, seed, is_open):
        self.r = random.Random(seed)
        self.open = is_open
        self.out = []
        self.names = 0
        self.labels = 0
        self.helpers = []

    def name(self, what):
        self.names += 1
        return f"{what}{self.names}"

    def put(self, depth, text):
        self.out.append("\t" * depth + text)

    # ---- expressions --------------------------------------------------

    def constant(self):
        c = self.r.choice(CONSTANTS)
        text = str(c) + ("u" if c > 2147483647 or self.r.random() < 0.2
                         else "")
        return f"(-{text})" if self.r.random() < 0.15 else text

    def leaf(self, s):
        k = self.r.random()
        if k < 0.3:
            return self.constant()
        if k < 0.8:
            return self.r.choice(s.ints)
        if k < 0.87:
            return f"a[{self.index(s)}]"
        if k < 0.95:
            return self.r.choice(["r.f", "r.b3", "r.b5", "r.s9", "r.t[" +
                                  f"({self.r.choice(s.ints)}) & 3]"])
        if s.pointers:
            p = self.r.choice(s.pointers)
            return f"({p} ? *{p} : {self.constant()})"
        return self.r.choice(s.ints)

    def index(self, s):
        k = self.r.random()
        v = self.r.choice(s.ints)
        if k < 0.4:
            return f"({v}) & {self.r.choice([3, 7])}"
        if k < 0.7:
            return f"(unsigned int)({v}) % {self.r.choice([5, 8])}"
        return str(self.r.randrange(8))

    def expr(self, s, depth=2):
        if self.r.random() < 0.1:
            return self.constant()
        if depth <= 0 or self.r.random() < 0.2:
            return self.leaf(s)
        k = self.r.random()
        a = self.expr(s, depth - 1)
        b = self.expr(s, depth - 1)
        if k < 0.4:
            return f"({a} {self.r.choice('+-*&|^')} {b})"
        if k < 0.5:
            return f"({a} {self.r.choice(['/', '%'])} (({b}) | 1))"
        if k < 0.6:
            n = self.r.choice([f"(({b}) & 7)", str(self.r.randrange(8))])
            return f"(({a}) {self.r.choice(['<<', '>>'])} {n})"
        if k < 0.7:
            return f"({self.r.choice(TYPES)})({a})"
        if k < 0.77:
            return f"{self.r.choice('-~!')}({a})"
        if k < 0.87:
            return f"({self.cond(s, 1)} ? {a} : {b})"
        if k < 0.9:
            return f"({a} ?: {b})"
        if k < 0.94:
            t = self.name("t")
            return (f"({{ {self.r.choice(TYPES)} {t} = {a}; "
                    f"{t} > {self.constant()} ? {t} : {b}; }})")
        if k < 0.97 and self.helpers:
            return f"{self.r.choice(self.helpers)}({a}, {b})"
        if self.open:
            return "outside()"
        return self.cond(s, 1)

    def cond(self, s, depth=2):
        k = self.r.random()
        v = self.r.choice(s.ints)
        op = self.r.choice(["<", "<=", ">", ">=", "==", "!="])
        if depth > 0 and k < 0.25:
            return (f"({self.cond(s, depth - 1)} "
                    f"{self.r.choice(['&&', '||'])} "
                    f"{self.cond(s, depth - 1)})")
        if depth > 0 and k < 0.35:
            return f"!({self.cond(s, depth - 1)})"
        if k < 0.4:
            return f"__builtin_expect(!!({self.cond(s, 0)}), 0)"
        if k < 0.7:
            return f"({v} {op} {self.constant()})"
        if k < 0.84:
            w = self.r.choice(s.ints)
            return self.r.choice([
                f"({v} {op} {w})", f"({v} {op} (unsigned long){w})",
                f"({v} {op} {w} && {w} <= {self.r.choice(s.ints)})",
                f"({v} - 1 {op} {w} % 9)"])
        if k < 0.9:
            return f"(({v} {self.r.choice(['&', '+', '-', '>>'])} " \
                   f"{self.r.randrange(1, 9)}) {op} {self.constant()})"
        if k < 0.95:
            return f"((unsigned int){v} {op} {self.constant()})"
        return v

    # ---- statements ----------------------------------------------------

    def assign(self, s, d):
        v = self.r.choice(s.mutable)
        k = self.r.random()
        if k < 0.5:
            self.put(d, f"{v} = {self.expr(s)};")
        elif k < 0.65:
            self.put(d, f"{v} {self.r.choice('+-*&|^')}= "
                        f"{self.expr(s, 1)};")
        elif k < 0.72:
            self.put(d, f"{v} {self.r.choice(['<<', '>>'])}= "
                        f"({self.expr(s, 1)}) & 3;")
        elif k < 0.86:
            self.put(d, self.r.choice([f"{v}++;", f"--{v};", f"++{v};"]))
        else:
            lv = self.r.choice(["r.f", "r.b3", "r.b5", "r.s9",
                                f"a[{self.index(s)}]"])
            if s.pointers and self.r.random() < 0.5:
                lv = self.r.choice(s.pointers)
                self.put(d, f"if ({lv})")
                lv = "\t*" + lv
            self.put(d, f"{lv} {self.r.choice(['=', '+=', '^='])} "
                        f"{self.expr(s, 1)};")

    def declare(self, s, d):
        v = self.name("v")
        if self.open and self.r.random() < 0.3:
            self.put(d, f"{self.r.choice(TYPES)} {v};")
        elif self.r.random() < 0.2:
            self.put(d, f"int {v} = !!({self.cond(s)});")
        else:
            self.put(d, f"{self.r.choice(TYPES)} {v} = {self.expr(s)};")
        s.ints.append(v)
        s.mutable.append(v)

    def point(self, s, d):
        p = self.name("p")
        v = self.name("o")
        self.put(d, f"int {v} = {self.expr(s, 1)};")
        target = self.r.choice([f"&{v}", f"&{v}", "a + 3", "&r.f", "0"])
        self.put(d, f"int *{p} = {target};")
        if self.r.random() < 0.4:
            self.put(d, f"if ({self.cond(s, 0)})")
            self.put(d + 1, f"{p} = {self.r.choice(['0', '&' + v])};")
        self.put(d, f"if ({p}{self.r.choice(['', ' != 0'])})")
        self.put(d + 1, f"*{p} {self.r.choice(['=', '+='])} "
                        f"{self.expr(s, 1)};")
        if self.open and self.r.random() < 0.4:
            self.put(d, f"take({p});")
        s.ints.append(v)
        s.mutable.append(v)
        s.pointers.append(p)

    def alias(self, s, d):
        """A variable that is written by its name and through a pointer."""
        v, p = self.name("o"), self.name("p")
        self.put(d, f"int {v} = {self.constant()};")
        self.put(d, f"int *{p} = {self.r.choice(['&' + v, '&r.f'])};")
        if self.r.random() < 0.3:
            self.put(d, f"for (int {v}i = 0; {v}i < 3; {v}i++) {{")
        else:
            self.put(d, "{")
        self.put(d + 1, f"{v} = {self.constant()};")
        if self.open and self.r.random() < 0.5:
            self.put(d + 1, f"take({self.r.choice(['&' + v, p])});")
        else:
            self.put(d + 1, f"*{p} = {self.expr(s, 1)};")
        self.put(d + 1, f'printf("%lx\\n", (unsigned long){v});')
        self.put(d, "}")

    def again(self, s, d):
        """A place in memory that is tested and read again."""
        place = self.r.choice(["q->f", "gs", "gr.f", "r.f", "q->s9", "gq->f",
                               "q->t[1]", "gr.b5"])
        other = self.r.choice(["q->f", "gs", "gr.f", "r.f", "gr.s9", "gq->f",
                               "q->t[2]", "q->b3", "a[2]"])
        self.put(d, f"if ({place} {self.r.choice(['<', '>', '==', '!='])} "
                    f"{self.r.randrange(9)}) {{")
        if self.r.random() < 0.5:
            self.put(d + 1, f"{other} = {self.r.choice(CONSTANTS)};")
        if self.r.random() < 0.3:
            self.put(d + 1, f"q = {self.r.choice(['&gr', '&r', 'gq'])};")
        if self.r.random() < 0.5:
            self.put(d + 1, "change();" if not self.open else
                     self.r.choice(["take(&gr.f);", "take(&gs);", "outside();",
                                    "take(&r.f);"]))
        self.put(d + 1, f'printf("%lx\\n", (unsigned long){place});')
        self.put(d + 1, f"if ({place} > {self.r.randrange(9)})")
        self.put(d + 2, f"{place} -= {self.r.randrange(4)};")
        self.put(d + 1, f'printf("%lx\\n", (unsigned long){place});')
        self.put(d, "}")

    def history(self, s, d):
        """A loop with a value and the one of the last time around."""
        now, old, i = self.name("c"), self.name("h"), self.name("i")
        t = self.r.choice(TYPES[:-1])
        self.put(d, f"{t} {now} = {self.r.randrange(60)}, {old} = "
                    f"{self.r.randrange(60)};")
        self.put(d, f"for (int {i} = 0; {i} < 6; {i}++) {{")
        a, b = self.r.sample([now, old], 2)
        self.put(d + 1, f"{t} {now}n = {now} {self.r.choice('+-*')} "
                        f"{self.r.randrange(1, 9)};")
        self.put(d + 1, f"int {now}f = !!({now}n > {self.r.randrange(60)});")
        self.put(d + 1, f"if ({self.r.choice([now + 'n', now, old])} "
                        f"{self.r.choice(['<', '>', '=='])} "
                        f"{self.r.randrange(60)})")
        self.put(d + 2, f'printf("%lx\\n", (unsigned long)({a} - {b}));')
        self.put(d + 1, f"if ({self.r.choice([now + 'f', now + 'n > 9'])})")
        self.put(d + 2, f'printf("%lx\\n", (unsigned long)({b} + 1));')
        self.put(d + 1, f"{old} = {now};")
        self.put(d + 1, f"{now} = {now}n;")
        self.put(d, "}")

    def loop(self, s, d, depth):
        i = self.name("i")
        n = self.r.choice(["5", "8", "10", "n", "m"])
        inner = s.copy()
        inner.ints.append(i)
        k = self.r.random()
        if k < 0.6:
            t = self.r.choice(["int", "unsigned int", "unsigned char",
                               "unsigned long"])
            self.put(d, f"for ({t} {i} = {self.r.randrange(3)}; "
                        f"{i} {self.r.choice(['<', '<=', '!='])} "
                        f"({t})({n}); {i}++) {{")
            self.put(d + 1, "if (--fuel == 0)")
            self.put(d + 2, "break;")
        else:
            self.put(d, "{")
            self.put(d, f"int {i} = ({n}) & 31;")
            self.put(d, f"while ({i}{self.r.choice(['--', ''])} "
                        f"{self.r.choice(['> 0', '!= 0', ''])}) {{")
            self.put(d + 1, "if (--fuel == 0)")
            self.put(d + 2, "break;")
            self.put(d + 1, f"{i} -= {i} > 0;")
        self.block(inner, d + 1, depth - 1, in_loop=True)
        self.put(d, "}")
        if k >= 0.6:
            self.put(d, "}")

    def switch(self, s, d, depth, in_loop):
        self.put(d, f"switch ({self.expr(s, 1)}) {{")
        at = -3
        for _ in range(self.r.randrange(1, 5)):
            at += self.r.randrange(1, 4)
            to = at + self.r.randrange(0, 3)
            self.put(d, f"case {at} ... {to}:" if to > at
                     else f"case {at}:")
            at = to
            self.put(d + 1, "{")
            self.block(s.copy(), d + 2, depth - 1, in_loop)
            self.put(d + 1, "}")
            if self.r.random() < 0.7:
                self.put(d + 1, "break;")
        if self.r.random() < 0.6:
            self.put(d, "default:")
            self.put(d + 1, "{")
            self.block(s.copy(), d + 2, depth - 1, in_loop)
            self.put(d + 1, "}")
        self.put(d, "}")

    def branch(self, s, d, depth, in_loop):
        self.put(d, f"if ({self.cond(s)}) {{")
        self.block(s.copy(), d + 1, depth - 1, in_loop)
        if in_loop and self.r.random() < 0.2:
            self.put(d + 1, self.r.choice(["break;", "continue;"]))
        if self.r.random() < 0.5:
            self.put(d, "} else {")
            self.block(s.copy(), d + 1, depth - 1, in_loop)
        self.put(d, "}")

    def warn(self, s, d):
        t = self.name("w")
        self.put(d, f"if (({{ int {t} = !!({self.cond(s)}); "
                    f"if (__builtin_expect(!!({t}), 0)) fuel--; "
                    f"__builtin_expect(!!({t}), 0); }})) {{")
        self.assign(s, d + 1)
        self.put(d, "}")

    def jump(self, s, d, depth):
        self.labels += 1
        label = f"l{self.labels}"
        if self.r.random() < 0.5:
            self.put(d, f"if ({self.cond(s)})")
            self.put(d + 1, f"goto {label};")
            self.block(s.copy(), d, depth - 1, False, braces=True)
            self.put(d, f"{label}:;")
        else:
            self.put(d, f"{label}:;")
            self.block(s.copy(), d, depth - 1, False, braces=True)
            self.put(d, f"if (--fuel > 0 && {self.cond(s)})")
            self.put(d + 1, f"goto {label};")

    def overflow(self, s, d):
        v = self.name("v")
        t = self.r.choice(TYPES[:-1])
        self.put(d, f"{t} {v};")
        self.put(d, f"if (__builtin_{self.r.choice(['add', 'sub', 'mul'])}"
                    f"_overflow({self.r.choice(s.ints)}, "
                    f"{self.r.choice(s.ints)}, &{v}))")
        self.put(d + 1, f"{v} = {self.constant()};")
        s.ints.append(v)

    def show(self, s, d):
        self.put(d, f'printf("%lx\\n", (unsigned long)({self.expr(s, 1)}));')

    def block(self, s, d, depth, in_loop=False, braces=False):
        if braces:
            self.put(d, "{")
        for _ in range(self.r.randrange(2, 5)):
            k = self.r.random()
            if k < 0.3 or depth <= 0:
                self.assign(s, d)
            elif k < 0.42:
                self.declare(s, d)
            elif k < 0.5:
                self.point(s, d)
            elif k < 0.62:
                self.loop(s, d, depth)
            elif k < 0.7:
                self.switch(s, d, depth, in_loop)
            elif k < 0.84:
                self.branch(s, d, depth, in_loop)
            elif k < 0.88:
                self.warn(s, d)
            elif k < 0.92:
                self.jump(s, d, depth)
            elif k < 0.94:
                self.overflow(s, d)
            elif k < 0.955:
                self.alias(s, d)
            elif k < 0.97:
                self.again(s, d)
            elif k < 0.985:
                self.history(s, d)
            else:
                self.show(s, d)
        if self.r.random() < 0.5:
            self.show(s, d)
        if braces:
            self.put(d, "}")

    def function(self, name, depth):
        s = Scope()
        s.ints = ["n", "m", "gs", "q->f", "q->s9", "gr.b3", "r.f"]
        s.mutable = ["n", "m", "gs", "q->f", "q->b5", "q->s9", "gr.f", "r.f",
                     "gr.b3"]
        self.put(0, f"static {self.r.choice(TYPES)} {name}("
                    f"{self.r.choice(TYPES[:-1])} n, "
                    f"{self.r.choice(TYPES[:-1])} m)")
        self.put(0, "{")
        self.put(1, "int a[8] = { 1, 2, [5] = 3 };")
        self.put(1, "struct r r = { .f = 3, .b5 = 17 };")
        self.put(1, "int fuel = 40;")
        q = self.r.choice(["&gr", "n > 3 ? &r : &gr", "&r", "gq"])
        self.put(1, f"struct r *q = {q};")
        self.block(s, 1, depth)
        self.block(s, 1, depth)
        self.put(1, f"return {self.expr(s)};")
        self.put(0, "}")
        self.helpers.append(name)

    def program(self):
        self.put(0, "int printf(const char *, ...);")
        self.put(0, "int outside(void);")
        self.put(0, "void take(int *);")
        self.put(0, "struct r { int f; unsigned int b3 : 3, b5 : 5; "
                    "int s9 : 9; short t[4]; };")
        self.put(0, "static int gs;")
        self.put(0, "static struct r gr, *gq;")
        self.put(0, "static void change(void)")
        self.put(0, "{")
        for place in self.r.sample(["gs", "gr.f", "gr.s9", "gr.b5", "gq->f",
                                    "gr.t[1]"], 3):
            self.put(1, f"{place} {self.r.choice(['=', '+=', '^='])} "
                        f"{self.constant()};")
        self.put(0, "}")
        for _ in range(self.r.randrange(1, 3)):
            self.function(self.name("f"), 2)
        self.put(0, "int main(void)")
        self.put(0, "{")
        self.put(1, "gq = &gr;")
        for name in self.helpers:
            for _ in range(3):
                self.put(1, f'printf("%lx\\n", (unsigned long){name}('
                            f"{self.constant()}, {self.constant()}));")
        self.put(1, "return 0;")
        self.put(0, "}")
        return "\n".join(self.out) + "\n"


class Scope:
    def __init__(self):
        self.ints = []
        self.mutable = []
        self.pointers = []

    def copy(self):
        s = Scope()
        s.ints = list(self.ints)
        s.mutable = list(self.mutable)
        s.pointers = list(self.pointers)
        return s


sys.stdout.write(Program(int(sys.argv[1]), "open" in sys.argv[2:]).program())
