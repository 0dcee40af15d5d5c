// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An argument for a transparent union, as bind() of <sys/socket.h> has one, is its value.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct address { int family; };
struct other { int family, port; };
typedef union { struct address *a; struct other *o; } any
	__attribute__((__transparent_union__));
int use(any x, int n);

int f(struct other *o, struct address *a)
{
	return use(o, 1) + use((struct address *)o, 2) + use(a ? a : 0, 3) +
	       use((any){ .o = o }, 4);
}
// CHECK: call : int 'use(o, 1)'
// CHECK: load : struct other * 'o'
// CHECK: call : int 'use((struct address *)o, 2)'
// CHECK-NEXT: decay
// CHECK-NEXT: function
// CHECK-NEXT: cast : struct address * '(struct address *)o'
// CHECK: call : int 'use(a ? a : 0, 3)'
// CHECK: cond : struct address * 'a ? a : 0'
// CHECK: call : int 'use((any){ .o = o }, 4)'
// CHECK: compound
