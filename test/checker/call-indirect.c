// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An indirect call is checked for NULL and its target assumed.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
struct ops { int (*op)(int n); };

int f(const struct ops *o)
{
	return o->op(1);
}
// CHECK-LABEL: f:
// CHECK-DAG: null-call#{{[0-9]+}} checked
// CHECK-DAG: call-indirect#{{[0-9]+}} assumed indirect-call
