// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 2: nothing is inserted where C wants a constant or evaluates nothing.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -fsaner-save-temps -O2 -Wall -Wextra -Werror -c %s -o %t.gcc.o
// RUN: %saner_cc %gcc -fsaner=hard %t.gcc.o -o %t.gcc
// RUN: %t.gcc
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.gcc0
// RUN: %t.gcc0
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O2 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.clang0
// RUN: %t.clang0
// RUN: %FileCheck %s < %t.gcc.saner.i
#include <stddef.h>
struct s {
	int n;
	int v[4];
	char tail[16];
};

// CHECK-LABEL: __attribute__((noinline)) int never(struct s *p, int i)
__attribute__((noinline)) int never(struct s *p, int i)
{
	// CHECK: int a[sizeof(p->v[i]) + 1]
	int a[sizeof(p->v[i]) + 1] = { 0 };
	// CHECK: unsigned long n = sizeof(p->v[i]) + _Alignof(__typeof__(p->n));
	unsigned long n = sizeof(p->v[i]) + _Alignof(__typeof__(p->n));
	// CHECK: __builtin_offsetof
	n += offsetof(struct s, v[2]);
	// CHECK: n += __builtin_constant_p(p->v[i]) ? 100 : 0;
	n += __builtin_constant_p(p->v[i]) ? 100 : 0;
	// CHECK: n += 0 * __builtin_object_size(p->tail, 1);
	n += 0 * __builtin_object_size(p->tail, 1);
	// CHECK: n += __builtin_types_compatible_p(__typeof__(p->v[i]), int);
	n += __builtin_types_compatible_p(__typeof__(p->v[i]), int);
	// CHECK: n += _Generic(p->n, int: 1, default: p->v[i]);
	n += _Generic(p->n, int: 1, default: p->v[i]);
	// CHECK: n += __builtin_choose_expr(1, 2, p->v[i]);
	n += __builtin_choose_expr(1, 2, p->v[i]);
	switch (i) {
	// CHECK: case sizeof(p->v[0]):
	case sizeof(p->v[0]):
		return (int)n + a[4];
	default:
		return -1;
	}
}

int main(void)
{
	struct s s = { .n = 1 };

	return never(&s, 4) == 4 + 4 + 12 + 1 + 1 + 2 ? 0 : 1;
}
