// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A new object that is too small for its type stops where it is made; NULL, error
// pointers, no bytes, and what is cut on purpose go through.
// RUN: %saner_cc %gcc -O2 -Wall -Wextra -Werror -fsaner=hard -fsaner-strict %s -o %t.gcc
// RUN: %t.gcc && %not --crash %t.gcc 1 2>&1 | %FileCheck --check-prefix=ONE %s
// RUN: %not --crash %t.gcc 2 2>&1 | %FileCheck --check-prefix=TWO %s
// RUN: %not --crash %t.gcc 3 2>&1 | %FileCheck --check-prefix=THREE %s
// RUN: %not --crash %t.gcc 4 2>&1 | %FileCheck --check-prefix=FOUR %s
// RUN: %saner_cc %clang -O0 -Wall -Wextra -Werror -fsaner=hard -fsaner-strict %s -o %t.clang
// RUN: %t.clang && %not --crash %t.clang 1 2>&1 | %FileCheck --check-prefix=ONE %s
// RUN: %not --crash %t.clang 2 2>&1 | %FileCheck --check-prefix=TWO %s
// RUN: %not --crash %t.clang 3 2>&1 | %FileCheck --check-prefix=THREE %s
// RUN: %not --crash %t.clang 4 2>&1 | %FileCheck --check-prefix=FOUR %s
// ONE: BUG: saner: bounds: object too small in one at
// ONE: size 23, needed 24 of
// TWO: BUG: saner: bounds: object too small in two at
// TWO: size 8, needed 24 of
// THREE: BUG: saner: bounds: object too small in three at
// THREE: size 23, needed 24 of object
// FOUR: BUG: saner: bounds: object too small in four at
// FOUR: size 7, needed 8 of
#include <stdlib.h>

struct s { long a; int b; void *c; };
struct cut { long a; char text[16]; };

/* Error pointers, as the kernel's memdup_user() gives them. */
static __attribute__((noinline, alloc_size(1))) void *fail(size_t n)
{
	return n == 23 ? malloc(n) : (void *)-12L;
}

static struct s *one(size_t n) { return malloc(n); }
static struct s *two(size_t n) { return n > 8 ? malloc(n) : calloc(1, n); }
static struct s *three(size_t n) { struct s *p = ({ fail(n); }); return p; }
static struct cut *four(size_t n) { struct cut *p = (struct cut *)malloc(n); return p; }

int main(int argc, char **argv)
{
	int bad = argc > 1 ? atoi(argv[1]) : 0;
	struct s *p = one(bad == 1 ? 23 : 24), *q = two(bad == 2 ? 8 : 25);
	struct s *r = three(bad == 3 ? 23 : 7);
	struct cut *c = four(bad == 4 ? 7 : 9);

	p->a = 0;
	q->a = 0;
	c->a = 0;
	free(one(0));
	return r != (struct s *)-12L || one(~0UL / 2) || p->a + q->a + c->a;
}
