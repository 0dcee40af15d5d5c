// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A parameter written as an array is a pointer, and so is what is computed from it.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
int f(int a[4], int b[static 2], char *c[])
{
// CHECK: param a : int *
// CHECK: param b : int *
// CHECK: param c : char **
	int *q = a ? a + 1 : b;
// CHECK:      cond : int * 'a ? a + 1 : b'
// CHECK-NEXT:   load : int * 'a'
// CHECK:        binary + : int * 'a + 1'
	a++;
// CHECK:      incdec + : int * 'a++'
	return *(a = q) + *c[1];
// CHECK:      deref : int '*(a = q)' [lv] [written] [effect]
// CHECK-NEXT:   assign : int * 'a = q'
}
