// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// asm: operands with their places, barriers, goto labels.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
int f(int *p, int n, char a[8])
{
	asm volatile("" : : : "memory");
// CHECK:      asm [volatile] [memory] [barrier]
	asm("add %1, %0" : "+r"(n), "=m"(*p) : "r"(p[1]), "i"(3), [x] "m"(a[2]));
// CHECK:      asm
// CHECK-NEXT:   out "+r" [in-out]
// CHECK-NEXT:     var n : int 'n' [lv] [asm]
// CHECK-NEXT:   out "=m" [memory]
// CHECK-NEXT:     deref : int '*p' [lv] [written] [asm]
// CHECK:        in "r"
// CHECK-NEXT:     load : int 'p[1]' [asm]
// CHECK:        in "i"
// CHECK-NEXT:     int 3 : int '3' [asm] [no-insert]
// CHECK:        in "m" [memory]
// CHECK-NEXT:     index : char 'a[2]' [lv] [asm]
	asm goto("jmp %l1" : : "r"(n) : "cc" : out, in);
// CHECK:      asm [volatile] out in
in:
	n++;
out:
	return n;
}
