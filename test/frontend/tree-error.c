// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A text that does not parse gives the first error with its place, and nothing else.
// RUN: %gcc -E %s -o %t.i && %not %saner --dump-after=tree %t.i 2>&1 | %FileCheck %s
int f(void)
{
	return undeclared;
// CHECK: tree-error.c:6:9: use of undeclared identifier 'undeclared'
// CHECK-NOT: func
}
