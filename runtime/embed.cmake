# SPDX-License-Identifier: GPL-2.0-only OR MIT
# cmake -DOUT=file -DFROM=folder -DPIECES=a.c;b.c -P embed.cmake
#
# Writes the pieces of abi.def as one C table of texts.
set(text "/* from runtime/, by runtime/embed.cmake */\n")
foreach(piece ${PIECES})
	file(READ ${FROM}/${piece} hex HEX)
	string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
	string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n\t"
		hex "${hex}")
	string(MAKE_C_IDENTIFIER ${piece} name)
	string(APPEND text "static const char piece_${name}[] = {\n\t${hex}0\n};\n")
	string(APPEND table "\t{ \"${piece}\", piece_${name} },\n")
endforeach()
string(APPEND text "static const struct piece pieces[] = {\n${table}};\n")
file(WRITE ${OUT} "${text}")
