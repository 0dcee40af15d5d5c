// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A place that is given a variable too small for its type promises nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct h { struct item *stored; };
struct g { struct item *given; struct item *kept; };
static int small;
static struct item item;

static struct item *returned(int x)
{
	return x ? (void *)&small : &item;
}

int parameter(struct item *p)
{
	return p->last;
}
// CHECK-LABEL: parameter:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p'

int kept(struct item *p)
{
	return p->last;
}
// CHECK-LABEL: kept:
// CHECK: bounds-access#{{[0-9]+}} proved 'p' on param:kept

int f(struct h *h, int x)
{
	struct item *p = (struct item *)&small;
	struct g g = { .given = (void *)&small, .kept = &item };

	h->stored = p;
	return parameter((void *)&small) + kept(&item) + h->stored->last +
	       returned(x)->last + g.given->last + g.kept->last;
}
// CHECK-LABEL: f:
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'h->stored'
// CHECK-DAG: bounds-access#{{[0-9]+}} checked 'returned(x)'
// CHECK-DAG: bounds-access#{{[0-9]+}} refuted 'g.given'
// CHECK-DAG: bounds-access#{{[0-9]+}} proved 'g.kept'
