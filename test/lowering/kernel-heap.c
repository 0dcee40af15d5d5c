// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a kernel that has the allocator, an access through a pointer of which nothing else is known stays in its slot.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.gcc.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/use.gcc.o
// RUN: %gcc %t/slub.gcc.o %t/use.gcc.o -o %t/gcc
// RUN: %t/gcc | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %S/Inputs/slub.c -o %t/slub.clang.o
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %s -o %t/use.clang.o
// RUN: %clang %t/slub.clang.o %t/use.clang.o -o %t/clang
// RUN: %t/clang | %FileCheck %s
// An allocator that was not compiled to answer is not asked.
// RUN: %gcc -D__KERNEL__ -c %S/Inputs/slub.c -o %t/plain.o
// RUN: %gcc %t/plain.o %t/use.gcc.o -o %t/plain
// RUN: %t/plain | %FileCheck --check-prefix=PLAIN --implicit-check-not=BUG %s
// PLAIN: end
#include "Inputs/kernel.h"
#include "Inputs/slub.h"

static void put(unsigned char **p, long i)
{
	unsigned char *q = *p;

	q[i] = 1;
}

#define TRY(what, pointer, i) do { \
	unsigned char *__p = pointer; \
	printf("%s\n", what); \
	fflush(0); \
	put(&__p, i); \
} while (0)

static void other(unsigned char **p, long i)
{
	unsigned char *q = *p;

	q[i] = 1;
}

/* each has a site of its own: one reports once */
static void behind(unsigned char **p)
{
	unsigned char *q = *p;

	q[91] = 1;
}

static void before(unsigned char **p)
{
	unsigned char *q = *p;

	q[-6] = 1;
}

static void file(unsigned char **p)
{
	unsigned char *q = *p;

	q[4091] = 1;
}

static void table(unsigned char **p)
{
	unsigned char *q = *p;

	q[4091] = 1;
}

/* in a slot that is larger than the objects of its cache */
static void padding(unsigned char **p)
{
	unsigned char *q = *p;

	q[500] = 1;
}

static void below(unsigned char **p)
{
	unsigned char *q = *p;

	q[-1] = 1;
}

struct holder {
	int first;
	long member[3];
};

/* container_of() */
static long held(long *member)
{
	struct holder *h = (struct holder *)((char *)member -
		__builtin_offsetof(struct holder, member));

	return h->first;
}

int main(void)
{
	unsigned char *p;

	// CHECK: good
	printf("good\n");
	TRY("in the middle", slot(0, 3) + 5, 90);
	TRY("its first byte", slot(0, 3) + 5, -5);
	TRY("from the first byte", slot(0, 3), 95);
	TRY("from its end", slot(0, 4), -1);
	TRY("the first of its page", slot(1, 0), -1);
	TRY("across pages of a slab", slot(1, 7) + 1, 498);
	TRY("a page that is none", page_at(3) + 5, -4000);
	TRY("two pages", page_at(4) + 5, 8000);
	TRY("a page of a file", page_at(6) + 5, 4090);
	TRY("from the end of a page", page_at(7), -1);
	TRY("a table", page_at(7) + 8, 4087);
	TRY("nowhere", (unsigned char *)&p + 1, 0);
	p = slot(0, 1);
	held((long *)(p + 8));
	// CHECK-NOT: BUG
	// CHECK: bad
	printf("bad\n");
	p = slot(0, 3) + 5;
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 96, valid 0..95
	behind(&p);
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset -1, valid 0..95
	before(&p);
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 8192, valid 0..8191
	p = page_at(4) + 5;
	other(&p, 8187);
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 4096, valid 0..4095
	p = page_at(6) + 5;
	file(&p);
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 4097, valid 0..4095
	p = page_at(7) + 6;
	table(&p);
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 500, valid 0..499
	p = slot(1, 2);
	padding(&p);
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset -1, valid 0..499
	below(&p);
	// CHECK: end
	printf("end\n");
	return 0;
}
