// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// ... but not when the variable that was tested has changed since.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
extern int tab[10];
unsigned int g(void);

int f(unsigned int i)
{
	int bad = !!(i >= 10);

	i = g();
	if (bad)
		return -1;
	return tab[i];
// CHECK: index 'tab[i]' maybe-null in object of tab (40 bytes) at [0, 17179869180]
}
