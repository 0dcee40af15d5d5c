// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is broken whenever it is reached stops, though no companion knows its bounds.
// RUN: %saner_cc %gcc -O2 -w -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc && %not --crash %t.gcc 1 2>&1 | %FileCheck %s
// RUN: %saner_cc %clang -O0 -w -fsaner=hard %s -o %t.clang
// RUN: %t.clang && %not --crash %t.clang 1 2>&1 | %FileCheck %s
// CHECK: BUG: saner: bounds: out-of-bounds read of size 4 in literal
static int literal(int bad)
{
	int *p = (int[2]){ 0, 2 };

	return bad ? p[5] : p[0];
}

int main(int argc, char **argv)
{
	(void)argv;
	return literal(argc > 1);
}
