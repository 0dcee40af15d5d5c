// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NULL and error pointers are told apart.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
static inline _Bool IS_ERR(const void *p)
{
	return (unsigned long)p >= (unsigned long)-4095;
}

int f(int *p)
{
	if (!p)
		return 0;
// CHECK: facts of f
// CHECK: load 'p' not-null
	if (IS_ERR(p))
		return 1;
	return *p;
// CHECK: load 'p' never-null
}
