// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// x ?: y has x once, converted where it is used.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
long g(void);

long f(int x)
{
	return x ?: g();
// CHECK:      cond : long 'x ?: g()'
// CHECK-NEXT:   load : int 'x'
// CHECK-NEXT:     var x
// CHECK-NEXT:   call : long 'g()'
}
