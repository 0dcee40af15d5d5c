// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every anonymous level is a member of its own, in both directions of initialisation too.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct s {
	int a;
	struct { int x; union { char c; long l; }; };
};

long f(struct s *p)
{
	struct s s = { .l = 5, .x = 1, 2 };
// CHECK:      init-list : struct s
// CHECK-NEXT:   at 16 : long
// CHECK-NEXT:     convert : long '5'
// CHECK-NEXT:       int 5
// CHECK-NEXT:   at 8 : int
// CHECK-NEXT:     int 1
// CHECK-NEXT:   at 16 : char
// CHECK-NEXT:     convert : char '2'

	return p->l + s.x;
// CHECK:      member .l : long 'p->l' [lv]
// CHECK-NEXT:   member .(anonymous) : union {{.*}} 'p->l' [lv]
// CHECK-NEXT:     member .(anonymous) : struct {{.*}} 'p->l' [lv] [arrow]
// CHECK-NEXT:       deref : struct s 'p' [lv]
// CHECK:      member .x : int 's.x' [lv]
// CHECK-NEXT:   member .(anonymous)
// CHECK-NEXT:     var s : struct s 's' [lv]
}
