// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable of a loop's body begins each time anew.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++) {
		int x;

		if (i > 3)
			sum += x;
// CHECK: load 'x' [-2147483648, 2147483647] not-init
		x = i;
		sum += x;
// CHECK: load 'x' [0, 2147483646] init
	}
	return sum;
}
