// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 6: a pointer whose address is taken is memory and has no companion; nor has
// a static or volatile one.
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
static void move(int **p)
{
	(*p)++;
}

// CHECK-LABEL: int taken(
int taken(int *a)
{
	int buf[4] = { 1, 2, 3, 4 };
	static int *kept;
	int *volatile v;
	// CHECK: int *p = buf;
	int *p = buf;

	// CHECK: move(&p, (struct __saner_bounds){ (unsigned long)&p, 8UL });
	move(&p);
	// CHECK: kept = p;
	kept = p;
	// CHECK: v = kept + 1;
	v = kept + 1;
	return *p + *kept + *v + *a;
}

int main(void)
{
	int one = 1;

	return taken(&one) == 2 + 2 + 3 + 1 ? 0 : 1;
}
