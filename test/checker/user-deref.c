// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A dereference of a __user pointer is refused.
// RUN: %reject %s
#define __user __saner_user
int f(int __user *p)
{
	return *p;	// reject: user-deref
}
