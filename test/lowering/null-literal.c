// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A 0 that is passed where a pointer is wanted stays a pointer in what is inserted:
// clang refuses an integer there, and the unit would be left without its checks.
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror -Wno-nonnull %s -o %t.gcc 2>%t.err && not test -s %t.err
// RUN: %t.gcc | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.gcc null 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t.gcc index 2>&1 | %FileCheck --check-prefix=INDEX %s
// RUN: %saner_cc %clang -fsaner=hard -O0 -Wall -Wextra -Werror -Wno-nonnull %s -o %t.clang 2>%t.err && not test -s %t.err
// RUN: %t.clang | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.clang null 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t.clang index 2>&1 | %FileCheck --check-prefix=INDEX %s
// OUT: a b c
// STOP: BUG: saner: null: NULL pointer used in main at
// INDEX: BUG: saner: bounds: out-of-bounds read of size 1 in main at
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	char text[] = "a,b,c";
	const char *way = argc > 1 ? argv[1] : "";
	int i = !strcmp(way, "index") ? 6 : 5;

	if (!strcmp(way, "null"))
		return (int)strlen(0);
	if (text[i])
		return 1;
	for (char *t = strtok(text, ","); t; t = strtok(0, ","))
		printf("%s ", t);
	return 0;
}
