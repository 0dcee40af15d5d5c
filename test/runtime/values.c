// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Amounts that wrap promise nothing, or ask for everything; new objects are
// zeroed unless there is none; what passed for want of bounds is counted.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-index - 0 0
// EXPECT 0
static void run(int n)
{
	volatile unsigned long half = 1UL << 63;
	char fresh[4] = { 1, 2, 3, 4 };
	unsigned long bad = 0;

	(void)n;
	bad += __saner_mul(half, 2) != 0 || __saner_mul(6, 7) != 42;
	bad += __saner_add(half, half) != 0 || __saner_add(6, 7) != 13;
	bad += __saner_sub(6, 7) != 0 || __saner_sub(7, 6) != 1;
	bad += __saner_mul_need(half, 2) != ~0UL || __saner_mul_need(6, 7) != 42;
	bad += __saner_add_need(half, half) != ~0UL;
	bad += __saner_add_need(6, 7) != 13;
	__saner_zero(fresh, 3);
	bad += fresh[0] || fresh[1] || fresh[2] || fresh[3] != 4;
	__saner_zero((void *)0, 3);
	__saner_zero((void *)-12L, 3);
	__saner_sites[0].unknown = 0;
	__saner_count(__saner_unknown(), &__saner_sites[0]);
	__saner_count(__saner_extent(fresh, 4), &__saner_sites[0]);
	bad += __saner_sites[0].unknown != 1;
	__saner_index(bad, 1, &__saner_sites[0]);
}
