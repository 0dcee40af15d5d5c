# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What an object holds besides debug information: sections, relocations and
symbols, in a form that can be compared."""
import re
import struct

SHT_SYMTAB, SHT_RELA, SHT_NOBITS = 2, 4, 8
STB_LOCAL = 0
STT_OBJECT, STT_SECTION = 1, 3
ALWAYS_DIFFERENT = (".symtab", ".strtab", ".shstrtab", ".symtab_shndx")


def is_debug(name):
    return name.startswith((".debug", ".rela.debug", ".rel.debug",
                            ".gnu.debuglto", ".llvm_addrsig",
                            ".rela.llvm_addrsig"))


def text_at(table, offset):
    return table[offset:table.index(b"\0", offset)].decode()


class Object:
    """self.parts: name of a part -> its content, comparable with ==."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        if self.data[:6] != b"\x7fELF\x02\x01":
            raise ValueError("%s: not a 64-bit little-endian ELF file" % path)
        self.sections = self.read_sections()
        self.symbols = self.read_symbols()
        self.parts = {}
        for section in self.sections:
            self.take(section)
        self.parts["symbols"] = sorted(
            symbol for symbol in map(self.symbol_text, self.symbols) if symbol)

    def read_sections(self):
        (offset,) = struct.unpack_from("<Q", self.data, 0x28)
        size, count, names = struct.unpack_from("<HHH", self.data, 0x3a)
        raw = [struct.unpack_from("<IIQQQQIIQQ", self.data, offset + i * size)
               for i in range(count)]
        table = self.data[raw[names][4]:raw[names][4] + raw[names][5]]
        return [dict(index=i, name=text_at(table, r[0]), type=r[1],
                     flags=r[2], offset=r[4], size=r[5], link=r[6], info=r[7],
                     align=r[8]) for i, r in enumerate(raw)]

    def bytes_of(self, section):
        if section["type"] == SHT_NOBITS:
            return b"nobits %d" % section["size"]
        return self.data[section["offset"]:section["offset"]
                         + section["size"]]

    def read_symbols(self):
        for section in self.sections:
            if section["type"] == SHT_SYMTAB:
                break
        else:
            return []
        names = self.bytes_of(self.sections[section["link"]])
        data = self.bytes_of(section)
        out = []
        for at in range(0, len(data), 24):
            name, info, other, index, value, size = struct.unpack_from(
                "<IBBHQQ", data, at)
            out.append((text_at(names, name), info, other, index, value, size))
        return out

    def section_name(self, index):
        if index == 0 or index >= 0xff00:
            return "*%x" % index
        return self.sections[index]["name"]

    def symbol_text(self, symbol):
        name, info, other, index, value, size = symbol
        where = self.section_name(index)
        if is_debug(where):
            return None
        if info & 15 == STT_SECTION:
            return "section " + where
        if info >> 4 == STB_LOCAL and info & 15 == STT_OBJECT:
            # gcc counts the static objects of blocks over all functions it
            # has seen, also those that it then leaves out
            name = re.sub(r"\.\d+$", ".N", name)
        return "%s %x %x %s %x %x" % (name, info, other, where, value, size)

    def take(self, section):
        name, kind = section["name"], section["type"]
        if is_debug(name) or name in ALWAYS_DIFFERENT or not name:
            return
        if kind == SHT_RELA:
            content = self.relocations(section)
        else:
            content = self.bytes_of(section)
        key = name
        while key in self.parts:	# groups have many of one name
            key += "'"
        self.parts[key] = (kind, section["flags"], section["align"], content)

    def relocations(self, section):
        data = self.bytes_of(section)
        out = []
        for at in range(0, len(data), 24):
            offset, info, addend = struct.unpack_from("<QQq", data, at)
            out.append((offset, info & 0xffffffff,
                        self.symbol_text(self.symbols[info >> 32]), addend))
        return out


def differences(a, b):
    """Names of the parts in which two objects differ."""
    a, b = Object(a).parts, Object(b).parts
    return sorted(name for name in a.keys() | b.keys()
                  if a.get(name) != b.get(name))
