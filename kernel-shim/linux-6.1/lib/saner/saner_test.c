// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Tests of the runtime: one function for each kind of bug, named after it, and
 * beside it what is like it and right.  A report that nobody waits for fails the
 * test (report.c does that for every KUnit test of the kernel).
 *
 * Execution goes on after these, so there is none of a kind that a processor
 * stops at: a NULL pointer is only added to, nothing is divided by zero.
 */
#include <kunit/test.h>
#include <linux/export.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "internal.h"

struct item {
	int head;
	int slots[4];
	int tail[4];		/* what a slot too many reaches */
	char name[4];
	char zeros[4];
};

static struct saner_seen seen;
static struct item item;
static int sink;
static int *kept;

/* What the compiler cannot know. */
static noinline int any(int value)
{
	OPTIMIZER_HIDE_VAR(value);
	return value;
}

static noinline struct item *any_item(struct item *p)
{
	OPTIMIZER_HIDE_VAR(p);
	return p;
}

static int saner_test_init(struct kunit *test)
{
	memset(&item, 0, sizeof(item));
	saner_watch(&seen);
	return 0;
}

/* Nothing but what reported() asked for. */
static void saner_test_exit(struct kunit *test)
{
	KUNIT_EXPECT_EQ_MSG(test, seen.n, 0u, "not waited for: %s", seen.title);
	saner_watch(NULL);
}

/* There was one report, of this title; the next one is waited for anew. */
static void reported(struct kunit *test, const char *title)
{
	KUNIT_EXPECT_EQ(test, seen.n, 1u);
	if (seen.title)
		KUNIT_EXPECT_STREQ(test, seen.title, title);
	saner_watch(&seen);
}

static void out_of_bounds_read(struct kunit *test)
{
	sink = item.slots[any(3)];
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	sink = item.slots[any(4)];
	reported(test, "out-of-bounds read");
}

static void out_of_bounds_write(struct kunit *test)
{
	item.slots[any(3)] = 1;
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	item.slots[any(5)] = 1;
	reported(test, "out-of-bounds write");
	KUNIT_EXPECT_EQ(test, item.tail[1], 1);	/* and went on */
}

static void negative_index(struct kunit *test)
{
	sink = item.slots[any(0)];
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	sink = item.slots[any(-1)];
	reported(test, "out-of-bounds read");
}

static void pointer_past_the_end(struct kunit *test)
{
	int *p = item.slots + any(1);

	*p = 1;
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	p += any(3);
	*p = 1;
	reported(test, "out-of-bounds write");
}

static void length_too_large(struct kunit *test)
{
	memset(item.slots, 0, any(sizeof(item.slots)));
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	memset(item.slots, 0, any(sizeof(item.slots) + 1));
	reported(test, "out-of-bounds write");
}

static void heap_overflow(struct kunit *test)
{
	char *p = kmalloc(any(30), GFP_KERNEL);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	p[any(29)] = 1;
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	p[any(30)] = 1;		/* its slot has 32 */
	reported(test, "out-of-bounds write");
	kfree(p);
}

static void use_after_free(struct kunit *test)
{
	int *p = kzalloc(sizeof(*p), GFP_KERNEL);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	sink = *p;
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	kfree(p);
	sink = *p;
	reported(test, "use after free");
}

static void null_pointer(struct kunit *test)
{
	kept = any_item(&item)->slots;
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	kept = any_item(NULL)->slots;
	reported(test, "NULL pointer used");
}

static void error_pointer(struct kunit *test)
{
	kept = any_item(ERR_PTR(-ENOMEM))->slots;
	reported(test, "error pointer used");
}

static void shift_out_of_range(struct kunit *test)
{
	sink = 1u << any(31);
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	sink = 1u << any(32);
	reported(test, "shift out of range");
}

static void unterminated_string(struct kunit *test)
{
	memset(item.name, 'a', 3);
	sink = strlen(item.name);
	KUNIT_EXPECT_EQ(test, seen.n, 0u);
	memset(item.name, 'a', 4);
	sink = strlen(item.name);
	reported(test, "unterminated string");
}

static noinline void read_slot(int i)
{
	sink = item.slots[any(i)];
}

/* A check that is switched off counts, and fails no test. */
static void counted_while_off(struct kunit *test)
{
	struct __saner_site *site;
	unsigned int hits;

	read_slot(4);
	site = seen.site;
	reported(test, "out-of-bounds read");
	KUNIT_ASSERT_NOT_NULL(test, site);
	hits = saner_hits(site);
	saner_switch(site, true);
	saner_watch(NULL);	/* as everybody meets it */
	read_slot(4);
	saner_switch(site, false);
	saner_watch(&seen);
	KUNIT_EXPECT_EQ(test, saner_hits(site), hits + 1);
	read_slot(4);
	reported(test, "out-of-bounds read");
}

static struct kunit_case saner_test_cases[] = {
	KUNIT_CASE(out_of_bounds_read),
	KUNIT_CASE(out_of_bounds_write),
	KUNIT_CASE(negative_index),
	KUNIT_CASE(pointer_past_the_end),
	KUNIT_CASE(length_too_large),
	KUNIT_CASE(heap_overflow),
	KUNIT_CASE(use_after_free),
	KUNIT_CASE(null_pointer),
	KUNIT_CASE(error_pointer),
	KUNIT_CASE(shift_out_of_range),
	KUNIT_CASE(unterminated_string),
	KUNIT_CASE(counted_while_off),
	{ }
};

static struct kunit_suite saner_test_suite = {
	.name = "saner",
	.init = saner_test_init,
	.exit = saner_test_exit,
	.test_cases = saner_test_cases,
};
kunit_test_suite(saner_test_suite);

MODULE_LICENSE("Dual MIT/GPL");
