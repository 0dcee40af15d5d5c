// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An amount is checked against bounds; an amount of nothing always passes, one
// that wrapped never does.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-arg 'buf' 0 1
// EXPECT 0
// EXPECT 1
// EXPECT 2: BUG: saner: bounds: out-of-bounds write of size 65 in f at unit.c:10
// EXPECT 2:   offset 0, valid 0..63 of 'buf'; obligation bounds-arg#1; mode MODE
// EXPECT 3: BUG: saner: bounds: out-of-bounds write of size 18446744073709551615 in f at unit.c:10
// EXPECT 3:   offset 0, valid 0..63 of 'buf'; obligation bounds-arg#1; mode MODE
// EXPECT 4
// EXPECT 5: BUG: saner: bounds: out-of-bounds write of size 1 in f at unit.c:10
// EXPECT 5:   offset 0, nothing valid of 'buf'; obligation bounds-arg#1; mode MODE
static char buf[64];

static void run(int n)
{
	struct __saner_bounds all = __saner_extent(buf, sizeof(buf));
	volatile unsigned long big = 1UL << 63;
	volatile unsigned long one = 1;
	void *none = 0;

	if (n == 0)
		__saner_bytes(buf, 64 * one, all, &__saner_sites[0]);
	else if (n == 1)
		__saner_bytes(buf + 64, one - 1, all, &__saner_sites[0]);
	else if (n == 2)
		__saner_bytes(buf, 64 + one, all, &__saner_sites[0]);
	else if (n == 3)
		__saner_bytes(buf, __saner_mul_need(big, 2),  all,
			      &__saner_sites[0]);
	else if (n == 4)
		__saner_bytes(none, one - 1, __saner_nothing(),
			      &__saner_sites[0]);
	else
		__saner_bytes(none, one, __saner_extent(none, 64),
			      &__saner_sites[0]);
}
