// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that is overwritten through a pointer of another type promises nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct small { int n; };
struct one { struct item *a; };
struct two { struct item *b; };
struct three { int x; struct item *c; };
struct four { long x; struct item *d; };
struct five { struct item *e; };
struct bytes { long words[2]; };
static struct item *global;

int other(struct one *p, void *v)
{
	*(void **)&p->a = v;
	return p->a->last;
}
// CHECK-LABEL: other:
// CHECK: types-cast#{{[0-9]+}} assumed cast '(void **)&p->a'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->a'

int number(struct two *p, unsigned long n)
{
	unsigned long *u = (unsigned long *)&p->b;

	*u = n;
	return p->b->last;
}
// CHECK-LABEL: number:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->b'

int record(struct three *p, struct bytes *from)
{
	*(struct bytes *)p = *from;
	return p->c->last;
}
// CHECK-LABEL: record:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->c'

int moved(struct four *p, void *v)
{
	*(void **)((char *)p + 8) = v;
	return p->d->last;
}
// CHECK-LABEL: moved:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->d'

void fill(struct small **to);

int statics(void)
{
	fill((struct small **)&global);
	return global->last;
}
// CHECK-LABEL: statics:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'global'

// an object that is none
int storage(void)
{
	static char bytes[sizeof(struct five)] = { 1, 2, 3 };

	return ((struct five *)bytes)->e->last;
}
// CHECK-LABEL: storage:
// CHECK: bounds-access#{{[0-9]+}} assumed cast '((struct five *)bytes)->e'
