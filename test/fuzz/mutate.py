# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Broken and bent C: mutations of the tokens, statements and declarations of a
text, with pieces of others.  mutate(rng, text, others) gives the mutant; the
same rng state, the same mutant.

Bytes are flipped rarely: what cannot be read as tokens never gets past the
parser.  Most mutants exchange a thing for another of its class, because these
often still compile, and then everything behind the parser is reached.
"""
import re

TOKEN = re.compile(
    r'(?P<space>\s+|//[^\n]*|/\*.*?\*/|^\#[^\n]*)'
    r'|(?P<string>L?"(?:[^"\\\n]|\\.)*"|L?\'(?:[^\'\\\n]|\\.)*\')'
    r"|(?P<number>\.?[0-9](?:[eEpP][-+]|[\w.])*)"
    r"|(?P<word>[A-Za-z_$][\w$]*)"
    r"|(?P<op><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||"
    r"[-+*/%&|^]=|[^\w\s])", re.M | re.S)
NUMBERS = """0 1 2 3 4 7 8 16 31 32 33 63 64 65 127 128 255 256 4095 4096 65535
0x7fffffff 0x80000000 0xffffffff 0x7fffffffffffffffL 0xffffffffffffffffUL
(-1) (-2147483647-1) 1ULL 0x100000000 'a' 1.5 sizeof(int)""".split()
BINARY = """+ - * / % & | ^ << >> < > <= >= == != && || = += -= *= /= %= &= |= ^=
<<= >>= ,""".split()
UNARY = ["*", "&", "-", "~", "!", "++", "--", "+", "&*", "*&", "sizeof ",
         "__extension__ ", "&&", "(void)", "__real__ "]
TYPES = ["int", "char", "unsigned", "long", "short", "void", "signed char",
         "unsigned long long", "_Bool", "float", "double", "__int128",
         "int *", "char *", "void *", "long **", "const int", "volatile int",
         "struct { int a; char b[]; }", "union { int i; void *p; }",
         "int (*)[4]", "__typeof__(0)", "enum { Q1, Q2 }", "static int",
         "register int", "extern int", "_Complex double"]
KEYWORDS = set("""int char unsigned long short void signed float double _Bool
struct union enum const volatile static extern register inline typedef if else
while for do switch case default break continue goto return sizeof __asm__ asm
__typeof__ typeof __attribute__ __extension__ __inline __inline__ __const
__volatile__ _Alignof _Static_assert _Generic __builtin_offsetof
__label__""".split())
TYPE_WORDS = set("int char unsigned long short void signed _Bool float "
                 "double".split())
# Statements that stress what insertion and the graph find hard; X stands for
# an identifier of the text, Y and Z for others.
SNIPPETS = [
    "int fz_v[X]; fz_v[0] = 1;", "goto fz_out; fz_out: ;",
    "{ __label__ fz_a; goto fz_a; fz_a: ; }",
    "void *fz_l = &&fz_here; goto *fz_l; fz_here: ;",
    "({ X; });", "X = ({ Y; Z; });", "X ? Y : Z;", "X ?: Y;",
    "switch (X) { case 0 ... 9: Y++; default: break; case 10: ; }",
    "switch (X) { int fz_i; case 1: fz_i = 2; X = fz_i; }",
    "for (int fz_i = 0; fz_i < 10; fz_i++) { X; continue; }",
    "for (;;) { if (X) break; }", "while (X) Y--;", "do Y++; while (X);",
    "asm volatile(\"\" : \"+r\" (X) : : \"memory\");",
    "asm(\"\" : \"=m\" (X) : \"m\" (*(int *)&Y));",
    "asm goto(\"\" : : \"r\" (X) : : fz_g); fz_g: ;",
    "register long fz_r asm(\"rax\") = 0; asm(\"\" : \"+r\" (fz_r));",
    "struct { int n : 3; unsigned m : 29; } fz_s = {1, 2}; fz_s.n++;",
    "int fz_a[4] = {[1] = 2, [2 ... 3] = 4}; fz_a[X]++;",
    "struct { int a, b[2]; } fz_q = {.b = {1}, .a = 3}; fz_q.b[X] = 1;",
    "*(volatile int *)&X = 1;", "(void)*(char *)X;", "X[Y];", "Y[X] = 0;",
    "X->next = Y;", "(&X)[1];", "(*X)(Y, Z);", "__auto_type fz_t = X;",
    "__builtin_unreachable();", "__builtin_trap();",
    "__builtin_memcpy(&X, &Y, sizeof(X));", "__builtin_memset(X, 0, Y);",
    "int (*fz_f)(int) = (int (*)(int))X; fz_f(1);",
    "(struct { int a; }){ 3 }.a;", "int *fz_c = (int[]){1, 2, 3}; fz_c[X]++;",
    "union { int i; char *p; } fz_u; fz_u.i = 1; *fz_u.p = 2;",
    "__builtin_va_list fz_ap; __builtin_va_end(fz_ap);",
    "_Static_assert(sizeof(X) > 0, \"\");",
    "_Generic(X, int: Y, default: Z);",
    "__builtin_choose_expr(1, X, Y);", "1 << X;", "X / Y;", "X % Y;",
    "X += Y, Z;", "X = Y = Z;", "return;", "return X;", "return (Y, X);",
    "if (X) { goto fz_in; } { int fz_j = 1; fz_in: fz_j++; }",
    "int fz_nested(int a) { return a + X; } fz_nested(1);",
    "static int fz_st[3]; fz_st[X] = Y;", "extern int fz_ex[]; fz_ex[X];",
    "__typeof__(X) fz_ty = X; fz_ty = Y;", "X = (long)Y;",
    "char fz_z[] = \"abc\"; fz_z[X] = 0;", "\"abc\"[X];",
    "float fz_fl = X; X = fz_fl * 2;", "__int128 fz_w = X; fz_w <<= Y;",
    "struct fz_inc *fz_ic; fz_ic;", "int fz_e[0]; fz_e[X];",
    "__attribute__((cleanup(X))) int fz_cl;", "; ; ;",
    "typedef int fz_vec __attribute__((vector_size(16))); fz_vec fz_x; "
    "fz_x[X] = 1;",
]
LONG = ["(", "((int)", "-", "X+", "X[", "{", "if (X) ", "X ? X : ", "*", "~",
        "X,", "X->", "({", "&", "sizeof(", "X(", "struct {", "!", "X&&"]


def tokens(text):
    """[(kind, spelling)]; what is no token is a token of its own."""
    out, at = [], 0
    for m in TOKEN.finditer(text):
        if m.start() > at:
            out.append(("odd", text[at:m.start()]))
        out.append((m.lastgroup, m.group()))
        at = m.end()
    if at < len(text):
        out.append(("odd", text[at:]))
    return out


def own(toks):
    """Where the text's own part begins: behind what headers brought."""
    at = 0
    main = next((t.split('"')[1] for k, t in toks if t.startswith("# ") and
                 '"' in t), None)
    for i, (kind, t) in enumerate(toks):
        if kind == "space" and t.startswith("# ") and '"' in t and \
                t.split('"')[1] == main:
            at = i
    return at


