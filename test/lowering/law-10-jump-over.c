// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 10: what can be jumped over is not initialised where it is declared; the
// companion of such a pointer is declared in the outermost block.
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
struct padded {
	char c;
	long n;
};

// CHECK-LABEL: int over(
// CHECK-NEXT: { struct __saner_bounds [[B:__saner_[0-9]+]]
int over(int n)
{
	int a[4] = { 1, 2, 3, 4 };

	switch (n) {
		int *p;
		// CHECK: int k;
		int k;
	case 1:
		// CHECK: p = ({ {{.*}} [[B]] = {{.*}} });
		p = a;
		k = 1;
		return p[k];
	default:
		return 0;
	}
}

// CHECK-LABEL: long padded(
long padded(int n)
{
	// CHECK: struct padded s; int __saner_{{[0-9]+}} {{.*}}__builtin_memset((void *)&s, 0, sizeof(s))
	struct padded s;
	// CHECK: int *p = 0, i = 0;
	int *p, i;

	if (n) {
		s.n = n;
		i = n;
		p = &n;
	}
	return s.n + i + (p ? *p : 0);
}

int main(void)
{
	return over(1) == 2 && over(2) == 0 && padded(0) == 0 &&
	       padded(2) == 6 ? 0 : 1;
}
