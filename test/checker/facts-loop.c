// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A counter stays below the bound of its loop.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
extern int tab[10];

int f(void)
{
	int sum = 0;

	for (int i = 0; i < 10; i++)
		sum += tab[i];
// CHECK: index 'tab[i]' never-null in object of tab (40 bytes) at [0, 36]
	return sum;
}
