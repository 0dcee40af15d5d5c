// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From a member to what holds it, however that is written, is no fault; from a
// variable that nothing holds it is one.
// RUN: %saner_cc %gcc -O2 -Wall -Wno-array-bounds -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc && %not --crash %t.gcc 1 2>&1 | %FileCheck %s
// RUN: %saner_cc %clang -O0 -Wall -fsaner=hard %s -o %t.clang
// RUN: %t.clang && %not --crash %t.clang 1 2>&1 | %FileCheck %s
// CHECK: BUG: saner: bounds: out-of-bounds read of size 4 in small
#include <stddef.h>
#include <stdlib.h>

struct base { int a; };
struct derived { struct base base; int b; };
struct most { struct derived derived; int c; };
struct node { struct node *next; };
struct holder { long x; struct node node; int y; };
struct folio { struct derived page; long more; };

#define BACK ((int)offsetof(struct holder, node))

static int by_sum(struct node *n)
{
	return ((struct holder *)((char *)n + -(long)BACK))->y;
}

static int in_one(struct holder *of)
{
	struct holder h = *of;
	struct node *n = &h.node, *m = &of->node;
	char *stepped = (char *)m;
	struct holder *by_index = (struct holder *)&((char *)n)[-BACK];
	struct holder *by_sum = (struct holder *)((char *)m + -(long)BACK);
	struct holder *by_number = (struct holder *)((unsigned long)n - BACK);
	struct holder *by_step;

	stepped -= BACK;
	by_step = (struct holder *)stepped;
	return by_index->y + by_sum->y + by_number->y + by_step->y;
}

static int first(struct most *behind)
{
	struct most m = *behind;
	struct base *b = &m.derived.base, *other = &behind->derived.base;
	struct derived *d = (struct derived *)b;

	return d->b + ((struct most *)d)->c + ((struct most *)b)->c +
	       ((struct most *)other)->c;
}

static int scalar(struct holder *of)
{
	struct holder h = *of;
	long *x = &h.x;
	void *p = &of->x;
	struct holder *same = p;

	return ((struct holder *)x)->y + same->y;
}

/* NULL and error pointers stay what they are */
static struct derived *page(struct folio *f)
{
	return &f->page;
}

static int none(int n)
{
	struct folio *f = NULL;

	if (n)
		f = calloc((size_t)n, sizeof(*f));
	return page(f) == NULL && page((struct folio *)-12L) != NULL;
}

static int small(void)
{
	struct base b = { 1 };
	struct base *p = &b;

	return ((struct derived *)p)->b;
}

int main(int argc, char **argv)
{
	struct holder h = { 1, { 0 }, 5 };
	struct most m = { { { 1 }, 2 }, 3 };

	(void)argv;
	if (argc > 1)
		return small();
	return by_sum(&h.node) != 5 || in_one(&h) != 20 || first(&m) != 11 ||
	       scalar(&h) != 10 || !none(0);
}
