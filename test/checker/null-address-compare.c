// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of a member that is only compared needs no pointer to an object.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
struct s { int a, b; };
void use(int *p);

int compared(struct s *p, int *q)
{
	return &p->b == q;
}

void used(struct s *p)
{
	use(&p->b);
}
// CHECK-LABEL: compared:
// CHECK-NOT: null-address
// CHECK-LABEL: used:
// CHECK: null-address#{{[0-9]+}} checked 'p'
