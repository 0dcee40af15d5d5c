// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A member's address is bounded by the member.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
void *memcpy(void *d, const void *s, unsigned long n)
	__attribute__((access(write_only, 1, 3), access(read_only, 2, 3)));
struct s { char name[8]; int key; };

void f(struct s *p, const struct s *q, unsigned long n)
{
	memcpy(p->name, q->name, n);
	memcpy(p->name, q->name, sizeof(p->name));
}
// CHECK-LABEL: f:
// CHECK: 10:{{[0-9]+}} bounds-arg#{{[0-9]+}} checked 'p->name'
// CHECK: 10:{{[0-9]+}} bounds-arg#{{[0-9]+}} checked 'q->name'
// CHECK: 11:{{[0-9]+}} bounds-arg#{{[0-9]+}} proved 'p->name'
// CHECK: 11:{{[0-9]+}} bounds-arg#{{[0-9]+}} proved 'q->name'
