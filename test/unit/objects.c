// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Static objects and literals that can be asked for: records as units write
 * them, of which the linker makes one table.
 *
 * Sources: runtime/objects.c
 */
#include "test/unit/unit.h"

#include <stddef.h>

#include "runtime/objects.h"
#include "runtime/site.c"
#include "runtime/home-hosted.c"

#define TELL(name, section, at, bytes) \
	static struct __saner_object name __attribute__((__used__, \
		__section__("saner_" section))) = { at, bytes }

static char room[1000];
TELL(late, "objects", room + 500, 100);
TELL(first, "objects", room + 100, 50);
TELL(next, "objects", room + 150, 10);
TELL(same, "objects", room + 150, 10);
TELL(apart, "objects", room + 161, 4);
TELL(nothing, "objects", room + 10, 0);
static struct __saner_object gap[3] __attribute__((__used__,
	__section__("saner_objects")));
TELL(whole, "literals", room + 700, 6);
TELL(tail, "literals", room + 703, 3);
TELL(behind, "literals", room + 706, 4);
TELL(over, "literals", room + 800, 20);
TELL(part, "literals", room + 810, 20);

static bool is_object(size_t at, size_t from, size_t size)
{
	unsigned long b, n;

	return objects_find((unsigned long)room + at, &b, &n) &&
	       b == (unsigned long)room + from && n == size;
}

static bool is_unknown(size_t at)
{
	unsigned long b, n;

	return !objects_find((unsigned long)room + at, &b, &n);
}

static void inside(void)
{
	expect(is_object(500, 500, 100) && is_object(599, 500, 100) &&
	       is_object(550, 500, 100), "first, last, middle");
	expect(is_object(100, 100, 50) && is_object(149, 100, 50) &&
	       is_object(159, 150, 10), "the others");
	expect(is_unknown(0) && is_unknown(99) && is_unknown(10) &&
	       is_unknown(999) && is_unknown(400), "between them");
}

/* What begins at the end of an object may be nobody's that was told of. */
static void ends(void)
{
	expect(is_unknown(160) && is_unknown(600) && is_unknown(165), "ends");
	expect(is_object(150, 100, 60), "an end that is a beginning");
	expect(is_object(151, 150, 10), "a byte further it is not");
	expect(is_object(161, 161, 4), "a byte between them");
}

static void merged(void)
{
	expect(is_object(700, 700, 6) && is_object(703, 700, 6) &&
	       is_object(705, 700, 6), "the end of a longer one");
	expect(is_object(706, 706, 4), "behind the NUL of another");
	expect(is_object(805, 800, 30) && is_object(829, 800, 30),
	       "one over the other");
}

int main(void)
{
	static const struct test tests[] = {
		{ "inside", inside },
		{ "ends", ends },
		{ "merged", merged },
	};

	(void)gap;
	return unit_main(tests, sizeof(tests) / sizeof(*tests));
}
