// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable is not initialized yet while its own initializer is evaluated.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct s { int a, b; };
struct list { struct list *next; };

int self(void)
{
	int v = v;

	return v;
}
// CHECK-LABEL: self:
// CHECK: 9:{{.*}} init-read#{{[0-9]+}} assumed no-insert 'v'
// CHECK: 11:{{.*}} init-read#{{[0-9]+}} proved 'v'

int part(void)
{
	struct s s = { .a = s.b + 1, .b = 2 };

	return s.a;
}
// CHECK-LABEL: part:
// CHECK: init-read#{{[0-9]+}} assumed no-insert 's.b'

int address(void)
{
	struct list l = { &l };
	struct list *first = l.next;

	return first == &l;
}
// CHECK-LABEL: address:
// CHECK: init-read#{{[0-9]+}} proved 'l.next'
// CHECK: init-read#{{[0-9]+}} proved 'first'
