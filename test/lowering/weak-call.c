// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A weak function may be missing: its call is checked, and others are not.
// RUN: %saner_cc %gcc -O2 -Wall -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc && %not --crash %t.gcc 1 2>&1 | %FileCheck %s
// RUN: %saner_cc %clang -O0 -Wall -fsaner=hard %s -o %t.clang
// RUN: %t.clang && %not --crash %t.clang 1 2>&1 | %FileCheck %s
// CHECK: BUG: saner: null: NULL pointer used in main
// CHECK-NEXT: pointer 0 of 'missing'; obligation null-call
int missing(int x) __attribute__((weak));

__attribute__((weak)) int there(int x)
{
	return x;
}

int main(int argc, char **argv)
{
	int r = there(0);

	(void)argv;
	if (missing)
		r += missing(1);
	if (argc > 1)
		r += missing(2);
	return r;
}
