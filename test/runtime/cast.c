// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A new object is at least as large as what it is taken for, or it is none.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-cast 'buf' 0 0
// EXPECT 0
// EXPECT 1: BUG: saner: bounds: object too small in f at unit.c:10
// EXPECT 1:   size 64, needed 65 of 'buf'; obligation bounds-cast#1; mode MODE
// EXPECT 2
// EXPECT 3
static char buf[64];

static void run(int n)
{
	struct __saner_bounds all = __saner_extent(buf, sizeof(buf));
	volatile unsigned long bytes = n == 0 ? 64 : 65;

	if (n < 2)
		__saner_cast(bytes, all, &__saner_sites[0]);
	else if (n == 2)
		__saner_cast(bytes, __saner_nothing(), &__saner_sites[0]);
	else
		__saner_cast(bytes, __saner_unknown(), &__saner_sites[0]);
}
