// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Bytes over an object with pointers are zero, or those of such an object.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
void *memcpy(void *d, const void *s, unsigned long n)
	__attribute__((access(write_only, 1, 3), access(read_only, 2, 3)));
void *memset(void *d, int c, unsigned long n)
	__attribute__((access(write_only, 1, 3)));
struct node { struct node *next; int n; };

void f(struct node *to, const struct node *from, const char *bytes)
{
	memset(to, 0, sizeof(*to));
	memcpy(to, from, sizeof(*to));
	memcpy(to, bytes, sizeof(*to));
	memset(to, 1, sizeof(*to));
}
// CHECK-LABEL: f:
// CHECK: 12:{{[0-9]+}} types-bytes#{{[0-9]+}} proved 'to'
// CHECK: 13:{{[0-9]+}} types-bytes#{{[0-9]+}} proved 'to'
// CHECK: 14:{{[0-9]+}} types-bytes#{{[0-9]+}} assumed cast 'to'
// CHECK: 15:{{[0-9]+}} types-bytes#{{[0-9]+}} assumed cast 'to'