class Mutation:
    def __init__(self, rng, toks, others):
        self.rng, self.toks, self.others = rng, toks, others
        self.index()

    def index(self):
        self.first = own(self.toks)
        self.places = [i for i in range(self.first, len(self.toks))
                       if self.toks[i][0] != "space"]
        self.names = [self.toks[i][1] for i in self.places
                      if self.toks[i][0] == "word" and
                      self.toks[i][1] not in KEYWORDS] or ["x"]

    def place(self, *kinds):
        some = [i for i in self.places if not kinds or
                self.toks[i][0] in kinds]
        return self.rng.choice(some) if some else None

    def put(self, at, text, remove=1):
        self.toks[at:at + remove] = tokens(text) if text else []

    def fill(self, text):
        return re.sub(r"\b[XYZ]\b", lambda _: self.rng.choice(self.names),
                      text)

    # ---- pieces ------------------------------------------------------
    def closing(self, at, limit=4000):
        """The token behind the bracket that opens at `at`."""
        depth = 0
        for i in range(at, min(len(self.toks), at + limit)):
            t = self.toks[i][1]
            depth += t in "([{" and len(t) == 1
            depth -= t in ")]}" and len(t) == 1
            if depth == 0 and self.toks[i][0] == "op":
                return i + 1
        return None

    def statement(self):
        """(begin, end) of some statement or declaration."""
        starts = [i for i in self.places if self.toks[i][1] in (";", "{", "}")
                  ]
        if not starts:
            return None
        at = self.rng.choice(starts) + 1
        depth = 0
        for i in range(at, min(len(self.toks), at + 2000)):
            kind, t = self.toks[i]
            if kind != "op":
                continue
            if t in "([{":
                depth += 1
            elif t in ")]}":
                depth -= 1
                if depth < 0:
                    return None
                if depth == 0 and t == "}":
                    return at, i + 1
            elif t == ";" and depth == 0:
                return at, i + 1
        return None

    def text(self, span):
        return "".join(t for _, t in self.toks[span[0]:span[1]])

    def foreign(self):
        """A statement or declaration of another text."""
        other = Mutation(self.rng, self.rng.choice(self.others), [])
        span = other.statement()
        return other.text(span) if span else ";"

    # ---- mutations ---------------------------------------------------
    def delete_token(self):
        self.put(self.place(), "")

    def double_token(self):
        at = self.place()
        self.put(at, " %s " % self.toks[at][1], 0)

    def swap_tokens(self):
        a, b = self.place(), self.place()
        self.toks[a], self.toks[b] = self.toks[b], self.toks[a]

    def change_name(self):
        at = self.place("word")
        if at is not None:
            self.put(at, self.rng.choice(self.names))

    def change_number(self):
        at = self.place("number")
        if at is not None:
            self.put(at, self.rng.choice(NUMBERS))

    def change_operator(self):
        at = self.place("op")
        if self.toks[at][1] in BINARY:
            self.put(at, self.rng.choice(BINARY))
        elif self.toks[at][1] in ("->", "."):
            self.put(at, "." if self.toks[at][1] == "->" else "->")

    def change_type(self):
        some = [i for i in self.places if self.toks[i][1] in TYPE_WORDS]
        if some:
            self.put(self.rng.choice(some), self.rng.choice(TYPES))

    def prefix(self):
        at = self.place("word", "number", "string")
        if at is not None:
            how = self.rng.choice(UNARY + ["(%s)" % t for t in TYPES])
            self.put(at, how, 0)

    def wrap(self):
        at = self.place("word", "number")
        if at is None:
            return
        t = self.toks[at][1]
        self.put(at, self.fill(self.rng.choice([
            "({ %s; })", "(%s, X)", "(X ? %s : Y)", "(X ?: %s)", "X[%s]",
            "(%s)[X]", "*(&%s)", "(&%s)[0]", "((char *)&%s)[X]", "(%s)++",
            "__builtin_expect(%s, 1)", "sizeof(%s)", "(*(int *)%s)",
            "({ __typeof__(%s) fz = X; fz; })", "X(%s)", "(%s)->X",
            "(%s).X", "__builtin_constant_p(%s)", "(int[]){%s}[X]"]) % t))

    def delete_statement(self):
        span = self.statement()
        if span:
            self.toks[span[0]:span[1]] = []

    def double_statement(self):
        span = self.statement()
        if span:
            self.put(span[1], self.text(span), 0)

    def swap_statements(self):
        a, b = self.statement(), self.statement()
        if a and b and a[1] <= b[0]:
            first, second = self.text(a), self.text(b)
            self.put(b[0], first, b[1] - b[0])
            self.put(a[0], second, a[1] - a[0])

    def move_statement(self):
        a, b = self.statement(), self.statement()
        if a and b:
            self.put(b[0], self.text(a), 0)

    def splice(self):
        span = self.statement()
        if span and self.others:
            self.put(span[0], " " + self.foreign(), 0)

    def splice_named(self):
        """A foreign statement over the names of this text."""
        span = self.statement()
        if span and self.others:
            toks = [(k, self.rng.choice(self.names) if k == "word" and
                     t not in KEYWORDS else t)
                    for k, t in tokens(self.foreign())]
            self.put(span[0], " " + "".join(t for _, t in toks), 0)

    def snippet(self):
        span = self.statement()
        if span:
            self.put(span[0], " %s " % self.fill(self.rng.choice(SNIPPETS)),
                     0)

    def guard_statement(self):
        span = self.statement()
        if span:
            how = self.rng.choice(["if (X) { %s }", "while (X) { %s }",
                                   "do { %s } while (X);", "({ %s });",
                                   "switch (X) { case 1: %s }",
                                   "for (;X;) { %s }", "fz_l%d: %%s" %
                                   self.rng.randrange(9), "if (X) %s else Y;"])
            self.put(span[0], self.fill(how).replace("%s", self.text(span)),
                     span[1] - span[0])

    def cut(self):
        del self.toks[self.place():]

    def lengthen(self):
        at = self.place()
        piece = self.fill(self.rng.choice(LONG))
        self.put(at, piece * self.rng.choice([3, 30, 200, 1000]), 0)

    def flip(self):
        at = self.place()
        t = bytearray(self.toks[at][1].encode("utf-8", "surrogateescape"))
        t[self.rng.randrange(len(t))] = self.rng.randrange(256)
        self.toks[at] = ("odd", bytes(t).decode("utf-8", "surrogateescape"))


WEIGHTS = {
    Mutation.delete_token: 3, Mutation.double_token: 2,
    Mutation.swap_tokens: 1, Mutation.change_name: 10,
    Mutation.change_number: 10, Mutation.change_operator: 10,
    Mutation.change_type: 8, Mutation.prefix: 6, Mutation.wrap: 10,
    Mutation.delete_statement: 6, Mutation.double_statement: 4,
    Mutation.swap_statements: 4, Mutation.move_statement: 6,
    Mutation.splice: 4, Mutation.splice_named: 8, Mutation.snippet: 16,
    Mutation.guard_statement: 8, Mutation.cut: 1, Mutation.lengthen: 1,
    Mutation.flip: 1,
}


def mutate(rng, toks, others):
    """toks: tokens() of the text; others: of those to take pieces from."""
    m = Mutation(rng, list(toks), others)
    how = list(WEIGHTS)
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 5])):
        if not m.places:
            break
        rng.choices(how, list(WEIGHTS.values()))[0](m)
        m.index()
    return "".join(t for _, t in m.toks)
