// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Stores of objects of the right type through the address of a pointer keep its promise.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
void *malloc(unsigned long n) __attribute__((alloc_size(1), malloc));
struct item { int n[10]; int last; };
struct one { struct item *a; struct item *b; };
static struct item item;

static void set(struct item **to, struct item *p)
{
	*to = p;
}

int f(struct one *p)
{
	set(&p->a, &item);
	__atomic_store_n(&p->b, &item, 5);
	p->b = malloc(sizeof(*p->b));
	__asm__ volatile("" : : "r"(&p->b) : "memory");
	return p->a->last + p->b->last;
}
// CHECK-LABEL: f:
// CHECK: bounds-access#{{[0-9]+}} proved 'p->a' on {{.*}}field:one.a
// CHECK: bounds-access#{{[0-9]+}} proved 'p->b' on {{.*}}field:one.b
