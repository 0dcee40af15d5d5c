// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What reaches an "i" operand of an always_inline callee, directly or handed on, takes no insertion.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
static inline __attribute__((always_inline)) int low(const int *key, int n)
{
	asm("# %c0" : : "i"(key));
	return n;
}

static inline __attribute__((always_inline)) int high(const int *key, int n)
{
	return low(key, n);
}

int table[3];

int f(int n)
{
	return high(&table[1], table[n]);
// CHECK-LABEL: func f
// CHECK:      call : int 'high(&table[1], table[n])'
// CHECK:        addr : int * '&table[1]' [no-insert]
// CHECK:          index : int 'table[1]' [lv] [no-insert]
// CHECK:        index : int 'table[n]' [lv]{{$}}
}
