// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// offsetof with a subscript that is no constant is a sum of which nothing is written.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct s { int n; struct { short p, q; } a[4]; };

unsigned long f(int i, struct s *p)
{
	return __builtin_offsetof(struct s, a[i + 1].q);
// CHECK:      binary + : unsigned long {{.*}} [no-insert]
// CHECK-NEXT:   int 6 : unsigned long
// CHECK-NEXT:   binary * : unsigned long 'i + 1' [no-insert]
// CHECK-NEXT:     convert : unsigned long 'i + 1'
// CHECK:          int 4 : unsigned long 'i + 1'
}

unsigned long g(int i, struct s *p)
{
	return __builtin_offsetof(typeof(*p), a[p->n]);
// CHECK:      binary + : unsigned long
// CHECK:        int 4
// CHECK:        load : int 'p->n'
}
