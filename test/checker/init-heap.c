// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A new object is zeroed, unless the allocator does it: in a kernel one that holds
// pointers; in a process, whose heap does it at little cost, every one.
// RUN: %gcc -E -D'NEW(n)=malloc(n)' %s -o %t.i
// RUN: %saner --dump-after=verdicts %t.i | %FileCheck %s --check-prefixes=CHECK,PROCESS
// RUN: %gcc -E -D'NEW(n)=kmalloc(n, 0)' %s -o %t.k.i
// RUN: %saner --dump-after=verdicts %t.k.i -D__KERNEL__ | %FileCheck %s --check-prefixes=CHECK,KERNEL
void *malloc(unsigned long size) __attribute__((malloc, alloc_size(1)));
typedef unsigned int gfp_t;
typedef unsigned long size_t;
void *kmalloc(size_t size, gfp_t flags);
struct node { struct node *next; int n; };

struct node *node(void)
{
	return NEW(sizeof(struct node));
}

int *number(void)
{
	return NEW(sizeof(int));
}
// CHECK-LABEL: node:
// CHECK: init-heap#{{[0-9]+}} checked '
// CHECK-LABEL: number:
// PROCESS: init-heap#{{[0-9]+}} checked '
// KERNEL-NOT: init-heap
