// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer field that is overwritten as bytes promises nothing any more.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
void *memcpy(void *d, const void *s, unsigned long n)
	__attribute__((access(write_only, 1, 3), access(read_only, 2, 3)));
void *memset(void *d, int c, unsigned long n)
	__attribute__((access(write_only, 1, 3)));
struct item { int n[10]; int last; };
struct one { int x; struct item *copied; };
struct two { int x; struct item *whole; struct item *twin; };
struct three { struct item *filled[4]; };
struct four { struct item *byte; };
struct five { struct item *passed; };
struct six { struct item *given; };

int copied(struct one *p, const void *bytes)
{
	memcpy(&p->copied, bytes, sizeof(void *));
	return p->copied->last;
}
// CHECK-LABEL: copied:
// CHECK: types-bytes#{{[0-9]+}} assumed cast '&p->copied'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->copied'

int whole(struct two *p, const char *bytes)
{
	memcpy(p, bytes, sizeof(*p));
	return p->whole->last;
}
// CHECK-LABEL: whole:
// CHECK: types-bytes#{{[0-9]+}} assumed cast 'p'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->whole'

int filled(struct three *p)
{
	void *v = p;

	memset(v, 1, sizeof(*p));
	return p->filled[2]->last;
}
// CHECK-LABEL: filled:
// CHECK: types-bytes#{{[0-9]+}} assumed cast 'v'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->filled[2]'

int byte(struct four *p, char value)
{
	char *c = (char *)p;

	c[3] = value;
	return p->byte->last;
}
// CHECK-LABEL: byte:
// CHECK: types-bytes#{{[0-9]+}} assumed cast 'c[3] = value'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->byte'

static void zap(unsigned char *at, int n)
{
	while (n--)
		*at++ = 7;
}

int passed(struct five *p)
{
	zap((unsigned char *)&p->passed, 8);
	return p->passed->last;
}
// CHECK-LABEL: passed:
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->passed'

void receive(void *to);

int given(struct six *p)
{
	receive(&p->given);
	return p->given->last;
}
// CHECK-LABEL: given:
// CHECK: types-bytes#{{[0-9]+}} assumed cast '&p->given'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->given'

struct seven { int x; struct item *behind; };
struct eight { struct item *fresh; };
void *malloc(unsigned long n) __attribute__((alloc_size(1), malloc));

int behind(struct seven *p, const int *from)
{
	memcpy(&p->x, from, sizeof(*p));
	return p->behind->last;
}
// CHECK-LABEL: behind:
// CHECK: types-bytes#{{[0-9]+}} assumed cast '&p->x'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->behind'

int fresh(const char *from)
{
	struct eight *p = malloc(sizeof(*p));

	memcpy(p, from, sizeof(*p));
	return p->fresh->last;
}
// CHECK-LABEL: fresh:
// CHECK: types-bytes#{{[0-9]+}} assumed cast 'p'
// CHECK: bounds-access#{{[0-9]+}} assumed cast 'p->fresh'
