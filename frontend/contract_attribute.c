// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Contracts from the GNU attributes that headers already have.  Parameters are
 * numbered from 1 in them; underscores around a name mean nothing.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "frontend/contract.h"

/* One attribute, taken apart. */
struct attribute {
	struct arena *arena;
	struct contract *c;
	const char *name;	/* without __ around it */
	size_t len;
	char *word[8];		/* arguments, trimmed */
	int n;
};

static bool is(const char *s, size_t len, const char *word)
{
	while (len > 4 && s[0] == '_' && s[1] == '_' && s[len - 1] == '_' &&
	       s[len - 2] == '_') {
		s += 2;
		len -= 4;
	}
	return strlen(word) == len && !memcmp(s, word, len);
}

static bool named(const struct attribute *t, const char *word)
{
	return is(t->name, t->len, word);
}

static char *trimmed(struct arena *a, const char *s, const char *end)
{
	while (s < end && isspace((unsigned char)*s))
		s++;
	while (end > s && isspace((unsigned char)end[-1]))
		end--;
	return arena_strndup(a, s, (size_t)(end - s));
}

/* False when the text is no name with plain arguments. */
static bool take_apart(struct attribute *t, const char *s)
{
	const char *from;

	while (isspace((unsigned char)*s))
		s++;
	t->name = s;
	while (isalnum((unsigned char)*s) || *s == '_')
		s++;
	t->len = (size_t)(s - t->name);
	while (isspace((unsigned char)*s))
		s++;
	if (*s != '(')
		return t->len > 0;
	from = ++s;
	for (; *s && *s != ')'; s++) {
		if (*s == '(' || t->n == 7)
			return false;
		if (*s != ',')
			continue;
		t->word[t->n++] = trimmed(t->arena, from, s);
		from = s + 1;
	}
	t->word[t->n++] = trimmed(t->arena, from, s);
	return *s == ')';
}

/* Argument @i of the attribute as the 0-based index of a parameter. */
static bool param_at(const struct attribute *t, int i, uint32_t *index)
{
	unsigned long n;
	char *end;

	if (i >= t->n)
		return false;
	n = strtoul(t->word[i], &end, 0);
	if (end == t->word[i] || *end || !n || n > t->c->nparams)
		return false;
	*index = (uint32_t)(n - 1);
	return true;
}

static struct kind *new_kind(struct arena *a, const struct kind *old)
{
	struct kind *k = arena_new_of(a, struct kind);

	if (old)
		*k = *old;
	return k;
}

static void set_nonnull(struct arena *a, const struct kind **k)
{
	struct kind *new = new_kind(a, *k);

	new->nonnull = true;
	*k = new;
}

static struct amount *of_param(struct arena *a, uint32_t index)
{
	struct amount *m = arena_new_of(a, struct amount);

	m->op = AMOUNT_PARAM;
	m->index = index;
	return m;
}

static bool alloc_size(struct attribute *t)
{
	struct amount *m;
	uint32_t i, j;

	if (!param_at(t, 0, &i))
		return false;
	if (t->n == 1) {
		t->c->alloc = of_param(t->arena, i);
		return true;
	}
	if (!param_at(t, 1, &j))
		return false;
	m = arena_new_of(t->arena, struct amount);
	m->op = AMOUNT_MUL;
	m->a = of_param(t->arena, i);
	m->b = of_param(t->arena, j);
	t->c->alloc = m;
	return true;
}

/* Without arguments: of every parameter; those that are no pointers ignore it. */
static bool nonnull(struct attribute *t)
{
	uint32_t i;

	if (!t->n || !*t->word[0]) {
		for (i = 0; i < t->c->nparams; i++)
			set_nonnull(t->arena, &t->c->params[i].kind);
		return true;
	}
	for (int k = 0; k < t->n; k++) {
		if (!param_at(t, k, &i))
			return false;
		set_nonnull(t->arena, &t->c->params[i].kind);
	}
	return true;
}

/* format(printf, 1, 2): scanf writes through its arguments and is no contract
 * of ours. */
static bool format(struct attribute *t)
{
	unsigned long first;
	char *end;
	uint32_t i;

	if (t->n != 3 || !param_at(t, 1, &i))
		return false;
	first = strtoul(t->word[2], &end, 0);
	if (end == t->word[2] || *end)
		return false;
	if (is(t->word[0], strlen(t->word[0]), "printf") ||
	    is(t->word[0], strlen(t->word[0]), "gnu_printf")) {
		t->c->format_param = (int)i;
		t->c->format_first = (int)first - 1;
	}
	return true;
}

/* access(read_only, 1, 2): the size is in elements of the pointed-to type. */
static bool access_mode(struct attribute *t)
{
	struct param_contract *p;
	enum access_mode mode;
	struct kind *k;
	uint32_t i, j;
	size_t len;

	if (!param_at(t, 1, &i))
		return false;
	len = strlen(t->word[0]);
	if (is(t->word[0], len, "read_only"))
		mode = ACCESS_READ;
	else if (is(t->word[0], len, "write_only"))
		mode = ACCESS_WRITE;
	else if (is(t->word[0], len, "read_write"))
		mode = ACCESS_READ_WRITE;
	else if (is(t->word[0], len, "none"))
		mode = ACCESS_NONE;
	else
		return false;
	p = &t->c->params[i];
	p->access = mode;
	if (t->n < 3)
		return true;
	if (!param_at(t, 2, &j))
		return false;
	k = new_kind(t->arena, p->kind);
	k->form = KIND_COUNTED;
	k->amount = of_param(t->arena, j);
	p->kind = k;
	return true;
}

bool contract_attribute(struct arena *a, struct contract *c, const char *text,
			const char **why)
{
	struct attribute t = { .arena = a, .c = c };
	bool good = true;

	if (!take_apart(&t, text))
		return true;
	if (named(&t, "alloc_size"))
		good = alloc_size(&t);
	else if (named(&t, "nonnull"))
		good = nonnull(&t);
	else if (named(&t, "format"))
		good = format(&t);
	else if (named(&t, "access"))
		good = access_mode(&t);
	else if (named(&t, "returns_nonnull"))
		set_nonnull(a, &c->result);
	else if (named(&t, "noreturn"))
		c->noreturn = true;
	else if (named(&t, "pure") || named(&t, "const"))
		c->no_side_effect = true;
	if (!good)
		*why = "the arguments do not fit the function";
	return good;
}
