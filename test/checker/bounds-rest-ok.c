// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From a member on to the end of an object whose size is a number: sk_prot_clear_nulls().
// RUN: %accept %s
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
typedef unsigned long size_t;
void *memset(void *p, int c, size_t n);
void *memcpy(void *to, const void *from, size_t n);
struct node { struct node *next, **pprev; };
struct sock { int family; struct node node; char more[40]; };

void clear(struct sock *sk, int size)
{
	memset(&sk->node.pprev, 0,
	       size - __builtin_offsetof(struct sock, node.pprev));
}
// CHECK-LABEL: clear:
// CHECK: bounds-arg#{{[0-9]+}} assumed layout

/* as FORTIFY_SOURCE has it */
void kept(struct sock *sk, int size)
{
	({
		size_t n = size - __builtin_offsetof(struct sock, node.pprev);

		memset(&sk->node.pprev, 0, n);
	});
}
// CHECK-LABEL: kept:
// CHECK: bounds-arg#{{[0-9]+}} assumed layout

void both(struct sock *to, struct sock *from)
{
	({
		const size_t n = (size_t)(sizeof(to->node) + sizeof(to->more));

		memcpy(&to->node, &from->node, n);
	});
}
// CHECK-LABEL: both:
// CHECK: bounds-arg#{{[0-9]+}} proved '&to->node' on param:both
// CHECK: bounds-arg#{{[0-9]+}} proved '&from->node' on param:both

void changed(struct sock *sk, int size, int more)
{
	({
		size_t n = size - __builtin_offsetof(struct sock, node.pprev);

		n += more;
		memset(&sk->node.pprev, 0, n);
	});
}
// CHECK-LABEL: changed:
// CHECK: bounds-arg#{{[0-9]+}} checked

/* the same bytes from another member are its own */
void other(struct sock *sk, int size)
{
	memset(&sk->family, 0,
	       size - __builtin_offsetof(struct sock, node.pprev));
}
// CHECK-LABEL: other:
// CHECK: bounds-arg#{{[0-9]+}} checked
