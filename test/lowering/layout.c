// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What was relied on of the layout of records is asserted behind the unit, by
// the names that exist there.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-strict -fsaner-save-temps -c %s -o %t.o
// RUN: %FileCheck %s < %t.saner.i
// RUN: %saner_cc %clang -fsaner=hard -fsaner-strict -c %s -o %t.clang.o
struct named {
	char c;
	struct {
		long inner;
	};
	unsigned bits : 3;
	long unused;
	int flexible[];
};

typedef struct {
	int n;
} unnamed;

int use(struct named *p, unnamed *q)
{
	struct local {
		int k;
	} l = { 1 };

	return p->c + p->inner + p->bits + p->flexible[0] + q->n + l.k;
}
// CHECK: # 1 "saner/layout" 3
// CHECK-NOT: local
// CHECK: _Static_assert(sizeof(struct named) == 32UL
// CHECK-SAME: __builtin_offsetof(struct named, inner) == 8UL
// CHECK-NOT: bits
// CHECK-NOT: unused
// CHECK-NOT: _Static_assert
