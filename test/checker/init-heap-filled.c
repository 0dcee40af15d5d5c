// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What an allocator has filled is not zeroed: kmemdup() copies, alloc_size alone says nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i -D__KERNEL__ | %FileCheck %s
typedef unsigned int gfp_t;
typedef unsigned long size_t;
struct node { struct node *next; int n; };
void *kmalloc(size_t size, gfp_t flags);
void *kmemdup(const void *src, size_t len, gfp_t gfp);
void *bigger(void *old, size_t size) __attribute__((alloc_size(2)));

struct node *blank(void)
{
	return kmalloc(sizeof(struct node), 0);
}
// CHECK-LABEL: blank:
// CHECK: init-heap#{{[0-9]+}} checked 'kmalloc

struct node *copied(const struct node *p)
{
	return kmemdup(p, sizeof(*p), 0);
}
// CHECK-LABEL: copied:
// CHECK: init-heap#{{[0-9]+}} assumed memory 'kmemdup

struct node *grown(struct node *p)
{
	return bigger(p, 10 * sizeof(*p));
}
// CHECK-LABEL: grown:
// CHECK: init-heap#{{[0-9]+}} assumed memory 'bigger
