// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Fields and bit-fields are initialised one by one, and a record without its
// padding.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
struct s {
	char a;
	int b;
	unsigned int c : 3, d : 5;
};
void take(struct s);

int f(void)
{
	struct s s, t;

	s.a = 1;
	s.c = 2;
	t.a = 1;
	t.b = 2;
	t.c = 3;
	t.d = s.c;
// CHECK: load 's.c' [2, 2] init
	take(t);
// CHECK: load 't' init
	return s.a + s.d;
// CHECK: load 's.a' [1, 1] init
// CHECK: load 's.d' [0, 31] not-init
}
