// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is only ever looked up: asked at its one check, kept in a word for several
// or for a loop, and in a companion where the pointer moves or an index may be
// negative.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-no-lifetime -O2 -Wall -Wextra -Werror -fsaner-save-temps -c %s -o %t.o
// RUN: %FileCheck --check-prefix=TEXT %s < %t.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -O2 %s -o %t.gcc
// RUN: %t.gcc 0 | %FileCheck --check-prefix=GOOD %s
// RUN: %saner_cc %clang -fsaner=hard -O0 %s -o %t.clang
// RUN: %t.clang 0 | %FileCheck --check-prefix=GOOD %s
// RUN: %not --crash %t.gcc 1 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 2 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 3 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 4 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 5 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 6 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 7 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang 1 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang 2 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang 3 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang 4 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang 5 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang 6 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang 7 2>&1 | %FileCheck --check-prefix=BAD %s
// GOOD: 22
// BAD: BUG: saner: bounds: out-of-bounds
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct box {
	int a, b;
	int more[4];
};

// TEXT-LABEL: once(
// TEXT-NOT: __saner_bounds
// TEXT: __saner_ask(p, p, 0L, 4L,
int once(int *p);
int once(int *p)
{
	return *p;
}

// TEXT-LABEL: twice(
// TEXT: unsigned long __saner_[[N:[0-9]+]] {{.*}}= __saner_room(p);
// TEXT: __saner_in_room(p, 4UL, __saner_[[N]],
// TEXT: __saner_in_room(p, {{.*}}, __saner_[[N]],
void twice(int *p, unsigned long n);
void twice(int *p, unsigned long n)
{
	*p = 1;
	memset(p, 0, n);
}

// TEXT-LABEL: converted(
// TEXT: = __saner_room(
int converted(void **place);
int converted(void **place)
{
	struct box *b = *place;

	return b->a + b->more[3];
}

// TEXT-LABEL: looped(
// TEXT: struct __saner_bounds
// TEXT: __saner_access(
int looped(int *p, int n);
int looped(int *p, int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++)
		sum += p[i];
	return sum;
}

// TEXT-LABEL: moved(
// TEXT: struct __saner_bounds
// TEXT: __saner_access(
int moved(int *p, int n);
int moved(int *p, int n)
{
	p += n;
	return *p;
}

// TEXT-LABEL: other(
// TEXT: {{= 0UL;|= __saner_room}}
int other(int *p, int **q, int which);
int other(int *p, int **q, int which)
{
	int *r = NULL;

	if (which)
		r = *q;
	else
		r = p;
	*r = 7;
	return *r + r[0];
}

// TEXT-LABEL: covered(
// TEXT: __saner_in_room(p, 4UL,
// TEXT-NOT: __saner_in_room(p, 4UL,
// TEXT: return
int covered(int *p, unsigned long n);
int covered(int *p, unsigned long n)
{
	*p = 1;
	memset(p, 0, n);
	*p += 2;
	return *p;
}

int main(int argc, char **argv)
{
	int way = argc > 1 ? atoi(argv[1]) : 0, n;
	int *p = malloc(6 * sizeof(*p));
	void *small = malloc(8);
	int *none = (int *)small + 2;

	if (!p || !small)
		return 1;
	memset(p, 0, 6 * sizeof(*p));
	once(way == 1 ? none : p);
	twice(p, way == 2 ? 25 : 24);
	p[5] = 2;
	n = converted(way == 3 ? &small : (void **)&p);
	n += looped(p, way == 4 ? 7 : 6);
	n += moved(p, way == 5 ? 6 : 5);
	n += other(p, way == 6 ? &none : &p, 1);
	n += covered(p, way == 7 ? 25 : 4);
	printf("%d\n", n);
	return 0;
}
