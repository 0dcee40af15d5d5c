// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of a pointer is lost to a stranger through ?:, a comma, a
// statement expression or an atomic store, too: the pointer promises nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct one { struct item *either; };
struct two { struct item *comma; };
struct three { struct item *statements; };
struct four { struct item *atomic; };
void receive(void *to);
static void *mailbox;
static int n;

int either(struct one *p, int c, void *other)
{
	receive(c ? (void *)&p->either : other);
	return p->either->last;
}
// CHECK-LABEL: either:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->either'

int comma(struct two *p)
{
	receive((n++, (void *)&p->comma));
	return p->comma->last;
}
// CHECK-LABEL: comma:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->comma'

int statements(struct three *p)
{
	receive(({ n++; (void *)&p->statements; }));
	return p->statements->last;
}
// CHECK-LABEL: statements:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->statements'

int atomic(struct four *p)
{
	__atomic_store_n(&mailbox, (void *)&p->atomic, __ATOMIC_RELEASE);
	return p->atomic->last;
}
// CHECK-LABEL: atomic:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->atomic'
