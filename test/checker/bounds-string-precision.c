// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A %s with a precision needs no NUL, but so many characters.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-strict -w -O2 %s -o %t
// RUN: %t | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t past 2>&1 | %FileCheck --check-prefix=PAST %s
// RUN: %not --crash %t far past 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %not --crash %t all past 4 2>&1 | %FileCheck --check-prefix=ALL %s
// OUT: abcd ab abc |||
// PAST: BUG: saner: bounds: unterminated string in main at {{.*}}precision.c:[[#PAST_LINE:]]
// PAST-NEXT: no NUL from offset 0, valid 0..3 of 'word'
// FAR: no NUL from offset 0, valid 0..3 of 'word'
// ALL: no NUL from offset 0, valid 0..3 of 'word'
extern int printf(const char *format, ...);

int main(int argc, char **argv)
{
	char word[4] = { 'a', 'b', 'c', 'd' };
	char end[2] = { 'e', 0 };

	(void)argv;
	if (argc == 2)
		printf("%.*s\n", argc + 3, word);
	if (argc == 3)
		printf("%.5s\n", word);
	if (argc == 4)
		printf("%.*s\n", -argc, word);
	printf("%.4s %.*s %*.*s |%.s|%.0s|\n", word, argc + 1, word, 3,
	       argc + 2, word, word, word);
	printf("%.9s %.*s\n", end, -argc, end);
	return 0;
}
