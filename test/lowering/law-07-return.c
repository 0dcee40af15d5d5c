// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 7: a static function hands back the bounds of what it returns when a caller
// needs them; its declarations and calls get a place for them. Not one that is
// pure, whose address is taken, or that calls itself.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -fsaner-save-temps -O2 -Wall -Wextra -Werror -c %s -o %t.gcc.o
// RUN: %saner_cc %gcc -fsaner=hard %t.gcc.o -o %t.gcc
// RUN: %t.gcc
// RUN: %not --crash %t.gcc 1 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 2 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 3 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 4 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.gcc 5 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.gcc0
// RUN: %t.gcc0
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O2 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.clang0
// RUN: %t.clang0
// RUN: %not --crash %t.clang0 1 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang0 2 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang0 3 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang0 4 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %not --crash %t.clang0 5 2>&1 | %FileCheck --check-prefix=BAD %s
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-prove=none -fsaner-strict -O2 %s -o %t.soft
// RUN: %t.soft
// RUN: %FileCheck %s < %t.gcc.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-no-extend -fsaner-save-temps -c %s -o %t.no.o
// RUN: %FileCheck --check-prefix=NO %s < %t.no.saner.i
// NO: static char *part(struct s *s, int n);
// NO-NOT: __saner_give(__saner
// BAD: BUG: saner: bounds: out-of-bounds write of size 1 in
#include <stdlib.h>

struct s { char name[8]; char other[8]; };

static volatile int many = 4;

// CHECK: static char *part(struct s *s, int n,{{.*}} struct __saner_bounds *);
static char *part(struct s *s, int n);

/* a place */
static char *part(struct s *s, int n)
{
	if (n < 0)
		return 0;
	return n ? s->other : s->name;
}

/* what it was given, further on */
static char *skip(char *p)
{
	while (*p == ' ')
		p++;
	return p;
}

/* what it made */
static char *make(size_t n)
{
	char *p = malloc(n);

	if (!p)
		exit(1);
	return p;
}

/* what another hands back */
static char *handed_on(struct s *s)
{
	return part(s, many - 4);
}

/* nothing, or something */
static char *maybe(struct s *s, int n)
{
	char *p = NULL;

	if (n)
		p = part(s, 1);
	return p;
}

// CHECK: static __attribute__((__pure__)) char *pure(struct s *s, int n, struct __saner_bounds __saner_{{[0-9]+}} __attribute__((__unused__)))
static __attribute__((__pure__)) char *pure(struct s *s, int n)
{
	return n ? s->other : s->name;
}

static char *taken(struct s *s, int n)
{
	return n ? s->other : s->name;
}
static char *(*volatile pointer)(struct s *s, int n) = taken;

/* the last bytes of a name: meant as a pointer into all of it */
static char *back(struct s *s, int n)
{
	char *p = s->other;

	p -= n;
	return p;
}

static int count(char *p, int n)
{
	return *p && n ? 1 + count(p + 1, n - 1) : 0;
}

static char *recursive(char *p, int n)
{
	return n ? recursive(p + 1, n - 1) : p;
}

int main(int argc, char **argv)
{
	int bad = argc > 1 ? atoi(argv[1]) : 0;
	struct s s = { "  name", "other" };
	char line[8] = "   end";

	part(&s, 0)[bad == 1 ? 8 : 7] = 0;
	skip(line)[bad == 2 ? 5 : 4] = 0;
	make(8)[bad == 3 ? 8 : 7] = 0;
	handed_on(&s)[bad == 4 ? -1 : 0] = 'x';
	maybe(&s, 1)[bad == 5 ? 8 : 7] = 0;
	(void)part(&s, -1);
	pure(&s, 1)[1] = 'x';
	pointer(&s, 1)[2] = 'x';
	back(&s, 8)[0] = 'y';
	recursive(line, 2)[1] = 'E';
	return s.name[0] != 'y' || s.other[1] != 'x' || s.other[2] != 'x' ||
	       line[3] != 'E' || count(s.other, 8) != 5;
}
