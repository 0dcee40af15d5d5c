// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A list cursor that may have got into another list is no element where its loop asked for its own head; one that
// begins again is.
// RUN: %gcc -D__KERNEL__ -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct list_head {
	struct list_head *next, *prev;
};

struct thing {
	int a;
	struct list_head link, other;
	int b;
};

#define container_of(ptr, type, member) ({ \
	void *__mptr = (void *)(ptr); \
	((type *)(__mptr - __builtin_offsetof(type, member))); })
#define next_of(pos, m) container_of((pos)->m.next, struct thing, m)
#define first_of(head, m) container_of((head)->next, struct thing, m)
#define for_each(pos, head, m) \
	for (pos = first_of(head, m); !(&pos->m == (head)); pos = next_of(pos, m))
#define for_each_continue(pos, head, m) \
	for (pos = next_of(pos, m); !(&pos->m == (head)); pos = next_of(pos, m))
#define for_each_safe(pos, n, head, m) \
	for (pos = first_of(head, m), n = next_of(pos, m); \
	     !(&pos->m == (head)); pos = n, n = next_of(n, m))

int nested(struct list_head *h, struct list_head *g)
{
	struct thing *p;
	int sum = 0;

	for_each(p, h, link) {
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast 'p'
		sum += p->b;
		for_each(p, g, link)
			// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
			sum += p->b;
	}
	return sum;
}

int nested_safe(struct list_head *h, struct list_head *g)
{
	struct thing *p, *n;
	int sum = 0;

	for_each_safe(p, n, h, link) {
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast 'p'
		sum += p->b;
		for_each_safe(p, n, g, link)
			// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
			sum += p->b;
	}
	return sum;
}

int member(struct list_head *h)
{
	struct thing *p;
	int sum = 0;

	for_each(p, h, other)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on
		sum += p->b;
	for (p = first_of(h, other); &p->link != h; p = next_of(p, other))
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast 'p'
		sum += p->b;
	return sum;
}

int on(struct list_head *h, struct list_head *g)
{
	struct thing *p;
	int sum = 0;

	for_each(p, h, link)
		if (p->a)
			break;
	for_each_continue(p, h, link)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	for_each_continue(p, g, link)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast 'p'
		sum += p->b;
	return sum;
}

int moved(struct list_head *h, struct thing *t, struct thing *u)
{
	struct thing *p;
	int sum = 0;

	for_each(p, &t->other, link)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	for_each(p, &u->other, link) {
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
		t = u;
	}
	for_each(p, &t->other, link) {
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast 'p'
		sum += p->b;
		t = u;
	}
	for_each(p, h, link) {
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast 'p'
		sum += p->b;
		h++;
	}
	return sum;
}

int again(struct list_head *h, struct list_head *g)
{
	struct thing *p, *n;
	int sum = 0;

	for_each_safe(p, n, h, link)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	for_each_safe(p, n, g, link)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	for_each(p, h, link) {
		for_each(n, &p->other, link)
			// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'n' on list:thing.link
			sum += n->b;
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	}
	return sum;
}
