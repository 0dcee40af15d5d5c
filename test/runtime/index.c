// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An index is checked against the count: the last one passes, one more and a
// negative one do not.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-index 'table' 4 0
// SITE: bounds-index - 1 1
// EXPECT 0
// EXPECT 1: BUG: saner: bounds: out-of-bounds read of size 4 in f at unit.c:10
// EXPECT 1:   index 16, valid 0..15 of 'table'; obligation bounds-index#1; mode MODE
// EXPECT 2: BUG: saner: bounds: out-of-bounds read of size 4 in f at unit.c:10
// EXPECT 2:   index -1, valid 0..15 of 'table'; obligation bounds-index#1; mode MODE
// EXPECT 3: BUG: saner: bounds: out-of-bounds write of size 1 in f at unit.c:11
// EXPECT 3:   index 0, nothing valid; obligation bounds-index#2; mode MODE
// EXPECT 4
static void run(int n)
{
	volatile long index = n == 1 ? 16 : n == 2 ? -1 : n == 4 ? 0 : 15;

	if (n == 3)
		__saner_index(0, 0, &__saner_sites[1]);
	else
		__saner_index((unsigned long)index, 16, &__saner_sites[0]);
}
