// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Members, subscripts and dereferences: hidden dereferences are there, conversions of arrays too.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct in { int v[4]; };
struct s { struct in in; struct in *p; };

int f(struct s *s, struct s t, int i, int (*a)[4])
{
	return s->in.v[i]
// CHECK:      load : int 's->in.v[i]'
// CHECK-NEXT:   index : int 's->in.v[i]' [lv]
// CHECK-NEXT:     decay : int * 's->in.v'
// CHECK-NEXT:       member .v : int[4] 's->in.v' [lv]
// CHECK-NEXT:         member .in : struct in 's->in' [lv] [arrow]
// CHECK-NEXT:           deref : struct s 's' [lv]
// CHECK-NEXT:             load : struct s * 's'
// CHECK-NEXT:               var s : struct s * 's' [lv]
	       + i[t.p->v]
// CHECK:      index : int 'i[t.p->v]' [lv] [swapped]
// CHECK-NEXT:   decay : int * 't.p->v'
// CHECK:          load : struct in * 't.p'
// CHECK-NEXT:       member .p : struct in * 't.p' [lv]
// CHECK-NEXT:         var t : struct s 't' [lv]
// CHECK-NEXT:   load : int 'i'
	       + (*a)[1] + *a[1];
// CHECK:      index : int '(*a)[1]' [lv]
// CHECK-NEXT:   decay : int * '*a'
// CHECK-NEXT:     deref : int[4] '*a' [lv] [written]
// CHECK:      deref : int '*a[1]' [lv] [written]
// CHECK-NEXT:   decay : int * 'a[1]'
// CHECK-NEXT:     index : int[4] 'a[1]' [lv]
}
