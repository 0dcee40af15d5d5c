// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A chained hash table that counts words.
 *
 * fault 1 (bounds): the bucket is chosen with a signed remainder
 * fault 2 (null): a word that is not in the table is asked for its count
 * fault 3 (bounds): the key is copied with its length but stored in a field
 *                   that is too short for it
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUCKETS 31
#define KEY_MAX 12

struct entry {
	struct entry *next;
	int count;
	char key[KEY_MAX];
};

struct table {
	struct entry *buckets[BUCKETS];
	int entries;
};

static unsigned int hash(const char *s)
{
	unsigned int h = 2166136261u;

	while (*s)
		h = (h ^ (unsigned char)*s++) * 16777619u;
	return h;
}

static struct entry **bucket(struct table *t, const char *key)
{
#if FAULT == 1
	int h = (int)hash(key);

	return &t->buckets[h % BUCKETS];
#else
	return &t->buckets[hash(key) % BUCKETS];
#endif
}

static struct entry *lookup(struct table *t, const char *key)
{
	struct entry *e;

	for (e = *bucket(t, key); e; e = e->next)
		if (strncmp(e->key, key, KEY_MAX - 1) == 0)
			return e;
	return NULL;
}

static void add(struct table *t, const char *key)
{
	struct entry *e = lookup(t, key);
	struct entry **b;
	size_t len = strlen(key);

	if (e) {
		e->count++;
		return;
	}
	e = calloc(1, sizeof(*e));
	if (!e)
		exit(2);
#if FAULT != 3
	if (len > KEY_MAX - 1)
		len = KEY_MAX - 1;
#endif
	memcpy(e->key, key, len);
	e->count = 1;
	b = bucket(t, key);
	e->next = *b;
	*b = e;
	t->entries++;
}

int main(void)
{
	static const char *const words[] = {
		"the", "cat", "sat", "on", "the", "mat", "and", "the",
		"hippopotamus", "sat", "on", "the", "cat",
		"hippopotamuses-everywhere",
	};
	static const char *const asked[] = { "the", "cat", "dog" };
	struct table t = { .entries = 0 };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		add(&t, words[i]);
	for (size_t i = 0; i < 3; i++) {
		struct entry *e = lookup(&t, asked[i]);

#if FAULT == 2
		printf("%s: %d\n", asked[i], e->count);
#else
		printf("%s: %d\n", asked[i], e ? e->count : 0);
#endif
	}
	printf("%d entries\n", t.entries);
	for (int b = 0; b < BUCKETS; b++) {
		struct entry *e, *next;

		for (e = t.buckets[b]; e; e = next) {
			printf("%2d %s %d\n", b, e->key, e->count);
			next = e->next;
			free(e);
		}
	}
	return 0;
}
