// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of a page that was mapped is not the object that begins there; a pointer to the object is.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/gcc.o
// RUN: %gcc %t/slub.o %t/gcc.o -o %t/gcc
// RUN: %t/gcc | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %s -o %t/clang.o
// RUN: %clang %t/slub.o %t/clang.o -o %t/clang
// RUN: %t/clang | %FileCheck %s
#include "Inputs/kernel.h"
#include "Inputs/slub.h"
#include "Inputs/pages.h"

static char *find(struct page *page, unsigned long offset)
{
	return (char *)kmap_local_page(page) + offset;
}

static void put(struct page *page, unsigned long offset)
{
	char *at = kmap_atomic(page);

	at[offset] = 1;
}

static void store(char **p, unsigned long offset)
{
	char *at = *p;

	at[offset] = 1;
}

int main(void)
{
	char *p;

	// CHECK: good
	printf("good\n");
	*find(&mem_map[0], 1000) = 1;
	put(&mem_map[0], 1000);
	p = find(&mem_map[0], 3 * 96 + 5);
	store(&p, 90);
	// CHECK-NOT: BUG
	// CHECK: bad
	printf("bad\n");
	// CHECK: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 96, valid 0..95
	store(&p, 91);
	// CHECK: end
	printf("end\n");
	return 0;
}
