// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A shift count is below the width, and not negative.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: arith-shift - 0 0
// EXPECT 0
// EXPECT 1: BUG: saner: arith: shift out of range in f at unit.c:10
// EXPECT 1:   shift by 32, valid 0..31; obligation arith-shift#1; mode MODE
// EXPECT 2: BUG: saner: arith: shift out of range in f at unit.c:10
// EXPECT 2:   shift by -1, valid 0..31; obligation arith-shift#1; mode MODE
static void run(int n)
{
	volatile long count = n == 0 ? 31 : n == 1 ? 32 : -1;

	__saner_shift((unsigned long)count, 32, &__saner_sites[0]);
}
