// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer to a record has the bytes of the record behind it, one to a scalar none.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
struct s { int a; struct s *next; };

int f(struct s *p, int *q)
{
	return p->a + p->next->a + *q;
}
// CHECK-LABEL: f:
// CHECK: bounds-access#{{[0-9]+}} proved 'p'
// CHECK: bounds-access#{{[0-9]+}} proved 'p->next'
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds '*q'
