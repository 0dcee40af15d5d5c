// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a kernel that has the allocator, an access through a pointer that came from memory stays in the static object
// or literal that it points into; of what nobody told of nothing is said.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.gcc.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/use.gcc.o
// RUN: %gcc -no-pie %t/slub.gcc.o %t/use.gcc.o -o %t/gcc
// RUN: %t/gcc | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %S/Inputs/slub.c -o %t/slub.clang.o
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %s -o %t/use.clang.o
// RUN: %clang -r %t/slub.clang.o %t/use.clang.o -o %t/both.o
// RUN: %clang %t/both.o -o %t/clang
// RUN: %t/clang | %FileCheck %s
// A kernel in which no unit tells of anything.
// RUN: %gcc -D__KERNEL__ -c %s -o %t/plain.o
// RUN: %gcc %t/slub.gcc.o %t/plain.o -o %t/plain
// RUN: %t/plain | %FileCheck --check-prefix=PLAIN --implicit-check-not=BUG %s
// PLAIN: end
#include "Inputs/kernel.h"
#include "Inputs/slub.h"

#define ALIGNED __attribute__((aligned(64)))

/* begins where the room of the one before it ends */
static char page[128] __attribute__((aligned(4096)));
static char room[64] ALIGNED, next[64] ALIGNED;
static char placed[64] ALIGNED __attribute__((section(".init.data")));
static const char *names[] = { "zero", "first", "second" };
static volatile char got;

#define TRY(what, pointer, i) do { \
	const char *volatile __p = pointer; \
	printf("%s\n", what); \
	fflush(0); \
	get((const char **)&__p, i); \
} while (0)

static void get(const char **p, long i)
{
	const char *q = *p;

	got = q[i];
}

/* each has a site of its own: one reports once */
static void behind(const char **p, long i)
{
	const char *q = *p;

	got = q[i];
}

static void before(const char **p, long i)
{
	const char *q = *p;

	got = q[i];
}

static void mapped(const char **p, long i)
{
	const char *q = *p;

	got = q[i];
}

static void literal(const char **p, long i)
{
	const char *q = *p;

	got = q[i];
}

int main(void)
{
	static char away[64] ALIGNED;
	const char *p;

	// CHECK: good
	printf("good\n");
	TRY("in the middle", room + 5, 58);
	TRY("its first byte", room + 5, -5);
	TRY("from its end", room + 64, -64);
	TRY("from the end of the other", next + 64, -64);
	TRY("of nobody", placed + 5, 100);
	TRY("a literal", names[1], 5);
	TRY("inside a literal", names[1] + 3, 2);
	TRY("a page that was mapped", page, 1000);
	TRY("in a function", away + 63, -63);
	// CHECK-NOT: BUG
	// CHECK: bad
	printf("bad\n");
	p = room + 5;
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 64, valid 0..63
	behind(&p, 59);
	p = away + 1;
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset -1, valid 0..63
	before(&p, -2);
	p = page + 1;
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 128, valid 0..127
	mapped(&p, 127);
	p = names[2] + 1;
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	literal(&p, 6);
	// CHECK: end
	printf("end\n");
	return 0;
}
