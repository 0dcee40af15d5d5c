// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Memory of a module is mapped when it is touched, also by a question; who maps it
// may ask.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/sysfs.c -o %t/sysfs.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/use.o
// RUN: %gcc %t/slub.o %t/sysfs.o %t/use.o -o %t/fault
// RUN: %t/fault | %FileCheck %s
#include "Inputs/kernel.h"
#include "Inputs/slub.h"
#include "Inputs/sysfs.h"

extern int mprotect(void *at, unsigned long size, int protection);
extern void (*signal(int number, void (*handler)(int)))(int);
extern void *memcpy(void *to, const void *from, unsigned long n);

static volatile char got;
static volatile unsigned long none;
static struct memory *memory;

/* Asks of what is not mapped yet, for no byte of it. */
static void look(const char **p)
{
	char to[8];

	memcpy(to, *p, none);
}

static void map(int number)
{
	const char *p = (const char *)memory + 105;

	(void)number;
	look(&p);
	mprotect(memory, 4096, 3);
}

static void behind(const char **p)
{
	const char *q = *p;

	got = q[50];
}

int main(void)
{
	const char *p;

	memory = load(1);
	memory->records[0] = (struct record){ memory->data + 100, 50, 1 };
	state(0);
	signal(11, map);
	p = memory->data + 105;
	mprotect(memory, 4096, 0);
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 55, valid 0..49
	behind(&p);
	// CHECK: end
	printf("end\n");
	return 0;
}
