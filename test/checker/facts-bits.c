// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Masks, remainders and shifts bound a value.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(unsigned int n, int i)
{
	int a = n & 7;
// CHECK: binary 'n & 7' [0, 7]
	int b = n % 10;
// CHECK: binary 'n % 10' [0, 9]
	int c = n >> 28;
// CHECK: binary 'n >> 28' [0, 15]
	int d = i % 10;
// CHECK: binary 'i % 10' [-9, 9]
	return a + b + c + d;
}
