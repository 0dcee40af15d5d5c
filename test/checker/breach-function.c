// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The parameters of a function that is called as one of another type promise what those do.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
typedef int numbers(int *p, struct item *same);
void use(numbers *f);
void keep(int (*f)(struct item *p));

int called(struct item *p, struct item *same)
{
	return p->last + same->last;
}
// CHECK-LABEL: called:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p'
// CHECK: bounds-access#{{[0-9]+}} proved 'same' on param:called

int kept(struct item *p)
{
	return p->last;
}
// CHECK-LABEL: kept:
// CHECK: bounds-access#{{[0-9]+}} proved 'p' on param:kept

void f(void)
{
	use((numbers *)called);
	keep(kept);
}
