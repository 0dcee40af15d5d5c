// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The last record of a flexible array may end within the array that it ends with.
// RUN: %saner_cc %gcc -O2 -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc | %FileCheck %s
// RUN: %not --crash %t.gcc none 2>&1 | %FileCheck --check-prefix=NONE %s
// RUN: %saner_cc %clang -O0 -fsaner=hard %s -o %t.clang
// RUN: %t.clang | %FileCheck %s
// RUN: %not --crash %t.clang none 2>&1 | %FileCheck --check-prefix=NONE %s
// CHECK: path /a b
// NONE: BUG: saner: bounds: out-of-bounds read of size 2 in {{.*}}cut-short.c:[[@LINE+23]]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct name {
	unsigned short family;
	char path[108];
};

struct address {
	int length;
	struct name name[];
};

void show(const char *path);
void show(const char *path)
{
	printf("path %s\n", path);
}

static int is_local(struct address *a)
{
	return a->name->family == 1;
}

int main(int argc, char **argv)
{
	size_t length = argc > 1 ? 0 : 2 + sizeof("/a b");
	struct address *a = malloc(sizeof(*a) + length), *volatile kept = a;

	(void)argv;
	if (!a)
		return 1;
	a->length = (int)length;
	if (length) {
		a->name->family = 1;
		memcpy(a->name->path, "/a b", sizeof("/a b"));
	}
	if (!is_local(kept))
		return 1;
	for (int i = 0; kept->name->path[i]; i++)
		if (kept->name->path[i] == '\n')
			return 1;
	show(kept->name->path);
	return 0;
}
