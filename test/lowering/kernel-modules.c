// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the units of a module tell is found as long as the module is there.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.gcc.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/sysfs.c -o %t/sysfs.gcc.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/use.gcc.o
// RUN: %gcc %t/slub.gcc.o %t/sysfs.gcc.o %t/use.gcc.o -o %t/gcc
// RUN: %t/gcc | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %S/Inputs/slub.c -o %t/slub.clang.o
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %S/Inputs/sysfs.c -o %t/sysfs.clang.o
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %s -o %t/use.clang.o
// RUN: %clang %t/slub.clang.o %t/sysfs.clang.o %t/use.clang.o -o %t/clang
// RUN: %t/clang | %FileCheck %s
// What KASAN calls may ask: it is not to be called from there.
// RUN: %saner_cc %gcc -fsanitize=kernel-address -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/sysfs.c -o %t/kasan.o
// RUN: objdump -dr %t/kasan.o | %FileCheck --check-prefix=KASAN %s
// KASAN-LABEL: <__saner_module>:
// KASAN-NOT: __asan
// KASAN-LABEL: >:
// A kernel whose modules were not compiled to be found.
// RUN: %gcc -D__KERNEL__ -O2 -c %S/Inputs/sysfs.c -o %t/plain.o
// RUN: %gcc %t/slub.gcc.o %t/plain.o %t/use.gcc.o -o %t/plain
// RUN: %t/plain | %FileCheck --check-prefix=PLAIN --implicit-check-not=BUG %s
// PLAIN: end
#include "Inputs/kernel.h"
#include "Inputs/slub.h"
#include "Inputs/sysfs.h"

static volatile char got;

/* Two objects and a literal, told in no order, and an empty record among them;
 * behind the section what would be another. */
static char *tell(struct memory *m)
{
	m->data[200] = 'a';
	m->records[0] = (struct record){ m->data + 100, 50, 1 };
	m->records[2] = (struct record){ m->data + 200, 2, 2 };
	m->records[3] = (struct record){ m->data + 10, 20, 1 };
	m->records[4] = (struct record){ m->data + 100, 50, 1 };
	m->behind[0] = (struct record){ m->data, 5, 1 };
	return m->data;
}

static void get(const char **p, long i)
{
	const char *q = *p;

	got = q[i];
}

#define TRY(what, pointer, i) do { \
	const char *volatile __p = pointer; \
	printf("%s\n", what); \
	fflush(0); \
	get((const char **)&__p, i); \
} while (0)

/* each has a site of its own: one reports once */
static void first(const char **p)
{
	const char *q = *p;

	got = q[50];
}

static void second(const char **p)
{
	const char *q = *p;

	got = q[-6];
}

static void third(const char **p)
{
	const char *q = *p;

	got = q[2];
}

int main(void)
{
	const char *p = tell(load(1));

	// CHECK: good
	printf("good\n");
	state(3);
	TRY("unformed", p + 105, 100);
	state(1);
	TRY("coming", p + 105, 44);
	state(0);
	TRY("another", p + 15, 14);
	TRY("the literal", p + 200, 1);
	TRY("nothing behind the section", p + 2, 4);
	TRY("no object", p + 160, 90);
	// CHECK-NOT: BUG
	// CHECK: bad
	printf("bad\n");
	p += 105;
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset 55, valid 0..49
	first(&p);
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	// CHECK-NEXT: {{ *}}offset -1, valid 0..49
	second(&p);
	p = tell(load(0)) + 200;
	state(0);
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	third(&p);
	// CHECK: gone
	// CHECK-NOT: BUG
	printf("gone\n");
	state(2);
	TRY("going", p, 3);
	unload();
	TRY("unloaded", p, 3);
	// CHECK: end
	printf("end\n");
	return 0;
}
