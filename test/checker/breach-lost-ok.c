// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of a pointer that is only compared or dropped is not lost.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct one { struct item *compared; };
struct two { struct item *dropped; };
static int n;

int compared(struct one *p, int c, void *other)
{
	n += (c ? (void *)&p->compared : other) == other;
	return p->compared->last;
}
// CHECK-LABEL: compared:
// CHECK: bounds-access#{{[0-9]+}} proved 'p->compared' on field:one.compared

int dropped(struct two *p)
{
	n = ((void *)&p->dropped, 1);
	return p->dropped->last;
}
// CHECK-LABEL: dropped:
// CHECK: bounds-access#{{[0-9]+}} proved 'p->dropped' on field:two.dropped
