// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A dereference of a __user pointer is refused: this is not.
// RUN: %accept %s
#define __user __saner_user
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);
int f(int __user *p)
{
	int x;

	return copy_from_user(&x, p, sizeof(x)) ? 0 : x;
}
