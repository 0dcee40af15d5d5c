// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A new object that holds pointers is zeroed, unless the allocator does it.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
void *malloc(unsigned long size) __attribute__((malloc, alloc_size(1)));
struct node { struct node *next; int n; };

struct node *node(void)
{
	return malloc(sizeof(struct node));
}

int *number(void)
{
	return malloc(sizeof(int));
}
// CHECK-LABEL: node:
// CHECK: init-heap#{{[0-9]+}} checked 'malloc
// CHECK-LABEL: number:
// CHECK-NOT: init-heap
