// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A store to another member of the same object leaves it alone, one to the
// element of an array too.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
struct s {
	int len;
	int at[8];
};

int f(struct s *p, unsigned int i)
{
	if (p->len == 3) {
		p->at[i & 7] = 0;
		return p->len;
// CHECK: load 'p->len' [3, 3]
	}
	return 0;
}
