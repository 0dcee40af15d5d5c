// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The size of an allocation is proved not to wrap, or assumed.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
void *malloc(unsigned long size) __attribute__((malloc, alloc_size(1)));

void *wraps(unsigned long n)
{
	return malloc(n * 8);
}

void *fits(unsigned int n)
{
	return malloc((unsigned long)n * 8);
}
// CHECK-LABEL: wraps:
// CHECK: arith-size#{{[0-9]+}} assumed not-checked
// CHECK-LABEL: fits:
// CHECK: arith-size#{{[0-9]+}} proved
