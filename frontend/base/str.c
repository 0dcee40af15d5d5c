// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/base/str.h"

#include <string.h>

#include "frontend/base/fail.h"

/* Open addressing, linear probing, at most half full. */
struct strtab {
	struct arena *arena;
	const struct str **slots;
	uint32_t n;
	uint32_t room;		/* a power of two */
};

/* FNV-1a (Fowler, Noll, Vo). */
static uint32_t hash_of(const char *s, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h;
}

struct strtab *strtab_new(struct arena *a)
{
	struct strtab *t = arena_new_of(a, struct strtab);

	t->arena = a;
	t->room = 1024;
	t->slots = arena_array(a, t->room, sizeof(*t->slots));
	return t;
}

static uint32_t slot_of(const struct strtab *t, const char *s, size_t len,
			uint32_t hash)
{
	uint32_t i = hash & (t->room - 1);

	for (; t->slots[i]; i = (i + 1) & (t->room - 1)) {
		const struct str *x = t->slots[i];

		if (x->hash == hash && x->len == len &&
		    !memcmp(x->text, s, len))
			break;
	}
	return i;
}

static void strtab_grow(struct strtab *t)
{
	const struct str **old = t->slots;
	uint32_t n = t->room;

	if (n > UINT32_MAX / 4)
		die("out of memory (%u names)", n);
	t->room = 2 * n;
	t->slots = arena_array(t->arena, t->room, sizeof(*t->slots));
	for (uint32_t i = 0; i < n; i++)
		if (old[i])
			t->slots[slot_of(t, old[i]->text, old[i]->len,
					 old[i]->hash)] = old[i];
}

const struct str *str_find(const struct strtab *t, const char *s, size_t len)
{
	return t->slots[slot_of(t, s, len, hash_of(s, len))];
}

const struct str *str_intern(struct strtab *t, const char *s, size_t len)
{
	uint32_t hash = hash_of(s, len);
	uint32_t i = slot_of(t, s, len, hash);
	struct str *x;

	if (t->slots[i])
		return t->slots[i];
	if (len > UINT32_MAX / 2)
		die("a name of %zu bytes", len);
	x = arena_alloc(t->arena, sizeof(*x) + len + 1);
	x->len = (uint32_t)len;
	x->hash = hash;
	memcpy(x->text, s, len);
	t->slots[i] = x;
	if (++t->n * 2 > t->room)
		strtab_grow(t);
	return x;
}

const struct str *str_of(struct strtab *t, const char *s)
{
	return str_intern(t, s, strlen(s));
}
