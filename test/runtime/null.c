// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NULL and error pointers are reported, any other pointer passes.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: null-deref 'p' 4 0
// EXPECT 0
// EXPECT 1: BUG: saner: null: NULL pointer used in f at unit.c:10
// EXPECT 1:   pointer 0 of 'p'; obligation null-deref#1; mode MODE
// EXPECT 2: BUG: saner: null: error pointer used in f at unit.c:10
// EXPECT 2:   pointer -12 of 'p'; obligation null-deref#1; mode MODE
// EXPECT 3: BUG: saner: null: error pointer used in f at unit.c:10
// EXPECT 3:   pointer -4095 of 'p'; obligation null-deref#1; mode MODE
// EXPECT 4
// EXPECT 5
static void run(int n)
{
	static const long values[] = { 4096, 0, -12, -4095, -4096, 1 };
	volatile long value = values[n];

	__saner_null((const volatile void *)value, &__saner_sites[0]);
}
