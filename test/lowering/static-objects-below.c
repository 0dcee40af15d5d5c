// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer to the first byte of an object that was told of may be the end of one
// that was not: of a unit without saner, or a weak one.  To go back from there is no
// fault; to go on behind the end is one, and so is going back further than that from
// a byte that can only be the object's own, or below a literal that stands behind
// the NUL of another.
// RUN: %split_file %s %t
// RUN: %gcc -O1 -c %t/plain.c -o %t/plain.o
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror %t/plain.o %t/other.c %t/main.c -o %t/gcc
// RUN: %t/gcc | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t/gcc on 2>&1 | %FileCheck --check-prefix=ON %s
// RUN: %not --crash %t/gcc back 2>&1 | %FileCheck --check-prefix=BACK %s
// RUN: %not --crash %t/gcc below 2>&1 | %FileCheck --check-prefix=BELOW %s
// RUN: %saner_cc %clang -fsaner=hard -O0 -Wall -Wextra -Werror %t/plain.o %t/other.c %t/main.c -o %t/clang
// RUN: %t/clang | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t/clang on 2>&1 | %FileCheck --check-prefix=ON %s
// RUN: %not --crash %t/clang back 2>&1 | %FileCheck --check-prefix=BACK %s
// RUN: %not --crash %t/clang below 2>&1 | %FileCheck --check-prefix=BELOW %s
// OUT: adjacent: 10 26
// OUT: merged: 1 98
// ON: BUG: saner: bounds: out-of-bounds read of size 4 in at at {{.*}}main.c:
// BACK: BUG: saner: bounds: out-of-bounds read of size 4 in at at {{.*}}main.c:
// BELOW: BUG: saner: bounds: out-of-bounds read of size 1 in letter at {{.*}}main.c:
//--- unit.h
struct span {
	const int *begin, *end;
};
extern const int plain[4], told[4];
struct span plain_span(void);
struct span told_span(void);
const char *plain_text(void);
//--- plain.c
#include "unit.h"
const int plain[4] = { 1, 2, 3, 4 };

struct span plain_span(void)
{
	return (struct span){ plain, plain + 4 };
}

/* the linker makes "merged tail" of main.c its end */
const char *plain_text(void)
{
	return "ab: merged tail";
}
//--- other.c
#include "unit.h"
const int told[4] = { 5, 6, 7, 8 };

struct span told_span(void)
{
	return (struct span){ told, told + 4 };
}

int first_of(const struct span *s);
int first_of(const struct span *s)
{
	return s->begin[0];
}
//--- main.c
#include <stdio.h>
#include <string.h>
#include "unit.h"
const char *volatile alone[] = { "one", "two" };
const char *volatile word = "merged tail", *volatile held;

static int sum(const struct span *s)
{
	const int *p = s->end;
	int n = 0;

	while (p > s->begin)
		n += *--p;
	return n;
}

static int at(const struct span *s, int i)
{
	return s->begin[i];
}

static int letter(const char *s, int i)
{
	return s[i];
}

int main(int argc, char **argv)
{
	const char *way = argc > 1 ? argv[1] : "";
	struct span p = plain_span(), t = told_span();

	if (p.end == t.begin)
		printf("adjacent: %d %d\n", sum(&p), sum(&t));
	held = plain_text() + 4;
	printf("merged: %d %d\n", held == word, held[-3]);
	at(&t, 3 + !strcmp(way, "on"));
	letter(alone[1], !strcmp(way, "below") ? -1 : 0);
	t.begin++;
	at(&t, !strcmp(way, "back") ? -2 : -1);
	return 0;
}
