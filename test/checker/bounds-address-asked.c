// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that was moved and is returned or stored where the runtime is asked about
// it later is in its object, or at the end of it.  In a kernel nobody is asked.
// RUN: %gcc -E %s -o %t.i
// RUN: %saner --dump-after=verdicts %t.i | %FileCheck %s
// RUN: %saner --dump-after=verdicts %t.i -D__KERNEL__ | %FileCheck %s --check-prefix=KERNEL
// KERNEL-NOT: bounds-address
void *malloc(unsigned long size) __attribute__((malloc, alloc_size(1)));
struct row { int *cells, *cursor; };
void use(int *p);

int *element(struct row *r, int i)
{
	return &r->cells[i];
}
// CHECK-LABEL: element:
// CHECK: bounds-address#{{[0-9]+}} assumed no-bounds 'r->cells[i]'

void sum(struct row *r, int i)
{
	r->cursor = i + r->cells;
}
// CHECK-LABEL: sum:
// CHECK: bounds-address#{{[0-9]+}} assumed no-bounds 'i + r->cells'

int *fresh(int i)
{
	int *p = malloc(40);

	return p + i;
}
// CHECK-LABEL: fresh:
// CHECK: bounds-address#{{[0-9]+}} checked 'p + i'
