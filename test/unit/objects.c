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
#include "runtime/object.c"
#include "runtime/home-hosted.c"

#define RECORD static struct __saner_object __attribute__((__used__, \
	__section__("saner_objects")))
#define TELL(name, at, bytes) RECORD name = { at, bytes, 1 }
#define LITERAL(name, at, bytes) RECORD name = { at, bytes, bytes }

static char room[1000] __attribute__((__aligned__(1024))) = {
	[900] = 'a', 'b', 0, [909] = 'z', 'c', 'd', 0,
};
TELL(late, room + 500, 100);
TELL(first, room + 100, 50);
TELL(next, room + 150, 10);
TELL(same, room + 150, 10);
TELL(apart, room + 161, 4);
TELL(nothing, room + 10, 0);
RECORD gap[3];
LITERAL(whole, room + 700, 6);
LITERAL(tail, room + 703, 3);
LITERAL(behind, room + 706, 4);
LITERAL(over, room + 800, 20);
LITERAL(part, room + 810, 20);
LITERAL(alone, room + 900, 3);
LITERAL(inner, room + 910, 3);

static bool is_object(size_t at, size_t from, size_t size)
{
	unsigned long b, n;

	return objects_find((unsigned long)room + at, &b, &n) &&
	       b == (unsigned long)room + from && n == size;
}

/* The bytes from @from on; 0: from wherever. */
static bool is_up_to(size_t at, size_t from, size_t end)
{
	unsigned long b, n;

	return objects_find((unsigned long)room + at, &b, &n) &&
	       b == (from ? (unsigned long)room + from : 0) &&
	       b + n == (unsigned long)room + end;
}

static bool is_unknown(size_t at)
{
	unsigned long b, n;

	return !objects_find((unsigned long)room + at, &b, &n);
}

static void inside(void)
{
	expect(is_object(501, 500, 100) && is_object(599, 500, 100) &&
	       is_object(550, 500, 100), "second, last, middle");
	expect(is_object(101, 100, 50) && is_object(149, 100, 50) &&
	       is_object(159, 150, 10), "the others");
	expect(is_unknown(0) && is_unknown(99) && is_unknown(10) &&
	       is_unknown(999) && is_unknown(400), "between them");
}

/* What begins at the end of an object may be nobody's that was told of, and
 * what ends where one begins as well. */
static void ends(void)
{
	expect(is_unknown(160) && is_unknown(600) && is_unknown(165), "ends");
	expect(is_up_to(150, 100, 160), "an end that is a beginning");
	expect(is_object(151, 150, 10), "a byte further it is not");
	expect(is_up_to(161, 160, 165), "a byte between them");
	expect(is_up_to(500, 165, 600), "an end of who knows what");
	expect(is_up_to(100, 0, 150), "nothing below the first");
}

static void merged(void)
{
	expect(is_up_to(700, 600, 706) && is_up_to(703, 600, 706) &&
	       is_up_to(705, 600, 706), "the end of a longer one");
	expect(is_up_to(706, 700, 710) && is_up_to(708, 700, 710),
	       "behind the NUL of another");
	expect(is_up_to(805, 710, 830) && is_up_to(829, 710, 830),
	       "one over the other");
	expect(is_object(900, 900, 3) && is_object(902, 900, 3),
	       "behind a NUL it is whole");
	expect(is_up_to(910, 903, 913) && is_up_to(912, 903, 913),
	       "not behind one it may be longer");
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
