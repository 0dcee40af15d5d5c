// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What KASAN keeps of an object lies behind it in its slot: its units do not ask where objects end, others do.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -DKASAN -c %s -o %t/kasan.o
// RUN: %gcc %t/slub.o %t/kasan.o -o %t/kasan
// RUN: %t/kasan | %FileCheck --implicit-check-not=BUG %s
// CHECK: end
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/other.o
// RUN: %gcc %t/slub.o %t/other.o -o %t/other
// RUN: %t/other | %FileCheck --check-prefix=OTHER %s
// OTHER: BUG: saner: bounds: out-of-bounds write of size 1 in {{.*}}
// OTHER-NEXT: {{ *}}offset 500, valid 0..499
// OTHER: end
#include "Inputs/kernel.h"
#include "Inputs/slub.h"

#ifdef KASAN
struct kasan_free_meta {
	void *next;
};
#endif

static void keep(unsigned char **object)
{
	unsigned char *meta = *object + 500;

	*meta = 1;
}

int main(void)
{
	unsigned char *object = slot(1, 2) + 8;

	object -= 8;
	keep(&object);
	printf("end\n");
	return 0;
}
