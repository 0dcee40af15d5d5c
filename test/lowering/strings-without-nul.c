// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is read up to a length needs no NUL; realloc(p, 0) frees, as in glibc.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-strict -w -O0 %s -o %t
// RUN: %t | %FileCheck %s
// RUN: %not --crash %t past 2>&1 | %FileCheck --check-prefix=PAST %s
// CHECK: xabcd abcd 1
// PAST: BUG: saner: bounds: out-of-bounds write of size 7 in main
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
	char word[4] = { 'a', 'b', 'c', 'd' };
	char line[6] = "x";
	char small[4] = "";
	char *heap = malloc(argc);

	(void)argv;
	strncat(line, word, sizeof(word));
	strncat(small, word, argc - 1);
	if (argc > 1)
		strncat(line, "e", 1);
	small[0] = 0;
	printf("%s %.4s %d\n", line, word, !realloc(heap, argc - 1));
	return 0;
}
