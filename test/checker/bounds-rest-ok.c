// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From a member on to the end of an object whose size is a number: sk_prot_clear_nulls().
// RUN: %accept %s
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
typedef unsigned long size_t;
void *memset(void *p, int c, size_t n);
struct node { struct node *next, **pprev; };
struct sock { int family; struct node node; char more[40]; };

void clear(struct sock *sk, int size)
{
	memset(&sk->node.pprev, 0,
	       size - __builtin_offsetof(struct sock, node.pprev));
}
// CHECK-LABEL: clear:
// CHECK: bounds-arg#{{[0-9]+}} assumed layout

/* the same bytes from another member are its own */
void other(struct sock *sk, int size)
{
	memset(&sk->family, 0,
	       size - __builtin_offsetof(struct sock, node.pprev));
}
// CHECK-LABEL: other:
// CHECK: bounds-arg#{{[0-9]+}} checked
