// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where no check can stand, a kernel's flags may stop a NULL access below one page.
// RUN: %gcc -E  %s -o %t.i && %saner --dump-after=verdicts %t.i -fno-delete-null-pointer-checks | %FileCheck %s
struct s { int a; char far[8192]; int b; };

int f(struct s *p, int n)
{
	int low = ({ if (n) goto out; p; })->a;
	int high = ({ if (n) goto out; p; })->b;

	return low + high;
out:
	return 0;
}
// CHECK-LABEL: f:
// CHECK: 8:{{[0-9]+}} null-deref#{{[0-9]+}} guarded
// CHECK: 9:{{[0-9]+}} null-deref#{{[0-9]+}} assumed label-in-operand
