// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Records with a flexible array: scores of players, copied and merged.
 *
 * fault 1 (bounds): a copy is allocated without the trailing scores
 * fault 2 (bounds): the count is raised before the record grows
 * fault 3 (null): a player nobody knows has a record
 */
#include <saner.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct record {
	char player[16];
	size_t count;
	int scores[] __counted_by(count);
};

static struct record *record_new(const char *player, size_t count)
{
	struct record *r;

	r = calloc(1, sizeof(*r) + count * sizeof(r->scores[0]));
	if (!r)
		exit(2);
	snprintf(r->player, sizeof(r->player), "%s", player);
	r->count = count;
	return r;
}

static struct record *record_copy(const struct record *r)
{
#if FAULT == 1
	struct record *c = malloc(sizeof(*c));
#else
	struct record *c = malloc(sizeof(*c) + r->count * sizeof(int));
#endif

	if (!c)
		exit(2);
	memcpy(c, r, sizeof(*c));
	for (size_t i = 0; i < r->count; i++)
		c->scores[i] = r->scores[i];
	return c;
}

static struct record *record_add(struct record *r, int score)
{
#if FAULT == 2
	r->count++;
	r = realloc(r, sizeof(*r) + (r->count - 1) * sizeof(int));
	if (!r)
		exit(2);
#else
	r = realloc(r, sizeof(*r) + (r->count + 1) * sizeof(int));
	if (!r)
		exit(2);
	r->count++;
#endif
	r->scores[r->count - 1] = score;
	return r;
}

static struct record *find(struct record **all, size_t n, const char *player)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i]->player, player) == 0)
			return all[i];
	return NULL;
}

static int total(const struct record *r)
{
	int sum = 0;

#if FAULT != 3
	if (!r)
		return -1;
#endif
	for (size_t i = 0; i < r->count; i++)
		sum += r->scores[i];
	return sum;
}

int main(void)
{
	static const char *const names[3] = { "anna", "bert", "carla" };
	struct record *all[4];

	for (int i = 0; i < 3; i++) {
		all[i] = record_new(names[i], (size_t)(i + 3));
		for (size_t k = 0; k < all[i]->count; k++)
			all[i]->scores[k] = (int)(k * 7 + 11) * (i + 1) % 50;
	}
	all[3] = record_copy(all[2]);
	strcpy(all[3]->player, "carla's twin");
	for (int s = 1; s < 20; s += 6)
		all[3] = record_add(all[3], s);
	for (int i = 0; i < 4; i++)
		printf("%s %zu %d\n", all[i]->player, all[i]->count,
		       total(all[i]));
	printf("bert %d, dora %d\n", total(find(all, 4, "bert")),
	       total(find(all, 4, "dora")));
	for (int i = 0; i < 4; i++)
		free(all[i]);
	return 0;
}
