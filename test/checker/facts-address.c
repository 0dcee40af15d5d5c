// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A local whose address is somewhere else may be anything.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
void take(int *);

int f(void)
{
	int x = 5;
	int y = 6;

	y = x;
// CHECK: load 'x' [5, 5]
	take(&x);
	x = 7;
	return x + y;
// CHECK: load 'x' [-2147483648, 2147483647] init
// CHECK: load 'y' [5, 5] init
}
