// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of a member through NULL is refused when it is used: this is not.
// RUN: %accept %s
struct s { int a, b; };
void use(int *p);
void f(struct s *p)
{
	if (p)
		use(&p->b);
}
