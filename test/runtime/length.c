// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The length of a string that is NULL is asked for: kstrdup() takes NULL.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-string 's' 0 0
// EXPECT 0
// EXPECT 1
static const char text[4] = { 'a', 'b', 'c', 0 };

static void run(int n)
{
	unsigned long want = n ? ~0UL : 3;

	if (__saner_length(n ? 0 : text) != want)
		__builtin_trap();
	__saner_string(text, __saner_extent(text, 4), &__saner_sites[0]);
}
