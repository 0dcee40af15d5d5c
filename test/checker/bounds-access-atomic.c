// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An atomic builtin accesses what all of its addresses point to.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-strict -w -O2 %s -o %t
// RUN: %t | %FileCheck --allow-empty --check-prefix=OK %s
// RUN: %not --crash %t past 2>&1 | %FileCheck --check-prefix=PAST %s
// RUN: %not --crash %t null null 2>&1 | %FileCheck --check-prefix=NULL %s
// OK-NOT: BUG
// PAST: BUG: saner: bounds: out-of-bounds write of size 4 in swap
// NULL: BUG: saner: null: NULL pointer used in load
int values[3];

__attribute__((__noinline__)) int swap(int *p, int i)
{
	return __atomic_compare_exchange_n(p, &values[i], 1, 0, 0, 0);
}
// CHECK-LABEL: swap:
// CHECK: [[#@LINE-3]]:9 bounds-access#{{[0-9]+}} assumed no-bounds '__atomic
// CHECK: [[#@LINE-4]]:9 bounds-access#{{[0-9]+}} checked '__atomic

__attribute__((__noinline__)) void load(int *p, int *to)
{
	__atomic_load(p, to, 0);
}
// CHECK-LABEL: load:
// CHECK: [[#@LINE-3]]:2 null-deref#{{[0-9]+}} checked '__atomic
// CHECK: [[#@LINE-4]]:2 null-deref#{{[0-9]+}} checked '__atomic

int main(int argc, char **argv)
{
	int to;

	(void)argv;
	swap(values, argc == 2 ? 3 : 2);
	load(values, argc > 2 ? (int *)0 : &to);
	return 0;
}
