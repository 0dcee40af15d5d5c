// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Of an array that ends a record only the beginning has to be in an object that is looked up: it may be smaller than the
// record. But that has to be there.
// RUN: %saner_cc %gcc -fsaner=soft -O2 %s -o %t.gcc && %t.gcc 2>&1 | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=soft -O0 %s -o %t.clang && %t.clang 2>&1 | %FileCheck %s
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	unsigned int inode;
	unsigned char length;
	char name[255];
};

__attribute__((noinline)) static int sum(const char *s, int n)
{
	int all = 0;

	while (n--)
		all += *s++;
	return all;
}

__attribute__((noinline)) static int hash(struct entry **at)
{
	struct entry *e = *at;

	return sum(e->name, e->length);
}

__attribute__((noinline)) static int last(struct entry **at)
{
	struct entry *e = *at;

	return sum(&e->name[e->length - 1], 1);
}

__attribute__((noinline)) static int copy(struct entry **at)
{
	struct entry *e = *at;
	char to[255];

	memcpy(to, e->name, e->length);
	return to[0];
}

__attribute__((noinline)) static const char *name(struct entry **at)
{
	struct entry *e = *at;

	return e->name;
}

int main(void)
{
	struct entry *e = malloc(12);

	memset(e, 0, 12);
	e->length = 7;
	memcpy(e->name, "entries", 7);
	setbuf(stdout, NULL);
	// CHECK: good
	printf("good\n");
	printf("%d %d %d\n", hash(&e), last(&e), copy(&e));
	// CHECK-NOT: BUG
	// CHECK: bad
	printf("bad\n");
	e = malloc(4);
	// CHECK: BUG: saner: bounds: out-of-bounds read in name
	name(&e);
	// CHECK: end
	printf("end\n");
	return 0;
}
