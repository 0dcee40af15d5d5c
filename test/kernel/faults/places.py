# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Where a fault can be seeded: four operators on the text of a C file.

An operator knows the text and nothing of saner.  A place replaces the bytes
[begin, end) of one file, when the tests execute `line` and, unless it is 0,
`body`."""
import collections
import re

Place = collections.namedtuple(
    "Place", "operator file line body begin end old new")

TOKEN = re.compile(r"""
    (?P<space>\s+|/\*.*?\*/|//[^\n]*)
  | (?P<directive>(?<![^\n])[ \t]*\#(?:\\\n|/\*.*?\*/|[^\n])*)
  | (?P<literal>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
  | (?P<mark>->|\+\+|--|<<=|>>=|<<|>>|[<>=!+\-*/%&|^]=|&&|\|\||\.\.\.|.)
""", re.X | re.S)
OPEN, CLOSE = "([{", ")]}"
LEAVES = {"return", "goto", "break", "continue"}

# Functions that allocate, and which argument says how much.
ALLOCATIONS = {
    "kmalloc": 0, "kzalloc": 0, "kvmalloc": 0, "kvzalloc": 0, "vmalloc": 0,
    "vzalloc": 0, "__vmalloc": 0, "kmalloc_node": 0, "kzalloc_node": 0,
    "kvmalloc_node": 0, "kvzalloc_node": 0, "__kmalloc": 0,
    "__kmalloc_node": 0, "kmalloc_track_caller": 0,
    "kmalloc_node_track_caller": 0, "kmalloc_reserve": 0, "kcalloc": 0,
    "kmalloc_array": 0, "kvcalloc": 0, "kvmalloc_array": 0,
    "kcalloc_node": 0, "kmalloc_array_node": 0, "krealloc": 1,
    "krealloc_array": 1, "kmemdup": 1, "kvmemdup": 1, "devm_kmalloc": 1,
    "devm_kzalloc": 1, "devm_kcalloc": 1, "kmem_cache_create": 1,
    "kmem_cache_create_usercopy": 1, "sock_kmalloc": 1, "alloc_skb": 0,
    "__alloc_skb": 0, "bitmap_alloc": 0, "bitmap_zalloc": 0,
    "__alloc_percpu": 0, "memblock_alloc": 0, "kmemdup_nul": 1,
}
# Functions that are given a length, and which argument it is.
LENGTHS = {
    "memcpy": 2, "memmove": 2, "memset": 2, "memcmp": 2, "memchr": 2,
    "memchr_inv": 2, "memscan": 2, "memzero_explicit": 1, "memset16": 2,
    "memset32": 2, "memset64": 2, "memset_l": 2, "memset_p": 2,
    "strncpy": 2, "strlcpy": 2, "strscpy": 2, "strscpy_pad": 2,
    "strncmp": 2, "strncasecmp": 2, "strnlen": 1, "strnchr": 1,
    "strncpy_from_user": 2, "strnlen_user": 1, "snprintf": 1,
    "vsnprintf": 1, "scnprintf": 1, "vscnprintf": 1,
    "copy_from_user": 2, "copy_to_user": 2, "__copy_from_user": 2,
    "__copy_to_user": 2, "copy_to_iter": 1, "copy_from_iter": 1,
    "copy_from_iter_full": 1, "copy_page_to_iter": 2,
    "copy_page_from_iter": 2, "iov_iter_zero": 0, "clear_user": 1,
    "skb_put": 1, "skb_push": 1, "skb_pull": 1, "skb_copy_bits": 3,
    "skb_put_data": 2, "crypto_xor": 2, "crypto_xor_cpy": 3,
    "crypto_memneq": 2, "scatterwalk_map_and_copy": 3, "sg_init_one": 2,
    "sg_set_buf": 2, "sg_set_page": 2, "crypto_shash_update": 2,
    "crypto_shash_digest": 2, "crypto_shash_finup": 2, "bitmap_copy": 2,
    "bitmap_zero": 1, "bitmap_fill": 1, "bitmap_set": 2, "bitmap_clear": 2,
    "seq_write": 2, "simple_read_from_buffer": 4, "memcpy_from_page": 3,
    "memcpy_to_page": 3, "memzero_page": 2, "zero_user": 2,
    "zero_user_segment": 2, "hex2bin": 2, "bin2hex": 2,
    "inflate_fast": 1, "utf16s_to_utf8s": 1, "crc32_le": 2, "crc32c": 2,
    "crc32_be": 2, "crc16": 2, "full_name_hash": 2, "jhash": 1,
}


class Text:
    """A file as tokens; lines[i] is the line of one, match[i] the bracket that
    closes the one that opens there."""

    def __init__(self, path):
        with open(path, encoding="latin-1") as f:
            self.text = f.read()
        self.tokens, self.lines = [], []
        line, at = 1, 0
        while at < len(self.text):
            m = TOKEN.match(self.text, at)
            if m.lastgroup not in ("space", "directive"):
                self.tokens.append(m)
                self.lines.append(line)
            line += m[0].count("\n")
            at = m.end()
        self.match = self.brackets()

    def brackets(self):
        out, stack = {}, []
        for i, t in enumerate(self.tokens):
            if t[0] in OPEN and t.lastgroup == "mark":
                stack.append(i)
            elif t[0] in CLOSE and t.lastgroup == "mark" and stack:
                out[stack.pop()] = i
        return out

    def word(self, i):
        return self.tokens[i][0] if i < len(self.tokens) else ""

    def arguments(self, i):
        """[(first token, last token)] of the brackets that open at i."""
        end, out, begin = self.match.get(i), [], i + 1
        if end is None:
            return []
        k = begin
        while k <= end:
            if k == end or self.word(k) == ",":
                if k > begin:
                    out.append((begin, k - 1))
                begin = k + 1
            k = self.match.get(k, k) + 1
        return out

    def leaves(self, i):
        """The line of the first token of the statement at token i, without its
        brace; None when it does not end by leaving, or has an else."""
        if self.word(i) in LEAVES:
            k = i
            while self.word(k) not in (";", ""):
                k = self.match.get(k, k) + 1
            end, last = k, i
        elif self.word(i) == "{" and i in self.match:
            end, last, k = self.match[i], None, i + 1
            fresh = True
            while k < end:
                if fresh:
                    last, fresh = k, False
                if self.word(k) in (";", "{"):
                    fresh = True
                k = self.match.get(k, k) + 1
            i += 1
        else:
            return None
        if last is None or self.word(last) not in LEAVES \
                or self.word(end + 1) == "else":
            return None
        return self.lines[i]


def guards(t):
    """`if (c)` that leaves, and left: never more."""
    for i in range(len(t.tokens) - 2):
        if t.word(i) != "if" or t.word(i + 1) != "(" or i + 1 not in t.match:
            continue
        end = t.match[i + 1]
        body = t.leaves(end + 1)
        if body is None:
            continue
        a, b = t.tokens[i + 2].start(), t.tokens[end].start()
        yield (i, body if body > t.lines[end] else 0, a, b,
               "(%s) && 0" % t.text[a:b])


def less(t):
    """`<` becomes `<=`."""
    for i, m in enumerate(t.tokens):
        if m[0] == "<":
            yield i, 0, m.start(), m.end(), "<="


def calls(t, table, change):
    for i, m in enumerate(t.tokens):
        if m.lastgroup != "word" or m[0] not in table \
                or t.word(i + 1) != "(":
            continue
        args = t.arguments(i + 1)
        if len(args) <= table[m[0]] or t.word(t.match[i + 1] + 1) == "{":
            continue
        first, last = args[table[m[0]]]
        a, b = t.tokens[first].start(), t.tokens[last].end()
        yield i, 0, a, b, "(%s) %s" % (t.text[a:b], change)


def allocations(t):
    """An allocation one smaller."""
    return calls(t, ALLOCATIONS, "- 1")


def lengths(t):
    """A length one larger."""
    return calls(t, LENGTHS, "+ 1")


OPERATORS = {"guard": guards, "less": less, "alloc": allocations,
             "length": lengths}


def places(path, name):
    """All places of a file."""
    t = Text(path)
    return [Place(operator, name, t.lines[i], body, a, b, t.text[a:b], new)
            for operator, find in OPERATORS.items()
            for i, body, a, b, new in find(t)]


def is_executed(place, lines):
    return place.line in lines and (not place.body or place.body in lines)
