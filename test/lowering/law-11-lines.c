// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 11: every line stays on its line, and no two names are equal.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -fsaner-save-temps -O2 -Wall -Wextra -Werror -c %s -o %t.gcc.o
// RUN: %saner_cc %gcc -fsaner=hard %t.gcc.o -o %t.gcc
// RUN: %t.gcc
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.gcc0
// RUN: %t.gcc0
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O2 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.clang0
// RUN: %t.clang0
// RUN: %gcc -E %s -o %t.i
// RUN: python3 %top/test/lowering/Inputs/lines.py %t.i %t.gcc.saner.i
static int
many(int *p,
     int n)
{
	int *q =
		p
		+ n, *r
		= n > 2
		? p
		: q;

	return p[
		n
	] + *(
		q
	) + r
		[0];
}

int
main(void)
{
	int a[4] = { 1, 2, 3, 4 };

	return many(a,
		    1) + many(
		a
		, 3) == 2 + 2 + 2 +
		4 + 4 + 1 ? 0 : 1;
}
