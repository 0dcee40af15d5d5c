// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a statement expression declares has bounds outside of it, where its name
// is not known or means something else.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -O2 -Wall -Wextra -Werror %s -o %t.gcc
// RUN: %t.gcc
// RUN: %not --crash %t.gcc past 2>&1 | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.clang
// RUN: %t.clang
// RUN: %not --crash %t.clang past 2>&1 | %FileCheck %s
// CHECK: BUG: saner: bounds: out-of-bounds read of size 4 in pick at {{.*}}:[[#@LINE+10]]
#define TABLE(...) ({ static const int table[] = { __VA_ARGS__ }; table; })

static int pick(const int *p, int i, int far)
{
	static int table[1] = { 9 };
	const int *q = ({ const int *inner = p; inner; });
	const int *r = ({ int *t = table; t; });

	if (far)
		return TABLE(1, 2, 3)[i + far];
	return TABLE(1, 2, 3)[i] + q[i] + *r + *(TABLE(4, 5) + 1);
}

int main(int argc, char **argv)
{
	int a[3] = { 10, 20, 30 };

	(void)argv;
	return pick(a, 2, argc - 1) == 3 + 30 + 9 + 5 ? 0 : 1;
}
