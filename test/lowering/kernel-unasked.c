// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A local that may have a pointer of which nobody is to be asked is not asked about at its check: only the others are.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.gcc.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/use.gcc.o
// RUN: %gcc %t/slub.gcc.o %t/use.gcc.o -o %t/gcc
// RUN: %t/gcc | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %S/Inputs/slub.c -o %t/slub.clang.o
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %s -o %t/use.clang.o
// RUN: %clang %t/slub.clang.o %t/use.clang.o -o %t/clang
// RUN: %t/clang | %FileCheck %s
#include "Inputs/kernel.h"
#include "Inputs/slub.h"

/* a window: what lies where the pointer points to is another object */
unsigned char *mapped(void) __saner_unsafe_indexable;
unsigned char *mapped(void)
{
	return slot(0, 1) + 5;
}

static unsigned char once(unsigned char **q, int is_mapped)
{
	unsigned char *p;

	if (is_mapped)
		p = mapped();
	else
		p = *q;
	return p[100];
}

static unsigned char often(unsigned char **q, int is_mapped, unsigned long n)
{
	unsigned char *p = is_mapped ? mapped() : *q;

	*p = 1;
	__builtin_memset(p, 0, n);
	return *p;
}

int main(void)
{
	unsigned char *p = slot(0, 3) + 5, *big = slot(1, 2);
	int sum;

	// CHECK: good
	printf("good\n");
	sum = once(&p, 1) + once(&big, 0);
	sum += often(&p, 1, 100) + often(&big, 0, 100);
	// CHECK-NOT: BUG
	// CHECK: bad
	printf("bad\n");
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 105, valid 0..95
	sum += once(&p, 0);
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 100 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 5, valid 0..95
	sum += often(&p, 0, 100);
	// CHECK: end 0
	printf("end %d\n", sum);
	return 0;
}
