// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The range of a declarator is all of it, with its initializer or its attributes.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
int f(int n)
{
	int a, *b = &a, (*c)[2], d __attribute__((unused)), *const e = b;

	return n;
}
// CHECK: local a : int 'int a'
// CHECK: local b : int * '*b = &a'
// CHECK: local c : int (*)[2] '(*c)[2]'
// CHECK: local d : int 'd __attribute__((unused))'
// CHECK: local e : int *const '*const e = b'
