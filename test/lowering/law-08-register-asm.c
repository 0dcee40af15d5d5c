// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 8: no check stands between a register variable and the asm that reads it.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-save-temps -O2 -Wall -Wextra -Werror -c %s -o %t.gcc.o
// RUN: %saner_cc %gcc -fsaner=hard %t.gcc.o -o %t.gcc
// RUN: %t.gcc
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -O0 %s -o %t.gcc0
// RUN: %t.gcc0
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -O2 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -O0 %s -o %t.clang0
// RUN: %t.clang0
// RUN: %FileCheck %s < %t.gcc.saner.i
struct s {
	long n;
};

// CHECK-LABEL: long call(
long call(struct s *p)
{
	long out;
	register long n __asm__("rdi") = 1;
	// CHECK: register long m __asm__("rsi") = p->n;
	register long m __asm__("rsi") = p->n;

	// CHECK: __asm__ volatile("lea (%1, %2), %0" : "=r"(out) : "r"(n), "r"(m));
	__asm__ volatile("lea (%1, %2), %0" : "=r"(out) : "r"(n), "r"(m));
	return out;
}

int main(void)
{
	struct s s = { 41 };

	return call(&s) == 42 ? 0 : 1;
}
