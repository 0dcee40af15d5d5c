// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/report/tally.h"

#include <stdlib.h>
#include <string.h>

void tally_init(struct tally *t, struct arena *a)
{
	*t = (struct tally){ .arena = a, .strings = strtab_new(a) };
}

enum word word_of(const struct read_func *f)
{
	if (f->trusted)
		return WORD_TRUSTED;
	if (!strncmp(f->overall, "proven", 6))
		return WORD_PROVEN;
	if (!strcmp(f->overall, "guarded"))
		return WORD_GUARDED;
	if (!strcmp(f->overall, "checked"))
		return WORD_CHECKED;
	/* A word we do not know never counts as safe. */
	return WORD_ASSUMED;
}

/* @file, @line: where in @f the name was met; kept of the first time. */
static void names_add(struct tally *t, struct names *n, const char *name,
		      const struct read_func *f, const char *file,
		      uint32_t line)
{
	const struct str *s = str_of(t->strings, name);
	struct named_count *c;

	for (uint32_t i = 0; i < n->n; i++) {
		if (n->at[i].name == s) {
			n->at[i].n++;
			return;
		}
	}
	c = arena_grow(t->arena, (void **)&n->at, &n->n, &n->room, sizeof(*c));
	*c = (struct named_count){
		s, 1, arena_printf(t->arena, "%s:%u %s", file, line, f->name)
	};
}

static int more_first(const void *a, const void *b)
{
	const struct named_count *x = a;
	const struct named_count *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->name->text, y->name->text);
}

void names_sort(struct names *n)
{
	if (n->n)
		qsort(n->at, n->n, sizeof(*n->at), more_first);
}

static void count_obligations(struct count *c, const struct read_func *f)
{
	for (uint32_t i = 0; i < f->nobligations; i++) {
		const struct read_obligation *o = &f->obligations[i];

		c->by[o->property][o->disposition]++;
		if (o->property == PROP_bounds && o->variable)
			c->variable[o->disposition]++;
	}
}

/* Each premise once a function, though many obligations may rest on it. */
static uint32_t count_premises(struct tally *t, const struct read_func *f)
{
	struct names mine = { 0 };

	for (uint32_t i = 0; i < f->nobligations; i++)
		for (uint32_t k = 0; k < f->obligations[i].npremises; k++)
			names_add(t, &mine, f->obligations[i].premises[k], f,
				  f->file, f->line);
	for (uint32_t i = 0; i < mine.n; i++)
		names_add(t, &t->premises, mine.at[i].name->text, f, f->file,
			  f->line);
	return mine.n;
}

static void count_reasons(struct tally *t, const struct read_func *f)
{
	for (uint32_t i = 0; i < f->nobligations; i++) {
		const struct read_obligation *o = &f->obligations[i];

		if (o->disposition == DISP_ASSUMED)
			names_add(t, &t->reasons,
				  o->reason ? o->reason : "no reason", f,
				  o->file, o->line);
	}
}

static void add_own(struct tally *t, const struct read_func *f)
{
	enum word w = word_of(f);
	uint32_t premises = count_premises(t, f);

	t->funcs++;
	t->words[w]++;
	if (w == WORD_PROVEN && !premises)
		t->unconditional++;
	if (!f->touched)
		t->untouched++;
	if (f->trusted)
		names_add(t, &t->trusted, f->trusted, f, f->file, f->line);
	count_reasons(t, f);
	count_obligations(&t->own, f);
}

static void add_inline(struct tally *t, const struct read_func *f)
{
	char *key = arena_printf(t->arena, "%s:%u:%s", f->file, f->line,
				 f->name);

	if (str_find(t->strings, key, strlen(key)))
		return;
	str_of(t->strings, key);
	t->inlines++;
	count_obligations(&t->header, f);
}

void tally_add(struct tally *t, const struct read_unit *u)
{
	t->units++;
	t->unknown += u->nunknown;
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		if (u->funcs[i].own)
			add_own(t, &u->funcs[i]);
		else
			add_inline(t, &u->funcs[i]);
	}
}
