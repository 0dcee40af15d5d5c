// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An access is checked against bounds: before, across and behind the end.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-access 'buf' 4 1
// SITE: bounds-access - 8 0
// EXPECT 0
// EXPECT 1
// EXPECT 2: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 2:   offset 61, valid 0..63 of 'buf'; obligation bounds-access#1; mode MODE
// EXPECT 3: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 3:   offset 64, valid 0..63 of 'buf'; obligation bounds-access#1; mode MODE
// EXPECT 4: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 4:   offset -1, valid 0..63 of 'buf'; obligation bounds-access#1; mode MODE
// EXPECT 5: BUG: saner: bounds: out-of-bounds read of size 8 in f at unit.c:11
// EXPECT 5:   offset 16, nothing valid; obligation bounds-access#2; mode MODE
// EXPECT 6
// EXPECT 7: BUG: saner: bounds: out-of-bounds read of size 8 in f at unit.c:11
// EXPECT 7:   offset 0, valid 0..6; obligation bounds-access#2; mode MODE
static char buf[64];

static void run(int n)
{
	static const long at[] = { 0, 60, 61, 64, -1 };
	struct __saner_bounds all = __saner_extent(buf, sizeof(buf));
	volatile long i = n < 5 ? at[n] : 0;

	if (n < 5)
		__saner_access(buf + i, 0, 4, all, &__saner_sites[0]);
	else if (n == 5)
		__saner_access((const volatile void *)8, 8, 16,
			       __saner_nothing(), &__saner_sites[1]);
	else if (n == 6)
		__saner_access(buf + i + 1000, 0, 8, __saner_unknown(),
			       &__saner_sites[1]);
	else
		__saner_access(buf + i, 0, 8, __saner_extent(buf, 7),
			       &__saner_sites[1]);
}
