// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where a kernel's flags stop a NULL access, only a pointer that something speaks against is checked.
// RUN: %gcc -E  %s -o %t.i && %saner --dump-after=verdicts %t.i -fno-delete-null-pointer-checks | %FileCheck %s
// RUN: %saner --dump-after=verdicts %t.i -fno-delete-null-pointer-checks -fsaner-no-guard | %FileCheck %s --check-prefix=ALL
// RUN: %saner --dump-after=verdicts %t.i | %FileCheck %s --check-prefix=ALL
struct s { int a; struct s *next; };
struct s *make(int n);

/* nothing says that it may be NULL */
int parameter(struct s *p)
{
	return p->a;
}
// CHECK-LABEL: parameter:
// CHECK: 12:{{[0-9]+}} null-deref#{{[0-9]+}} guarded
// ALL-LABEL: parameter:
// ALL: 12:{{[0-9]+}} null-deref#{{[0-9]+}} checked

int field(struct s *p)
{
	return p->next->a;
}
// CHECK-LABEL: field:
// CHECK: 21:{{[0-9]+}} null-deref#{{[0-9]+}} guarded
// CHECK: 21:{{[0-9]+}} null-deref#{{[0-9]+}} guarded

/* a call returned it */
int called(void)
{
	struct s *p = make(1);

	return p->a;
}
// CHECK-LABEL: called:
// CHECK: 32:{{[0-9]+}} null-deref#{{[0-9]+}} checked

/* a test says so */
int tested(struct s *p)
{
	int n = 1;

	if (!p)
		n = 2;
	return p->a + n;
}
// CHECK-LABEL: tested:
// CHECK: 44:{{[0-9]+}} null-deref#{{[0-9]+}} checked

/* a test says so, and leaves */
int left(struct s *p)
{
	if (!p)
		return 0;
	return p->a;
}
// CHECK-LABEL: left:
// CHECK: 54:{{[0-9]+}} null-deref#{{[0-9]+}} guarded

/* one way is NULL */
int assigned(struct s *p, int n)
{
	if (n)
		p = (void *)0;
	return p->a;
}
// CHECK-LABEL: assigned:
// CHECK: 64:{{[0-9]+}} null-deref#{{[0-9]+}} checked

/* tested for NULL, but what was called may return an error pointer */
int half_tested(void)
{
	struct s *p = make(2);

	if (!p)
		return 0;
	return p->a;
}
// CHECK-LABEL: half_tested:
// CHECK: 76:{{[0-9]+}} null-deref#{{[0-9]+}} checked

/* the address of a member is no access: nothing stops it */
int *address(struct s *p)
{
	return &p->a;
}
// CHECK-LABEL: address:
// CHECK: 84:{{[0-9]+}} null-address#{{[0-9]+}} checked

/* 0 is as good an offset as any into this CPU's data */
int segment(struct s __saner_percpu *p)
{
	return p->a;
}
// CHECK-LABEL: segment:
// CHECK: 92:{{[0-9]+}} null-deref#{{[0-9]+}} assumed
