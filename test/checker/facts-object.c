// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A member is an object of its own; a trailing array goes on to the end.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
struct s {
	int n;
	char buf[16];
	char tail[];
};

int f(struct s *p, unsigned int i)
{
	return p->buf[i & 15] + p->tail[2];
// CHECK: index 'p->buf[i & 15]' {{.*}}in part (16 bytes) at [0, 15]
// CHECK: index 'p->tail[2]' maybe-null{{$}}
}

int g(unsigned int i)
{
	int a[4][5] = { 0 };

	return a[i & 3][i % 5];
// CHECK: index 'a[i & 3][i % 5]' never-null in part of a (20 bytes) at [0, 16]
}
