// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A union of which only like members are written keeps what its pointers promise.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct zeroed { union { struct item *z; unsigned long all; }; };

int zero(struct zeroed *p)
{
	p->all = 0;
	return p->z->last;
}
// CHECK-LABEL: zero:
// CHECK: bounds-access#{{[0-9]+}} proved 'p->z'

struct group {
	union {
		struct { int x; struct item *a; };
		struct { int x; struct item *a; } both;
	};
	union { long n; struct item *only; };
};

int f(struct group *p, struct item *i, long *n)
{
	p->a = i;
	p->both.x = 1;
	p->only = i;
	*n = p->n;
	return p->a->last + p->both.a->last + p->only->last;
}
// CHECK-LABEL: f:
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'p->a'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'p->both.a'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'p->only'
