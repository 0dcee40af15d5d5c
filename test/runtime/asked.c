// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A check that asks for its bounds itself, and one that reads a word that was
// asked for before.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// HOSTED
// SITE: bounds-access 'p' 4 1
// EXPECT 0
// EXPECT 1: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 1:   offset 40, valid 0..39 of 'p'; obligation bounds-access#1; mode MODE
// EXPECT 2: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 2:   offset -4, valid 0..39 of 'p'; obligation bounds-access#1; mode MODE
// EXPECT 3
// EXPECT 4
// EXPECT 5: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 5:   offset 37, valid 0..39 of 'p'; obligation bounds-access#1; mode MODE
// EXPECT 6
extern void *malloc(unsigned long);

static void run(int n)
{
	static char *object;
	volatile unsigned long one = 1;
	char local[4] = { 0 }, *p;

	if (!object)
		object = malloc(40);
	p = object + 8;
	if (n == 0)
		__saner_ask(p, p + 28, 0, 4, &__saner_sites[0]);
	else if (n == 1)
		__saner_ask(p, p, 32, 36, &__saner_sites[0]);
	else if (n == 2)
		__saner_ask(p, p - 12, 0, 4, &__saner_sites[0]);
	else if (n == 3)	/* nobody knows */
		__saner_ask(local, local, 0, 8, &__saner_sites[0]);
	else if (n == 4)
		__saner_in_room(p, 31 + one, __saner_room(p),
				&__saner_sites[0]);
	else if (n == 5)
		__saner_in_room(p, 32 + one, __saner_room(p),
				&__saner_sites[0]);
	else
		__saner_in_room(local, 64 + one, __saner_room(local),
				&__saner_sites[0]);
}
