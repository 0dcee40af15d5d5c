// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Bytes that are such pointers, zeros, no pointers, or only read keep a promise.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
void *memcpy(void *d, const void *s, unsigned long n)
	__attribute__((access(write_only, 1, 3), access(read_only, 2, 3)));
void *memset(void *d, int c, unsigned long n)
	__attribute__((access(write_only, 1, 3)));
struct item { int n[10]; int last; };
struct h { int x; struct item *item; char name[8]; struct item *other; };

int f(struct h *p, const struct h *from, const char *name, unsigned long *sum)
{
	memcpy(p, from, sizeof(*p));
	memcpy(&p->item, &from->other, sizeof(p->item));
	memset(p, 0, sizeof(*p));
	memcpy(p->name, name, sizeof(p->name));
	memset(&p->x, 1, sizeof(p->x));
	*sum = *(unsigned long *)&p->item;
	for (unsigned i = 0; i < sizeof(*p); i++)
		*sum += ((const char *)p)[i];
	*(struct item *volatile *)&p->item = from->item;
	return p->item->last;
}
// CHECK-LABEL: f:
// CHECK: bounds-access#{{[0-9]+}} proved 'p->item' on {{.*}}field:h.item

// Bytes of nobody knows what: every promise is one that typed stores keep.
int g(struct h *p, void *to, const void *from)
{
	memcpy(to, from, 8);
	return p->other->last;
}
// CHECK-LABEL: g:
// CHECK: bounds-access#{{[0-9]+}} proved 'p->other' on {{.*}}field:h.other{{.*}}alias:h.other

// A group of members, from the same ones of another such record.
struct group { int x; struct item *grouped; int y; };

int group(struct group *to, struct group *from)
{
	memcpy(&to->x, &from->x, 16);
	return to->grouped->last;
}
// CHECK-LABEL: group:
// CHECK: bounds-access#{{[0-9]+}} proved 'to->grouped' on {{.*}}field:group.grouped
