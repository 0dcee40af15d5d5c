// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that is overwritten through its address, by whatever way, promises nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
void *malloc(unsigned long n) __attribute__((alloc_size(1), malloc));
int sscanf(const char *s, const char *format, ...);
struct item { int n[10]; int last; };
struct one { struct item *a; };
struct two { struct item *b; };
struct three { struct item *c; };
struct four { struct item *d; };
struct five { struct item *e; };
struct six { struct item *f; };
static int small;

int number(struct one *p, unsigned long v)
{
	unsigned long *w = (unsigned long *)((unsigned long)p & ~7ul);

	*w = v;
	return p->a->last;
}
// CHECK-LABEL: number:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->a'

int atomic(struct two *p)
{
	__atomic_store_n(&p->b, (struct item *)&small, 5);
	return p->b->last;
}
// CHECK-LABEL: atomic:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->b'

static void set(struct item **to)
{
	*to = (struct item *)&small;
}

int callee(struct three *p)
{
	set(&p->c);
	return p->c->last;
}
// CHECK-LABEL: callee:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->c'

int assembly(struct four *p, void *v)
{
	struct item **to = &p->d;

	__asm__ volatile("mov %1, (%0)" : : "r"(to), "r"(v) : "memory");
	return p->d->last;
}
// CHECK-LABEL: assembly:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->d'

int scanned(struct five *p)
{
	sscanf("0x10", "%p", &p->e);
	return p->e->last;
}
// CHECK-LABEL: scanned:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->e'

int allocated(struct six *p)
{
	p->f = malloc(4);
	return p->f->last;
}
// CHECK-LABEL: allocated:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->f'
