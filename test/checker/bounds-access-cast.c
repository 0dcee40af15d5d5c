// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A record behind a converted pointer is not promised.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
struct s { int a; };

int f(void *p)
{
	struct s *s = p;

	return s->a;
}
// CHECK-LABEL: f:
// CHECK: types-cast#{{[0-9]+}} assumed cast 'p'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 's'
