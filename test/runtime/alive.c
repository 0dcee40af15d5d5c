// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The heap is asked: bounds of a live object, from the inside and from its end;
// none of one that was freed; what is not on the heap is unknown.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// HOSTED
// SITE: bounds-access 'p' 4 1
// SITE: lifetime-use 'p' 0 0
// EXPECT 0
// EXPECT 1: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 1:   offset 40, valid 0..39 of 'p'; obligation bounds-access#1; mode MODE
// EXPECT 2: BUG: saner: bounds: out-of-bounds write of size 4 in f at unit.c:10
// EXPECT 2:   offset -4, valid 0..39 of 'p'; obligation bounds-access#1; mode MODE
// EXPECT 3: BUG: saner: lifetime: use after free in f at unit.c:11
// EXPECT 3:   the object was freed; obligation lifetime-use#2; mode MODE
// EXPECT 4
// EXPECT 5
// EXPECT 7
// EXPECT 6: BUG: saner: lifetime: use after free in f at unit.c:11
// EXPECT 6:   the object was freed; obligation lifetime-use#2; mode MODE
extern void *malloc(unsigned long);
extern void *realloc(void *, unsigned long);
extern void free(void *);

static void run(int n)
{
	char *volatile p = malloc(40);
	char *old = p;
	int here = 0;

	if (n == 0)
		__saner_access(p + 36, 0, 4, __saner_lookup(p + 40),
			       &__saner_sites[0]);
	if (n == 1)
		__saner_access(p + 40, 0, 4, __saner_lookup(p + 8),
			       &__saner_sites[0]);
	if (n == 2)
		__saner_access(p - 4, 0, 4, __saner_lookup(p),
			       &__saner_sites[0]);
	if (n == 4)
		p = realloc(p, 1 << 20);
	if (n < 3 || n == 4 || n == 6)
		__saner_alive(p, &__saner_sites[1]);
	if (n == 7) {
		/* length of a string; of one that does not end in its object */
		int i;

		for (i = 0; i < 40; i++)
			p[i] = 'a';
		__saner_index(__saner_length(p) != ~0UL, 1, &__saner_sites[0]);
		p[39] = 0;
		__saner_index(__saner_length(p + 30) != 9, 1,
			      &__saner_sites[0]);
		__saner_index(__saner_length("four") != 4, 1,
			      &__saner_sites[0]);
	}
	free(p);
	if (n == 3 || n == 6)
		__saner_alive(old, &__saner_sites[1]);
	if (n == 5) {
		__saner_alive(&here, &__saner_sites[1]);
		__saner_access(&here, 0, 4, __saner_lookup(&here),
			       &__saner_sites[0]);
	}
}
