// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What alloca() gives has the bounds it was asked for.
// RUN: %saner_cc %gcc -O2 -Wall -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc && %not --crash %t.gcc 1 2>&1 | %FileCheck %s
// RUN: %saner_cc %clang -O0 -Wall -fsaner=hard %s -o %t.clang
// RUN: %t.clang && %not --crash %t.clang 1 2>&1 | %FileCheck %s
// CHECK: BUG: saner: bounds: out-of-bounds write of size 4 in fill
#include <alloca.h>

static int fill(int n, int extra)
{
	int *p = alloca((unsigned long)n * sizeof(int)), sum = 0;

	for (int i = 0; i < n + extra; i++) {
		p[i] = i;
		sum += p[i];
	}
	return sum;
}

int main(int argc, char **argv)
{
	(void)argv;
	return fill(4, argc - 1) - 6;
}
