// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The builtins of fortified calls are checked as the calls themselves are.
// RUN: %saner_cc %gcc -O1 -w -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc && %not --crash %t.gcc 1 2>&1 | %FileCheck --check-prefix=COPY %s
// RUN: %not --crash %t.gcc 1 2 2>&1 | %FileCheck --check-prefix=PRINT %s
// RUN: %saner_cc %clang -O0 -w -fsaner=hard %s -o %t.clang
// RUN: %t.clang && %not --crash %t.clang 1 2>&1 | %FileCheck --check-prefix=COPY %s
// COPY: BUG: saner: bounds: out-of-bounds write of size 20 in main
// COPY-NEXT: offset 0, valid 0..7 of 'name' (struct s)
// PRINT: BUG: saner: bounds: out-of-bounds write of size 20 in main
// PRINT-NEXT: offset 0, valid 0..7 of 'text'
#include <stdio.h>
#include <string.h>

struct s {
	char name[8];
	int n[6];
};

int main(int argc, char **argv)
{
	char from[32] = "0123456789", text[8];
	size_t n = argc > 1 ? 20 : 8;
	struct s s;

	(void)argv;
	__builtin___memcpy_chk(s.name, from, argc == 2 ? n : 8,
			       __builtin_object_size(&s, 0));
	__builtin___snprintf_chk(text, argc == 3 ? n : 8, 0, -1ul, "%s", from);
	return text[7];
}
