// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the compiler knows of an object excuses no other pointer: a new object
// that was not got, an error pointer in place of an object.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: null-deref 'p' 4 0
// EXPECT 0: BUG: saner: null: NULL pointer used in f at unit.c:10
// EXPECT 0:   pointer 0 of 'p'; obligation null-deref#1; mode MODE
// EXPECT 1: BUG: saner: null: error pointer used in f at unit.c:10
// EXPECT 1:   pointer -12 of 'p'; obligation null-deref#1; mode MODE
// EXPECT 2: BUG: saner: null: NULL pointer used in f at unit.c:10
// EXPECT 2:   pointer 0 of 'p'; obligation null-deref#1; mode MODE
// EXPECT 3
// EXPECT 4
static void *volatile nothing;

static __attribute__((__noinline__, __alloc_size__(1))) void *get(unsigned long n)
{
	(void)n;
	return nothing;
}

static void run(int n)
{
	volatile int at = n;
	int object[4];
	void *p = object;

	if (at == 0)
		p = get(16);
	else if (at == 1)
		p = (void *)-12L;
	else if (at == 2)
		p = (void *)0;
	if (at == 4)
		__saner_null(&object[1], &__saner_sites[0]);
	else if (at == 0)
		__saner_null(get(16), &__saner_sites[0]);
	else
		__saner_null(p, &__saner_sites[0]);
}
