// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What was written on every path is initialised; on none, it is not.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(int c)
{
	int x, y, z;

	if (c)
		x = 1;
	else
		x = 2;
	if (c > 3)
		y = 1;
	return x + y + z;
// CHECK: load 'x' [1, 2] init
// CHECK: load 'y' [-2147483648, 2147483647] maybe-init
// CHECK: load 'z' [-2147483648, 2147483647] not-init
}
