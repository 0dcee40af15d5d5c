// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Building order: rules with their prerequisites, sorted topologically.
 *
 * fault 1 (subobject): a rule takes more prerequisites than it has room for
 * fault 2 (null): a prerequisite that has no rule is followed
 * fault 3 (lifetime): the order names rules that were released
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEEDS 4

struct rule {
	const char *name;
	const char *needs[NEEDS];
	int count, mark;
	struct rule *next;
};

static struct rule *rules;
static struct rule *order[16];
static int ordered, broken;

static struct rule *find(const char *name)
{
	for (struct rule *r = rules; r; r = r->next)
		if (strcmp(r->name, name) == 0)
			return r;
	return NULL;
}

static struct rule *rule_add(const char *name)
{
	struct rule *r = calloc(1, sizeof(*r));

	if (!r)
		exit(2);
	r->name = name;
	r->next = rules;
	rules = r;
	return r;
}

static int need(struct rule *r, const char *name)
{
#if FAULT != 1
	if (r->count == NEEDS)
		return -1;
#endif
	r->needs[r->count++] = name;
	return 0;
}

static void visit(struct rule *r)
{
#if FAULT != 2
	if (!r) {
		broken++;
		return;
	}
#endif
	if (r->mark == 2)
		return;
	if (r->mark == 1) {
		broken++;
		return;
	}
	r->mark = 1;
	for (int i = 0; i < r->count; i++)
		visit(find(r->needs[i]));
	r->mark = 2;
	order[ordered++] = r;
}

static void release(void)
{
	while (rules) {
		struct rule *r = rules;

		rules = r->next;
		free(r);
	}
}

int main(void)
{
	static const char *const text[][7] = {
		{ "all", "prog", "docs", "tests" },
		{ "prog", "main.o", "lib.a" },
		{ "lib.a", "a.o", "b.o", "c.o", "d.o", "e.o" },
		{ "docs", "manual.txt" },
		{ "tests", "prog", "data" },
		{ "main.o" }, { "a.o", "gen.h" }, { "b.o" }, { "c.o" },
		{ "d.o" }, { "e.o" }, { "gen.h", "a.o" }, { "data" },
	};
	int refused = 0;

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		struct rule *r = rule_add(text[i][0]);

		for (int k = 1; k < 7 && text[i][k]; k++)
			if (need(r, text[i][k]) < 0)
				refused++;
	}
	visit(find("all"));
#if FAULT == 3
	release();
#endif
	for (int i = 0; i < ordered; i++)
		printf("%s(%d) ", order[i]->name, order[i]->count);
	printf("\n%d broken, %d refused\n", broken, refused);
	release();
	return 0;
}
