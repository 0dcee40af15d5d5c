// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An array at the end of a record goes to the end of the object.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
void *malloc(unsigned long size) __attribute__((malloc, alloc_size(1)));
struct s { int n; int tail[]; };

int known(unsigned long n, int i)
{
	struct s *p = malloc(n);

	return p->tail[i];
}

int unknown(struct s *p, int i)
{
	return p->tail[i];
}
// CHECK-LABEL: known:
// CHECK: bounds-access#{{[0-9]+}} checked 'p->tail[i]'
// CHECK-LABEL: unknown:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'p->tail[i]'
