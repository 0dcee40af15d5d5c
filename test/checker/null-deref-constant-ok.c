// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Code that is for compile-time constants is not refuted for other values.
// RUN: %accept %s
struct s { struct s *prev; };
extern struct s *head;

void f(struct s *new)
{
	if (__builtin_constant_p(new) && new == (void *)0)
		head = new->prev;
}
