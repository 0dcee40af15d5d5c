// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A finding has the column of its token on the source line; one out of a macro's body has the first.
// RUN: %reject %s
#define NINTH(x) ((x)[9])
#define SAME(x) x

int a[8];

int f(void)
{
	int one = a[8];			// reject: bounds-index
	int two = SAME(a) [1] + a[8];	// reject: bounds-index
	/* a[8] */ int three = a[8];	// reject: bounds-index
	int four = NINTH(a);		// reject: bounds-index

	return one + two + three + four;
}
// CHECK: columns.c:11:13: error
// CHECK: columns.c:12:27: error
// CHECK: columns.c:13:26: error
// CHECK: columns.c:14:1: error
