// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of a member through NULL is refused when it is used.
// RUN: %reject %s
struct s { int a, b; };
void use(int *p);
void f(void)
{
	struct s *p = 0;

	use(&p->b);	// reject: null-address
}
