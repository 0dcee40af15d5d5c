// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a function returns is not NULL where its attribute says so.
// RUN: %gcc -E  %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
int *get(int *p) __attribute__((returns_nonnull));
int g;

int *get(int *p)
{
	if (!p)
		return &g;
	return p + 1;
}
// CHECK-LABEL: get:
// CHECK: null-return#{{[0-9]+}} trivial '&g'
// CHECK: null-return#{{[0-9]+}} checked 'p + 1'
