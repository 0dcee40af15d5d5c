// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * From the words of annotations to kinds and contracts.  The amounts are in
 * amount.c, the choice of declarations in contract_text.c.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "frontend/contract.h"

enum note_word {
	NOTE_NO_WORD,
#define KIND_NOTE(WORD, word, arguments, what) NOTE_##WORD,
#define PARAM_NOTE(WORD, word, arguments, what) NOTE_##WORD,
#define FUNC_NOTE(WORD, word, arguments, what) NOTE_##WORD,
#include "frontend/contract.def"
#undef KIND_NOTE
#undef PARAM_NOTE
#undef FUNC_NOTE
};

enum note_place {
	PLACE_KIND,
	PLACE_PARAM,
	PLACE_FUNC,
};

static const struct note_row {
	enum note_word note;
	enum note_place place;
	const char *word;
	int arguments;
} note_rows[] = {
#define KIND_NOTE(WORD, word, n, what) { NOTE_##WORD, PLACE_KIND, #word, n },
#define PARAM_NOTE(WORD, word, n, what) { NOTE_##WORD, PLACE_PARAM, #word, n },
#define FUNC_NOTE(WORD, word, n, what) { NOTE_##WORD, PLACE_FUNC, #word, n },
#include "frontend/contract.def"
#undef KIND_NOTE
#undef PARAM_NOTE
#undef FUNC_NOTE
};

/* One annotation, taken apart. */
struct reading {
	struct arena *arena;
	const struct note_row *row;
	const char *arguments;	/* between the parentheses, or NULL */
	amount_lookup *lookup;
	void *ctx;
	const char **why;
};

static bool fail(const char **why, const char *text)
{
	*why = text;
	return false;
}

/* ---- reading a note --------------------------------------------------- */

static size_t word_length(const char *s)
{
	size_t n = 0;

	while (isalnum((unsigned char)s[n]) || s[n] == '_')
		n++;
	return n;
}

static const struct note_row *find_row(const char *word, size_t len)
{
	size_t n = sizeof(note_rows) / sizeof(note_rows[0]);

	for (size_t i = 0; i < n; i++)
		if (strlen(note_rows[i].word) == len &&
		    !memcmp(note_rows[i].word, word, len))
			return &note_rows[i];
	return NULL;
}

/* What stands between the parentheses from @s on to the end, or NULL. */
static char *arguments_of(struct arena *a, const char *s)
{
	const char *end = s + strlen(s);

	while (isspace((unsigned char)*s))
		s++;
	while (end > s && isspace((unsigned char)end[-1]))
		end--;
	if (*s != '(' || end[-1] != ')')
		return NULL;
	return arena_strndup(a, s + 1, (size_t)(end - s) - 2);
}

static bool read_note(struct reading *r, const char *note)
{
	size_t len = word_length(note);

	r->row = find_row(note, len);
	if (!r->row)
		return fail(r->why, "no word of a contract");
	r->arguments = arguments_of(r->arena, note + len);
	if (!r->row->arguments && r->arguments)
		return fail(r->why, "takes no arguments");
	if (r->row->arguments && !r->arguments)
		return fail(r->why, "takes arguments");
	return true;
}

static const struct amount *read_amount(const struct reading *r)
{
	return amount_parse(r->arena, r->arguments, r->lookup, r->ctx, r->why);
}

/* Two numbers, or a parameter's name for the first. */
static bool read_numbers(const char *s, int n, long long *out)
{
	for (int i = 0; i < n; i++) {
		char *end;

		if (i && *s++ != ',')
			return false;
		out[i] = strtoll(s, &end, 0);
		if (end == s)
			return false;
		s = end;
		while (isspace((unsigned char)*s))
			s++;
	}
	return !*s;
}

/* ---- kinds -------------------------------------------------------------- */

static bool kind_amount(const struct reading *r, struct kind *k,
			enum kind_form form)
{
	const struct amount *m = read_amount(r);

	if (!m)
		return false;
	k->form = form;
	k->amount = m;
	return true;
}

