// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A member that is tested and read again has what the test said, if nobody else
// wrote there: that is noted.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
struct s {
	int len;
	int at[8];
};

int f(struct s *p)
{
	if (p->len < 0)
		return 0;
	if (p->len < 8)
		return p->at[p->len];
// CHECK: load 'p->len' [0, 7] init = {{%[0-9]+}} relies on {{.*}} again
	return 0;
}
