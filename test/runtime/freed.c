// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer whose companion is nothing was freed by its name; NULL, an error
// pointer, an object without bytes and one of unknown bounds were not.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: lifetime-deref 'p' 4 0
// EXPECT 0
// EXPECT 1: BUG: saner: lifetime: use after free in f at unit.c:10
// EXPECT 1:   the object was freed; obligation lifetime-deref#1; mode MODE
// EXPECT 2
// EXPECT 3
// EXPECT 4
static void run(int n)
{
	static int object;
	const volatile void *p = &object;
	struct __saner_bounds b = __saner_extent(p, sizeof(object));

	if (n == 1)
		b = __saner_nothing();
	if (n == 2) {
		p = (const volatile void *)-12L;
		b = __saner_nothing();
	}
	if (n == 3)
		b = __saner_extent(p, 0);
	if (n == 4)
		b = __saner_unknown();
	__saner_freed(p, b, &__saner_sites[0]);
}
