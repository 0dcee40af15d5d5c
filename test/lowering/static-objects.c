// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer to a static object or a literal has its bounds when it comes back from
// memory, in every way to build a program; one to what nobody told of is unknown,
// one to the end of an array is no pointer to the next, and literals that the linker
// merged are as long as the longest.
// RUN: %split_file %s %t
// RUN: %gcc -O2 -c %t/plain.c -o %t/plain.o
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror -c %t/main.c -o %t/main.o
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror -c %t/other.c -o %t/other.o
// RUN: %saner_cc %gcc -fsaner=hard -Wl,--gc-sections %t/main.o %t/other.o %t/plain.o -o %t/gcc
// RUN: %t/gcc | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t/gcc table 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/gcc stored 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/gcc local 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/gcc file 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/gcc other 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %saner_cc %clang -fsaner=hard -O0 -Wall -Wextra -Werror -fPIE -c %t/main.c -o %t/main.o
// RUN: %saner_cc %clang -fsaner=hard -O0 -Wall -Wextra -Werror -fPIE -c %t/other.c -o %t/other.o
// RUN: rm -f %t/lib.a && ar rc %t/lib.a %t/other.o %t/plain.o
// RUN: %saner_cc %clang -fsaner=hard -pie %t/main.o %t/lib.a -o %t/clang
// RUN: %t/clang | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t/clang table 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/clang stored 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/clang local 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/clang file 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/clang other 2>&1 | %FileCheck --check-prefix=STOP %s
// OUT: 3 6 2 9 5 6 7 1
// STOP: BUG: saner: bounds: out-of-bounds read of size {{[14]}} in at{{[1-4]}} at
// STOP-NEXT: offset {{.*}} of
//--- unit.h
struct s {
	const char *text;
	const int *at, *end;
};
extern const char *volatile word;
extern int other[6], plain[4];
int at4(struct s *s, int i);
void tell(struct s *s, const char *text);
//--- plain.c
#include "unit.h"
int plain[4] = { 1, 2, 3, 4 };
//--- other.c
#include "unit.h"
int other[6] = { 1, 2, 3, 4, 5, 6 };
const char *volatile word;

int at4(struct s *s, int i)
{
	return s->at[i];
}

/* merged with "abc" of main.c where the linker does so */
void tell(struct s *s, const char *text)
{
	word = text;
	s->text = "bc";
}
//--- main.c
#include <stdio.h>
#include <string.h>
#include "unit.h"
static const char *names[] = { "ab" "c", "defghi" };
static int file[10] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
static int next[4] = { 7, 7, 7, 7 };

static char at1(const char **p, int i)
{
	return p[0][i];
}

static char at2(struct s *s, int i)
{
	return s->text[i];
}

static int at3(struct s *s, int i)
{
	return s->at[i];
}

static int before_end(struct s *s)
{
	return s->end[-1];
}

int main(int argc, char **argv)
{
	static int local[3] = { 4, 5, 6 }, second[2] = { 0, 1 };
	const char *way = argc > 1 ? argv[1] : "";
	struct s s = { "stored", local, file + 10 };
	int bad = !strcmp(way, "table");

	printf("%d ", (int)strlen(names[0]) + (at1(names, 3 + bad) == 1));
	bad = !strcmp(way, "stored");
	printf("%d ", (int)strlen(s.text) + (at2(&s, 6 + bad) == 1));
	tell(&s, names[1]);
	printf("%d ", (int)strlen(s.text) + (at2(&s, 2) == 1));
	printf("%d ", before_end(&s));
	s.end = local + 2;
	printf("%d ", before_end(&s));
	bad = !strcmp(way, "local");
	printf("%d ", at3(&s, 2 + bad));
	s.at = next;
	s.end = next + 4;
	printf("%d ", at3(&s, 3) + !before_end(&s));
	s.at = file;
	bad = !strcmp(way, "file");
	at3(&s, 9 + bad);
	s.at = other;
	bad = !strcmp(way, "other");
	at4(&s, 5 + bad);
	s.at = second;
	printf("%d\n", at4(&s, 1));
	s.at = plain;
	s.end = plain + 4;
	return at3(&s, 0) - 1 || before_end(&s) != 4;
}
