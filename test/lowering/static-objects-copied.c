// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An object of a library that the program has a copy of is known, and so are the
// objects of both that lie before and behind it.
// RUN: %split_file %s %t
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror -fPIC -shared %t/lib.c -o %t/lib.so
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror -fno-pic -no-pie %t/main.c %t/lib.so -o %t/main
// RUN: %t/main | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t/main shared 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/main own 2>&1 | %FileCheck --check-prefix=STOP %s
// RUN: %not --crash %t/main library 2>&1 | %FileCheck --check-prefix=STOP %s
// OUT: 4 9 2
// STOP: BUG: saner: bounds: out-of-bounds read of size 4 in at
// STOP-NEXT: offset {{.*}} of
//--- lib.c
struct s {
	const int *at;
};
extern int shared[4];
int shared[4] = { 1, 2, 3, 4 };
static int mine[2] = { 1, 2 };
void fill(struct s *s, int i);
void fill(struct s *s, int i)
{
	s->at = mine;
	shared[i & 3] = i + 1;
}
int get(const struct s *s, int i);
int get(const struct s *s, int i)
{
	return s->at[i];
}
//--- main.c
#include <stdio.h>
#include <string.h>
struct s {
	const int *at;
};
extern int shared[4];
void fill(struct s *s, int i);
static int own[3] = { 7, 8, 9 };
static int last[3];

static int at(const struct s *s, int i)
{
	return s->at[i];
}

int main(int argc, char **argv)
{
	const char *way = argc > 1 ? argv[1] : "";
	struct s s = { shared };

	printf("%d ", at(&s, 3 + !strcmp(way, "shared")));
	s.at = last;
	s.at = at(&s, 0) ? last : own;
	printf("%d ", at(&s, 2 + !strcmp(way, "own")));
	fill(&s, 3);
	printf("%d\n", at(&s, 1 + !strcmp(way, "library")));
	return 0;
}
