// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A case bounds what is switched on, and so does what no case takes.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(unsigned int x)
{
	switch (x) {
	case 0 ... 4:
		return x;
// CHECK: load 'x' [0, 4]
	case 5:
		x++;
		/* fall through */
	case 6:
		return x;
// CHECK: load 'x' [6, 6]
	default:
		return x;
// CHECK: load 'x' [7, 4294967295]
	}
}
