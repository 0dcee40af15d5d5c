// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The result of a test that was kept in a variable is still that test.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
extern int tab[10];

int f(unsigned int i)
{
	int bad = !!(i >= 10);

	if (__builtin_expect(!!(bad), 0))
		return -1;
	return tab[i];
// CHECK: index 'tab[i]' never-null in object of tab (40 bytes) at [0, 36]
}
