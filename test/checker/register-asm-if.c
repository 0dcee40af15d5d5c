// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An if without an else beside a register variable does not stop the analysis.
// RUN: %saner_cc %gcc -fsaner=hard -O2 -c %s -o %t.o > %t.out 2>&1
// RUN: test ! -s %t.out
int put(int *p, int n)
{
	register int v asm("rax") = n;

	if (n)
		p[n] = 1;
	asm volatile("" : "+r" (v));
	return v;
}
