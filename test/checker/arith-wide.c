// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Division and shift in 128 bits: never proved, never passed over.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
__int128 f(__int128 a, __int128 b, int n)
{
	a /= b;
	a = a % b;
	a <<= n;
	return (a >> 127) / 10;
}
// CHECK-LABEL: f:
// CHECK: [[#@LINE-6]]:{{[0-9]+}} arith-div#{{[0-9]+}} assumed not-checked
// CHECK: [[#@LINE-6]]:{{[0-9]+}} arith-div#{{[0-9]+}} assumed not-checked
// CHECK: [[#@LINE-6]]:{{[0-9]+}} arith-shift#{{[0-9]+}} assumed not-checked
// CHECK: [[#@LINE-6]]:{{[0-9]+}} arith-shift#{{[0-9]+}} trivial
// CHECK: [[#@LINE-7]]:{{[0-9]+}} arith-div#{{[0-9]+}} trivial
