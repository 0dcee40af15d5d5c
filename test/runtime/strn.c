// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A string that is read so far at most needs its NUL, or so many bytes.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-string 's' 0 0
// EXPECT 0
// EXPECT 1
// EXPECT 2
// EXPECT 3: BUG: saner: bounds: unterminated string in f at unit.c:10
// EXPECT 3:   no NUL from offset 0, valid 0..3 of 's'; obligation bounds-string#1; mode MODE
static const char full[5] = { 'a', 'b', 'c', 'd', 'e' };
static const char good[4] = { 'a', 'b', 'c', 0 };

static void run(int n)
{
	volatile unsigned long most = n == 0 ? 100 : n == 1 ? 4 : n == 2 ? 0 : 5;

	__saner_strn(n ? full : good, most, __saner_extent(n ? full : good, 4),
		     &__saner_sites[0]);
}
