// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A conversion to another type of object is assumed, one to characters is none.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
struct a { int x; };
struct b { int x; };

struct b *other(struct a *p)
{
	return (struct b *)p;
}

unsigned char *bytes(struct a *p)
{
	return (unsigned char *)p;
}

int *number(unsigned long n)
{
	return (int *)n;
}
// CHECK-LABEL: other:
// CHECK: types-cast#{{[0-9]+}} assumed cast
// CHECK-LABEL: bytes:
// CHECK-NOT: types-
// CHECK-LABEL: number:
// CHECK: types-int#{{[0-9]+}} assumed cast
