// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function where no check may run is trusted, and its obligations are counted.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
__attribute__((no_instrument_function, noinline, section(".noinstr.text")))
int f(int *p)
{
	return *p;
}
// CHECK-LABEL: f: trusted
// CHECK: null-deref#{{[0-9]+}} assumed trusted '*p'
