// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operands that are not evaluated are not in the tree; constants are numbers.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct s { int a, b[3]; };
enum e { ONE = 1, BIG = 70000 };
int g(int);

void f(int *p)
{
	unsigned long n;

	n = sizeof(g(*p)) + sizeof *p++;
// CHECK:      assign : unsigned long 'n = sizeof
// CHECK-NEXT:   var n
// CHECK-NEXT:   binary + : unsigned long
// CHECK-NEXT:     int 4 : unsigned long 'sizeof(g(*p))'
// CHECK-NEXT:     int 4 : unsigned long 'sizeof *p++'
	n = __builtin_offsetof(struct s, b[2]) + _Alignof(short) + BIG;
// CHECK:      int 12 : unsigned long '__builtin_offsetof(struct s, b[2])'
// CHECK-NEXT: int 2 : unsigned long '_Alignof(short)'
// CHECK-NEXT: convert : unsigned long
// CHECK-NEXT:   int 70000
	n = __builtin_types_compatible_p(int, enum e);
// CHECK:      int 0 : int '__builtin_types_compatible_p(int, enum e)'
	n = __builtin_constant_p(*p++);
// CHECK:      call __builtin_constant_p : int
// CHECK-NEXT:   decay
// CHECK-NEXT:     function __builtin_constant_p
// CHECK-NEXT: do-expr
	n = __builtin_choose_expr(0, g(1), *p);
// CHECK-NOT:  call
// CHECK:      deref : int '*p' [lv] [written]
	__typeof__(*p++) k;
// CHECK-NOT:  incdec
// CHECK:      local k : int
	n = _Generic(p, const int *: g(1), int *: p[1], default: g(2));
// CHECK-NOT:  call
// CHECK:      index : int 'p[1]' [lv]
	n = _Generic((char)1, long: 1, unsigned long: 2, default: 3, struct s: 4);
// CHECK:      int 3
}
