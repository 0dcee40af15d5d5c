/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Some of everything that a report can hold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct record {
	int n;
	char name[16];
	struct record *next;
};

static int table[8];

static int pick(const int *p, int i)
{
	return p[i];
}

__attribute__((section(".noinstr.text"))) int outside(int *p)
{
	return *p;
}

int use(struct record *r, int i, const char *s)
{
	int *p = malloc(sizeof(int) * 4);
	int x;

	if (i)
		x = i;
	asm volatile("nop");
	strcpy(r->name, s);
	printf("%s %d\n", r->name, x);
	table[9] = p ? p[i] : 0;
	free(p);
	return pick(table, i) / r->next->n;
}
