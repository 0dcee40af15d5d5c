// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A NULL check is not repeated where one of the same pointer ran on every path before, and only there.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=lower %t.i | %FileCheck %s
struct n { int a, b; struct n *next; };

// CHECK-LABEL: int after(
int after(struct n *p, int k)
{
	// CHECK: __saner_null(
	int s = p->a;

	// CHECK-NOT: __saner_null(
	if (k)
		s += p->b;
	return s + p->a;
}

// CHECK-LABEL: int either_first(
int either_first(struct n *p)
{
	// CHECK-COUNT-2: __saner_null(
	return p->a + p->b;
}

// CHECK-LABEL: int one_path(
int one_path(struct n *p, int k)
{
	// CHECK: __saner_null(
	if (k)
		k = p->a;
	// CHECK: __saner_null(
	return k + p->b;
}

// CHECK-LABEL: int assigned(
int assigned(struct n *p, struct n *q)
{
	// CHECK: __saner_null(
	int s = p->a;

	p = q;
	// CHECK: __saner_null(
	return s + p->a;
}

// CHECK-LABEL: int ordered(
int ordered(struct n *p)
{
	// CHECK: __saner_null(
	// CHECK-NOT: __saner_null(
	return p->a && p->b;
}

// CHECK-LABEL: int unordered(
int unordered(struct n *p)
{
	// CHECK-COUNT-2: __saner_null(
	return p->b + ({ p->a; });
}

// CHECK-LABEL: int in_loop(
int in_loop(struct n *p, struct n *q, int n)
{
	int s = 0;

	// CHECK: __saner_null(
	// CHECK: __saner_null(
	while (n--) {
		s += p->a;
		p = q;
		s += p->b;
	}
	return s;
}
