// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A test like everybody's, with a fault that it does not know of. */
#include <kunit/test.h>
#include <linux/module.h>

static int table[4], sink;

static noinline int any(int value)
{
	OPTIMIZER_HIDE_VAR(value);
	return value;
}

static void in_bounds(struct kunit *test)
{
	sink = table[any(3)];
}

static void stray(struct kunit *test)
{
	sink = table[any(4)];
}

static struct kunit_case cases[] = {
	KUNIT_CASE(in_bounds),
	KUNIT_CASE(stray),
	{ }
};

static struct kunit_suite suite = {
	.name = "stray",
	.test_cases = cases,
};
kunit_test_suite(suite);

MODULE_LICENSE("Dual MIT/GPL");
