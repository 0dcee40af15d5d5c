// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 9: an operand that holds a label, or a jump out of it, is not wrapped.
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
// CHECK-LABEL: int jumps(
int jumps(int *p, int n)
{
	int i, sum = 0;

	for (i = 0; i < 4; i++)
		// CHECK: sum += *({ if (i == n) break; p + i; });
		sum += *({ if (i == n) break; p + i; });
	// CHECK: sum += p[({ if (n > 9) goto again; again: n & 1; })];
	sum += p[({ if (n > 9) goto again; again: n & 1; })];
	return sum;
}

int main(void)
{
	int a[4] = { 1, 2, 3, 4 };

	return jumps(a, 3) == 6 + 2 && jumps(a, 10) == 10 + 1 ? 0 : 1;
}
