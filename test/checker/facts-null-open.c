// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// IS_ERR() alone does not say that a pointer is not NULL.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
static inline _Bool IS_ERR(const void *p)
{
	return (unsigned long)p >= (unsigned long)-4095;
}

int f(int *p)
{
	if (IS_ERR(p))
		return 1;
	return *p;
// CHECK: facts of f
// CHECK: b2:
// CHECK: load 'p' maybe-null
}
