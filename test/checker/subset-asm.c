// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An asm is assumed, an empty one is only a barrier.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
void f(void)
{
	asm volatile("" : : : "memory");
	asm volatile("nop");
}
// CHECK-LABEL: f:
// CHECK: 6:{{[0-9]+}} subset-asm#{{[0-9]+}} trivial
// CHECK: 7:{{[0-9]+}} subset-asm#{{[0-9]+}} assumed asm
