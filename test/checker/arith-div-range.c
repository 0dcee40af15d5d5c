// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A divisor that its range keeps from zero is proved, any other checked.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
unsigned int f(unsigned int n, unsigned int d)
{
	return n / (d | 1) + n / d + n / 3;
}
// CHECK-LABEL: f:
// CHECK: arith-div#{{[0-9]+}} proved 'n / (d | 1)'
// CHECK: arith-div#{{[0-9]+}} checked 'n / d'
// CHECK: arith-div#{{[0-9]+}} trivial 'n / 3'
