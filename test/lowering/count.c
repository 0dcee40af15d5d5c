// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each access is counted in its class as often as it is executed.
// RUN: rm -rf %t && mkdir %t && cp %s %t/count.c
// RUN: %saner_cc %gcc -O0 -fsaner=hard -fsaner-count -fno-delete-null-pointer-checks %t/count.c -o %t/gcc0
// RUN: %saner_cc %gcc -O2 -fsaner=soft -fsaner-count -fno-delete-null-pointer-checks %t/count.c -o %t/gcc2
// RUN: %saner_cc %clang -O0 -fsaner=soft -fsaner-count -fno-delete-null-pointer-checks %t/count.c -o %t/clang0
// RUN: %saner_cc %clang -O2 -fsaner=hard -fsaner-count -fno-delete-null-pointer-checks %t/count.c -o %t/clang2
// RUN: env SANER_COUNT=%t/gcc0.out %t/gcc0
// RUN: env SANER_COUNT=%t/gcc2.out %t/gcc2
// RUN: env SANER_COUNT=%t/clang0.out %t/clang0
// RUN: env SANER_COUNT=%t/clang2.out %t/clang2
// RUN: cut -f 1-5,7,10- %t/gcc0.out > %t/lines
// RUN: tr '\t' ' ' < %t/lines | %FileCheck --implicit-check-not={{.}} %s
// RUN: cmp %t/gcc0.out %t/gcc2.out
// RUN: cmp %t/gcc0.out %t/clang0.out
// RUN: cmp %t/gcc0.out %t/clang2.out
// RUN: %t/gcc2 2>&1 | %FileCheck --check-prefix=SUM %s
//
// Executed, unknown, null, bounds, init, lifetime, function, why, what.
// CHECK: 5 0 - proved - - proved bounds-index 'a'
// CHECK-NEXT: 5 0 - proved checked - proved bounds-index 'a'
// CHECK-NEXT: 2 0 guarded proved assumed assumed guarded null-deref 'r'
// CHECK-NEXT: 2 0 checked proved assumed assumed guarded null-deref 'r'
// CHECK-NEXT: 3 0 - checked trivial - checked bounds-index 'four'
// CHECK-NEXT: 3 3 guarded checked assumed assumed maybe bounds-access no-bounds 'p'
// CHECK-NEXT: 12 8 checked checked assumed assumed maybe bounds-access no-bounds 'q'
// CHECK-NEXT: 2 0 - assumed trivial - assumed bounds-index no-bounds 'at' (struct filled)
// CHECK-NEXT: 1 0 checked proved assumed assumed in_asm null-deref 'p'
// CHECK-NEXT: 1 0 trusted trusted trusted trusted trusted bounds-access trusted 'p'
// CHECK-NEXT: 1 0 trusted trusted trusted trusted trusted bounds-access trusted 'p'
// CHECK-NEXT: blind 0 trusted trusted trusted trusted left_alone bounds-access trusted 'p'
// CHECK-NEXT: 1 0 proved proved - assumed main null-deref 'r'
// CHECK-NEXT: 4 0 proved checked - assumed main bounds-access no-bounds 'heap'
// CHECK-NEXT: 4 0 proved proved - assumed main null-deref 'r'
//
// SUM: saner: executed accesses: 46: proved 32.6 %, guarded 4.3 %, checked 30.4 %, unknown 23.9 %, assumed 4.3 %, trusted 4.3 % [null,bounds]
// SUM-NEXT: saner:   null: 31: proved 29.0 %, guarded 16.1 %, checked 48.4 %, unknown 0.0 %, assumed 0.0 %, trusted 6.5 %
// SUM: saner:   1 accesses of the text have no counter
#include <stdlib.h>

struct record {
	long number;
	int values[4];
};

static int four[4];

static int proved(void)
{
	int a[5], sum = 0;

	for (int i = 0; i < 5; i++)
		a[i] = i;
	for (int i = 0; i < 5; i++)
		sum += a[i];
	return sum;
}

/* one access to the number, not two */
int guarded(struct record *r);
int guarded(struct record *r)
{
	r->number += 1;
	return r->values[0];
}

static int checked(unsigned int i)
{
	return four[i];
}

/* the bounds are known where the heap is */
int maybe(int **p);
int maybe(int **p)
{
	int *q = *p, sum = 0;

	for (int i = 0; i < 4; i++)
		sum += q[i];
	return sum;
}

/* how many elements it got nobody says */
static struct filled { int n; int at[]; } filled = { 2, { 5, 6 } };

static int assumed(int i)
{
	return filled.at[i];
}

static int in_asm(int *p)
{
	int v;

	__asm__("movl %1, %0" : "=r"(v) : "m"(*p));
	return v;
}

__attribute__((section(".sched.text"))) static int trusted(int *p)
{
	return p[0] + p[1];
}

/* nothing is put into it, not even a counter */
__saner_trusted("test") static int left_alone(int *p)
{
	return p[2];
}

/* nothing to count: names, their members, constant subscripts, addresses */
static struct record named;

static int trivial(void)
{
	static struct record other;
	struct record *unused = &named;

	(void)unused;
	named.number = 1;
	named.values[3] = 2;
	other = named;
	four[2] = 3;
	return (int)other.number + four[2];
}

int main(void)
{
	struct record *r = malloc(sizeof(*r));
	int here[4] = { 0 };
	int *heap = malloc(4 * sizeof(*heap)), *stack = here;

	if (!r || !heap)
		return 1;
	r->number = 0;
	for (int i = 0; i < 4; i++)
		heap[i] = r->values[i] = 0;
	for (unsigned int i = 0; i < 3; i++)
		checked(i);
	guarded(r);
	guarded(r);
	maybe(&heap);
	maybe(&stack);
	maybe(&stack);
	trusted(four);
	left_alone(four);
	assumed(0);
	assumed(1);
	in_asm(four);
	return proved() + trivial() == 0;
}
