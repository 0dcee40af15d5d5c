// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 5: a declaration keeps its type and its declarators.
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
// CHECK-LABEL: int declare(
int declare(int *a, int n)
{
	int buf[4] = { 1, 2, 3, 4 };
	// CHECK: int *p = ({ {{.*}} }), i = 2, *q = ({ {{.*}} }), *const r = ({ {{.*}} });
	int *p = buf, i = 2, *q = p + 1, *const r = &buf[i];
	// CHECK: typeof(p) same = ({ {{.*}} });
	typeof(p) same = q;
	int sum = 0;

	// CHECK: for (int *s = ({ {{.*}} }), *e = buf + n; s < e; s++)
	for (int *s = buf, *e = buf + n; s < e; s++)
		sum += *s;
	_Static_assert(sizeof(*p) == sizeof(int) &&
		       __builtin_types_compatible_p(typeof(same), int *) &&
		       __builtin_types_compatible_p(typeof(q), int *),
		       "declared as written");
	return sum + *p + *q + *r + *same + a[0];
}

int main(void)
{
	int one = 100;

	return declare(&one, 4) == 10 + 1 + 2 + 3 + 2 + 100 ? 0 : 1;
}
