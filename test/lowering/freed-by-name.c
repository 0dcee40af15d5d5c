// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where the heap is not known, a local pointer that was passed to a function
// that frees is nothing until it is assigned again.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-strict -D__KERNEL__ -O2 -Wall -Wextra -Werror -c %s -o %t.gcc.o
// RUN: %gcc %t.gcc.o -o %t.gcc
// RUN: %t.gcc | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.gcc past 2>&1 | %FileCheck --check-prefix=PAST %s
// RUN: %saner_cc %clang -fsaner=hard -fsaner-strict -D__KERNEL__ -O0 -Wall -Wextra -Werror -c %s -o %t.clang.o
// RUN: %gcc %t.clang.o -o %t.clang
// RUN: %t.clang | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.clang past 2>&1 | %FileCheck --check-prefix=PAST %s
// PAST: BUG: saner: lifetime: use after free in
// PAST-NEXT: {{ *}}the object was freed; obligation lifetime-deref#{{[0-9]+}} of use
// OUT: 21
#include "Inputs/kernel.h"

struct marker {
	int id, level;
	struct marker *next;
};

static struct marker *find(struct marker *m, int id)
{
	while (m && m->id != id)
		m = m->next;
	return m;
}

static int use(struct marker *all, int id, int bad)
{
	struct marker *old = find(all, id);
	int level;

	if (!old)
		return 0;
	level = old->level;
	kfree(old);
	if (bad)
		level += old->level;
	return level;
}

/* Freed again and again, but assigned in between, or NULL. */
static int renew(int n)
{
	struct marker *p = 0;
	int i, sum = 0;

	for (i = 0; i < n; i++) {
		kfree(p);
		p = 0;
		if (i & 1) {
			kfree(p);
			p = calloc(1, sizeof(*p));
			if (!p)
				return 0;
			p->level = i;
			sum += p->level;
		}
	}
	kfree(p);
	return sum;
}

int main(int argc, char **argv)
{
	struct marker *m = calloc(1, sizeof(*m));

	(void)argv;
	if (!m)
		return 1;
	m->id = 7;
	m->level = 12;
	printf("%d\n", use(m, 7, argc > 1) + renew(6));
	return 0;
}
