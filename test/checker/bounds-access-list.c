// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The cursor of a list loop is an element where the loop has asked, on the
// premise that nothing else is linked into the list; before, behind the loop and
// by another road it is not.
// RUN: %gcc -D__KERNEL__ -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct list_head {
	struct list_head *next, *prev;
};

struct thing {
	int a;
	struct list_head link;
	int b;
};

#define container_of(ptr, type, member) ({ \
	void *__mptr = (void *)(ptr); \
	((type *)(__mptr - __builtin_offsetof(type, member))); })
#define next_of(pos) container_of((pos)->link.next, struct thing, link)
#define first_of(head) container_of((head)->next, struct thing, link)
#define for_each(pos, head) \
	for (pos = first_of(head); !(&pos->link == (head)); pos = next_of(pos))
#define for_each_safe(pos, n, head) \
	for (pos = first_of(head), n = next_of(pos); \
	     !(&pos->link == (head)); pos = n, n = next_of(n))

int walk(struct list_head *h);
int walk(struct list_head *h)
{
	struct thing *p;
	int sum = 0;

	for_each(p, h)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast
	return sum + p->b;
}

int safe(struct list_head *h);
int safe(struct list_head *h)
{
	struct thing *p, *n;
	int sum = 0;

	for_each_safe(p, n, h)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	return sum;
}

int kept(struct list_head *h);
int kept(struct list_head *h)
{
	struct thing *p, *q = (struct thing *)0;

	for_each(p, h)
		q = p;
	q = p;
	// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast
	return q->b;
}

int before(struct list_head *h);
int before(struct list_head *h)
{
	struct thing *p;
	int sum;

	// CHECK: [[@LINE+1]]:{{[1-9][0-9]*}} bounds-access#{{[0-9]+}} assumed cast 'p'
	for (p = first_of(h), sum = p->a; !(&p->link == h); p = next_of(p))
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} proved 'p' on list:thing.link
		sum += p->b;
	return sum;
}

int other(struct list_head *h);
int other(struct list_head *h)
{
	struct thing *p;
	int sum = 0;

	for (p = first_of(h); !(&p->link == h); p = (void *)p->link.next)
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast
		sum += p->b;
	return sum;
}

int changed(struct list_head *h);
int changed(struct list_head *h)
{
	struct thing *p;
	int sum = 0;

	for_each(p, h) {
		p = next_of(p);
		// CHECK: [[@LINE+1]]:{{[0-9]+}} bounds-access#{{[0-9]+}} assumed cast
		sum += p->b;
	}
	return sum;
}
