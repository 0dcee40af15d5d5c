// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer member of a union promises nothing where another member is written.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct small { int n; };
struct one { union { struct item *a; unsigned long number; }; };
struct two { union { struct item *b; struct small *small; } u; };
struct three { union { struct { long x; struct item *c; }; long words[2]; }; };
struct four { union { struct item *d; long n; }; };

int number(struct one *p, unsigned long n)
{
	p->number = n;
	return p->a->last;
}
// CHECK-LABEL: number:
// CHECK: types-bytes#{{[0-9]+}} assumed cast 'p->number = n'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->a'

int pointer(struct two *p, struct small *s)
{
	p->u.small = s;
	return p->u.b->last;
}
// CHECK-LABEL: pointer:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->u.b'

void words(long *to);

int address(struct three *p)
{
	words(p->words);
	return p->c->last;
}
// CHECK-LABEL: address:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->c'

struct five { union { struct item *e; unsigned low; }; };

int half(struct five *p)
{
	p->low = 0;
	return p->e->last;
}
// CHECK-LABEL: half:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->e'

int initialized(void)
{
	struct four f = { .n = 5 };

	return f.d->last;
}
// CHECK-LABEL: initialized:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'f.d'