static bool kind_word(const struct reading *r, struct kind *k)
{
	switch (r->row->note) {
	case NOTE_SINGLE:
		k->form = KIND_SINGLE;
		return true;
	case NOTE_COUNTED_BY:
		return kind_amount(r, k, KIND_COUNTED);
	case NOTE_SIZED_BY:
		return kind_amount(r, k, KIND_SIZED);
	case NOTE_ENDED_BY:
		return kind_amount(r, k, KIND_ENDED);
	case NOTE_STRING:
		k->form = KIND_STRING;
		return true;
	case NOTE_UNSAFE:
		k->form = KIND_UNSAFE;
		return true;
	case NOTE_NONNULL:
		k->nonnull = true;
		return true;
	case NOTE_ERR_PTR:
		k->err_ptr = true;
		return true;
	case NOTE_OR_NULL:
		k->or_null = true;
		return true;
	case NOTE_COUNTED_LE:
	case NOTE_COUNTED_BE:
	case NOTE_TAGGED:
	case NOTE_SENTINEL:
		/* known words that say nothing yet: unknown, not wrong */
		k->form = KIND_UNSAFE;
		return true;
	case NOTE_NO_WORD:
	case NOTE_READS: case NOTE_READS_STRING: case NOTE_READS_STRN:
	case NOTE_WRITES: case NOTE_WRITES_ALL: case NOTE_WRITES_UNKNOWN:
	case NOTE_UPDATES: case NOTE_IGNORED:
	case NOTE_USER: case NOTE_FREES: case NOTE_KEEPS: case NOTE_ALLOC:
	case NOTE_ZEROED: case NOTE_BLANK: case NOTE_RETURNS_PARAM: case NOTE_RESULT:
	case NOTE_SATURATES: case NOTE_NORETURN: case NOTE_PURE: case NOTE_FORMAT:
		break;
	}
	return fail(r->why, "says nothing of a pointer");
}

/* Kinds are shared and const: a note makes a new one. */
static bool add_kind(const struct reading *r, const struct kind **k)
{
	struct kind *new = arena_new_of(r->arena, struct kind);

	if (*k)
		*new = **k;
	if (!kind_word(r, new))
		return false;
	*k = new;
	return true;
}

bool kind_note(struct arena *a, const struct kind **k, const char *note,
	       amount_lookup *lookup, void *ctx, const char **why)
{
	struct reading r = { .arena = a, .lookup = lookup, .ctx = ctx,
			     .why = why };

	return read_note(&r, note) && add_kind(&r, k);
}

/* ---- contracts ---------------------------------------------------------- */

struct contract *contract_new(struct arena *a, uint32_t nparams,
			      const char *origin)
{
	struct contract *c = arena_new_of(a, struct contract);

	c->returns_param = -1;
	c->format_param = -1;
	c->params = arena_array(a, nparams ? nparams : 1, sizeof(*c->params));
	c->nparams = nparams;
	c->origin = origin;
	return c;
}

static bool param_access(const struct reading *r, struct param_contract *p,
			 enum access_mode access)
{
	struct kind *k = arena_new_of(r->arena, struct kind);

	if (p->kind)
		*k = *p->kind;
	if (!kind_amount(r, k, KIND_SIZED))
		return false;
	p->kind = k;
	p->access = access;
	p->writes_all = r->row->note == NOTE_WRITES_ALL;
	return true;
}

static bool param_string(const struct reading *r, struct param_contract *p,
			 const struct amount *most)
{
	struct kind *k = arena_new_of(r->arena, struct kind);

	if (p->kind)
		*k = *p->kind;
	k->form = KIND_STRING;
	k->amount = most;
	p->kind = k;
	p->access = ACCESS_READ;
	return true;
}

static bool add_param(const struct reading *r, struct param_contract *p)
{
	const struct amount *most;

	switch (r->row->note) {
	case NOTE_READS:
		return param_access(r, p, ACCESS_READ);
	case NOTE_WRITES:
	case NOTE_WRITES_ALL:
		return param_access(r, p, ACCESS_WRITE);
	case NOTE_UPDATES:
		return param_access(r, p, ACCESS_READ_WRITE);
	case NOTE_READS_STRING:
		return param_string(r, p, NULL);
	case NOTE_READS_STRN:
		most = read_amount(r);
		return most && param_string(r, p, most);
	case NOTE_WRITES_UNKNOWN:
		p->access = ACCESS_WRITE;
		return true;
	case NOTE_IGNORED:
		p->access = ACCESS_NONE;
		return true;
	case NOTE_USER:
		p->user = true;
		return true;
	case NOTE_FREES:
		p->frees = true;
		return true;
	case NOTE_KEEPS:
		p->keeps = true;
		return true;
	case NOTE_NO_WORD:
	case NOTE_SINGLE: case NOTE_COUNTED_BY: case NOTE_COUNTED_LE:
	case NOTE_COUNTED_BE: case NOTE_SIZED_BY: case NOTE_ENDED_BY:
	case NOTE_STRING: case NOTE_UNSAFE: case NOTE_NONNULL:
	case NOTE_ERR_PTR: case NOTE_OR_NULL: case NOTE_TAGGED:
	case NOTE_SENTINEL: case NOTE_ALLOC: case NOTE_ZEROED:
	case NOTE_BLANK: case NOTE_RETURNS_PARAM: case NOTE_RESULT: case NOTE_SATURATES:
	case NOTE_NORETURN: case NOTE_PURE: case NOTE_FORMAT:
		break;
	}
	return fail(r->why, "says nothing of a parameter");
}

