// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions as values: decay, calls through pointers without the stars that say nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
typedef int op(int);
int g(int);

int f(op h, int (*q)(int), void *v)
{
	return g(1) + (*g)(2) + (**q)(3) + (&g)(4) + h(5) + ((op *)v)(6);
// CHECK:      call : int 'g(1)'
// CHECK-NEXT:   decay : int (*)(int) 'g'
// CHECK-NEXT:     function g : int (int) 'g'
// CHECK:      call : int '(*g)(2)'
// CHECK-NEXT:   decay : int (*)(int) 'g'
// CHECK-NEXT:     function g
// CHECK:      call : int '(**q)(3)'
// CHECK-NEXT:   load : int (*)(int) 'q'
// CHECK:      call : int '(&g)(4)'
// CHECK-NEXT:   addr : int (*)(int) '&g'
// CHECK-NEXT:     function g
// CHECK:      call : int 'h(5)'
// CHECK-NEXT:   load
// CHECK-NEXT:     var h
// CHECK:      call : int '((op *)v)(6)'
// CHECK-NEXT:   cast
}
