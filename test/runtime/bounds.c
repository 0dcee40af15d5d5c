// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Bounds that are made: what is NULL, an error pointer or reaches around the
// address space is nothing; a part is cut to the whole; unknown stays unknown.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: bounds-index - 0 0
// EXPECT 0
static const char text[8] = "abc";
static int failed;

static void is(struct __saner_bounds b, unsigned long base, unsigned long size)
{
	if (b.base != base || b.size != size)
		failed++;
}

static void run(int n)
{
	unsigned long at = (unsigned long)text;
	struct __saner_bounds whole = __saner_extent(text, 8);
	struct __saner_bounds unknown = __saner_unknown();
	volatile unsigned long most = ~0UL;
	volatile long one = 1;

	(void)n;
	is(unknown, 0, ~0UL);
	is(__saner_nothing(), 0, 0);
	is(whole, at, 8);
	is(__saner_extent((const volatile void *)0, 8), 0, 0);
	is(__saner_extent((const volatile void *)-12L, 8), 0, 0);
	is(__saner_extent((const volatile void *)16, 0), 16, 0);
	is(__saner_extent(text, most), 0, 0);
	is(__saner_ended(text, text + 5), at, 5);
	is(__saner_ended(text + 1, text), 0, 0);
	is(__saner_nul(text), at, 4);
	is(__saner_nul((const volatile void *)0), 0, 0);
	is(__saner_within(text + 2, 3, whole), at + 2, 3);
	is(__saner_within(text + 6, 3, whole), at + 6, 2);
	is(__saner_within(text + 8 + one, 3, whole), 0, 0);
	is(__saner_within(text - one, 3, whole), 0, 0);
	is(__saner_within(text + 2, 3, unknown), at + 2, 3);
	is(__saner_tail(text + 2, whole), at + 2, 6);
	is(__saner_tail(text + 8, whole), at + 8, 0);
	is(__saner_tail(text - one, whole), 0, 0);
	is(__saner_tail(text, unknown), 0, ~0UL);
	/* the check says whether all of that was so */
	__saner_index((unsigned long)failed, 1, &__saner_sites[0]);
}
