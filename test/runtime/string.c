// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A NUL has to stand inside the bounds from the pointer on.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-string 's' 0 0
// EXPECT 0
// EXPECT 1: BUG: saner: bounds: unterminated string in f at unit.c:10
// EXPECT 1:   no NUL from offset 0, valid 0..3 of 's'; obligation bounds-string#1; mode MODE
// EXPECT 2: BUG: saner: bounds: unterminated string in f at unit.c:10
// EXPECT 2:   no NUL from offset 4, valid 0..3 of 's'; obligation bounds-string#1; mode MODE
// EXPECT 3
// EXPECT 4: BUG: saner: bounds: unterminated string in f at unit.c:10
// EXPECT 4:   no NUL from offset -1, valid 0..3 of 's'; obligation bounds-string#1; mode MODE
static const char full[5] = { 'a', 'b', 'c', 'd', 'e' };
static const char good[4] = { 'a', 'b', 'c', 0 };

static void run(int n)
{
	volatile long at = n == 2 ? 4 : n == 4 ? -1 : 0;

	if (n == 0)
		__saner_string(good, __saner_extent(good, 4),
			       &__saner_sites[0]);
	else if (n == 3)
		__saner_string(full, __saner_unknown(), &__saner_sites[0]);
	else
		__saner_string(full + at, __saner_extent(full, 4),
			       &__saner_sites[0]);
}