static bool add_amount(const struct reading *r, const struct amount **to)
{
	const struct amount *m = read_amount(r);

	if (m)
		*to = m;
	return m != NULL;
}

static bool add_returns_param(const struct reading *r, struct contract *c)
{
	const char *s = r->arguments;
	const struct amount *m;

	while (isspace((unsigned char)*s))
		s++;
	m = r->lookup(r->ctx, s, word_length(s));
	if (!m || m->op != AMOUNT_PARAM || s[word_length(s)])
		return fail(r->why, "takes the name of a parameter");
	c->returns_param = (int)m->index;
	return true;
}

static bool add_result(const struct reading *r, struct contract *c)
{
	long long n[2];

	if (!read_numbers(r->arguments, 2, n) || n[0] > n[1])
		return fail(r->why, "takes two numbers, the lower first");
	c->result_ranged = true;
	c->lo = n[0];
	c->hi = n[1];
	return true;
}

/* Parameters in a format are numbered from 1, as in the attribute. */
static bool add_format(struct contract *c, const char *arguments,
		       const char **why)
{
	long long n[2];

	if (!read_numbers(arguments, 2, n) || n[0] < 1 ||
	    n[0] > (long long)c->nparams || n[1] < 0)
		return fail(why, "takes the numbers of two parameters");
	c->format_param = (int)n[0] - 1;
	c->format_first = (int)n[1] - 1;
	return true;
}

static bool add_func(const struct reading *r, struct contract *c)
{
	switch (r->row->note) {
	case NOTE_ALLOC:
		return add_amount(r, &c->alloc);
	case NOTE_ZEROED:
		c->zeroed = true;
		return true;
	case NOTE_BLANK:
		c->blank = true;
		return true;
	case NOTE_RETURNS_PARAM:
		return add_returns_param(r, c);
	case NOTE_RESULT:
		return add_result(r, c);
	case NOTE_SATURATES:
		return add_amount(r, &c->saturates);
	case NOTE_NORETURN:
		c->noreturn = true;
		return true;
	case NOTE_PURE:
		c->no_side_effect = true;
		return true;
	case NOTE_FORMAT:
		return add_format(c, r->arguments, r->why);
	case NOTE_NO_WORD:
	case NOTE_SINGLE: case NOTE_COUNTED_BY: case NOTE_COUNTED_LE:
	case NOTE_COUNTED_BE: case NOTE_SIZED_BY: case NOTE_ENDED_BY:
	case NOTE_STRING: case NOTE_UNSAFE: case NOTE_NONNULL:
	case NOTE_ERR_PTR: case NOTE_OR_NULL: case NOTE_TAGGED:
	case NOTE_SENTINEL: case NOTE_READS: case NOTE_READS_STRING:
	case NOTE_READS_STRN: case NOTE_WRITES: case NOTE_WRITES_ALL:
	case NOTE_WRITES_UNKNOWN: case NOTE_UPDATES:
	case NOTE_IGNORED: case NOTE_USER: case NOTE_FREES: case NOTE_KEEPS:
		break;
	}
	return fail(r->why, "says nothing of a function");
}

bool contract_note(struct arena *a, struct contract *c, int param,
		   const char *note, amount_lookup *lookup, void *ctx,
		   const char **why)
{
	struct reading r = { .arena = a, .lookup = lookup, .ctx = ctx,
			     .why = why };

	if (!read_note(&r, note))
		return false;
	if (param >= (int)c->nparams)
		return fail(why, "no such parameter");
	if (r.row->place == PLACE_KIND)
		return add_kind(&r, param < 0 ? &c->result :
						&c->params[param].kind);
	if (r.row->place == PLACE_PARAM)
		return param < 0 ? fail(why, "belongs to a parameter") :
				   add_param(&r, &c->params[param]);
	return param >= 0 ? fail(why, "belongs to the function") :
			    add_func(&r, c);
}
