// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What was read of memory is forgotten at: *(volatile int *)&flag
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
struct s {
	int len;
};
int flag;
void g(void);

int f(struct s *p, struct s *t)
{
	if (p->len == 3) {
		*(volatile int *)&flag;
		return p->len;
// CHECK: b1:
// CHECK: load 'p->len' [-2147483648, 2147483647]
	}
	return 0;
}
