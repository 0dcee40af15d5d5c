// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Atomic builtins have their arguments in the order of the text.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
int f(int *p, int n)
{
	__atomic_store_n(p, n + 1, 5);
// CHECK:      atomic __atomic_store_n : void
// CHECK-NEXT:   load : int * 'p'
// CHECK:        binary + : int 'n + 1'
// CHECK:        int 5
	__atomic_compare_exchange_n(p, &n, 7, 0, 5, 2);
// CHECK:      atomic __atomic_compare_exchange_n
// CHECK-NEXT:   load : int * 'p'
// CHECK:        addr : int * '&n'
// CHECK:        int 7
// CHECK:        int 0
// CHECK:        int 5
// CHECK:        int 2
	return __sync_fetch_and_add(p, n);
// CHECK:      atomic __sync_fetch_and_add : int
// CHECK-NEXT:   load : int * 'p'
// CHECK:        load : int 'n'
}
