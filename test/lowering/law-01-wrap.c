// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 1: the pointer or the index is wrapped, so the lvalue stays what it is.
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
struct bits {
	unsigned a : 3;
	int b : 5;
};
struct s {
	struct bits bits;
	int n;
	int v[4];
};

// CHECK-LABEL: int use(struct s *p, int i)
int use(struct s *p, int i)
{
	int *at, out;

	// CHECK: ({ __saner_null(p, {{.*}}; p; })->bits.a++;
	p->bits.a++;
	// CHECK: })->bits.b += i;
	p->bits.b += i;
	// CHECK: })->v[({ __saner_index((unsigned long)i, 4UL, {{[^;]*}}); i; })] = 3;
	p->v[i] = 3;
	// CHECK: at = {{.*}}&
	at = &p->v[i];
	// CHECK: typeof(p->v[i]) copy = ({
	typeof(p->v[i]) copy = p->v[i];
	// CHECK: "=&r"(({{.*}} })->n), "=m"(*({ {{.*}} }))
	__asm__("movl $7, %0; movl $8, %1" : "=&r"(p->n), "=m"(*at) : );
	out = p->n + *at + copy;
	return out;
}

int main(void)
{
	struct s s = { .v = { 1, 2, 3, 4 } };

	return use(&s, 2) == 7 + 8 + 3 && s.bits.a == 1 && s.bits.b == 2 &&
	       s.v[2] == 8 ? 0 : 1;
}
