// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// __attribute__((nonnull)) is about the argument: the parameter may become NULL later.
// RUN: %accept %s
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct node { struct node *next; int n; };

__attribute__((nonnull(1)))
int last(struct node *p)
{
	int n = 0;

	while (p) {
		n = p->n;
		p = p->next;
	}
	return n;
}
// CHECK-LABEL: last:
// CHECK-NOT: null-store
