// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * _Generic (C11 6.5.1.1).  libclang shows every arm and does not say which was
 * chosen, and the type names of the arms leave no cursors.  So they are read
 * from the text: words of the language, or one name declared at file scope,
 * then stars.
 */
#include <string.h>

#include "frontend/parse/internal.h"

#define STARS 4

struct type_name {
	const struct type *base;	/* a declared name; else NULL */
	char words[32];		/* "unsigned long"; "" when @base */
	bool is_const[STARS + 1];	/* of the base, of each pointer */
	bool is_volatile[STARS + 1];
	uint32_t stars;
	bool is_default;
};

struct words {
	int n_long;
	int n_short;
	bool is_signed;
	bool is_unsigned;
	const char *base;	/* char, int, double, ...: NULL */
};

static bool word_count(struct words *w, const char *word)
{
	static const char *const bases[] = {
		"char", "int", "double", "float", "_Bool", "void",
	};

	if (!strcmp(word, "long"))
		w->n_long++;
	else if (!strcmp(word, "short"))
		w->n_short++;
	else if (!strcmp(word, "signed") || !strcmp(word, "__signed__"))
		w->is_signed = true;
	else if (!strcmp(word, "unsigned"))
		w->is_unsigned = true;
	else
		for (size_t i = 0; i < sizeof(bases) / sizeof(bases[0]); i++)
			if (!strcmp(word, bases[i])) {
				w->base = bases[i];
				return true;
			}
	return w->n_long || w->n_short || w->is_signed || w->is_unsigned;
}

/* As clang prints the canonical type. */
static void words_spell(const struct words *w, char *out)
{
	const char *base = w->base ? w->base : "int";

	*out = '\0';
	if (w->is_unsigned)
		strcat(out, "unsigned ");
	if (!strcmp(base, "char")) {
		strcat(out, w->is_signed ? "signed char" : "char");
	} else if (!strcmp(base, "double")) {
		strcat(out, w->n_long ? "long double" : "double");
	} else if (strcmp(base, "int")) {
		strcat(out, base);
	} else {
		strcat(out, w->n_short ? "short" : w->n_long == 2 ?
		       "long long" : w->n_long ? "long" : "int");
	}
}

static bool is_const_word(const char *w)
{
	return !strcmp(w, "const") || !strcmp(w, "__const");
}

static bool is_volatile_word(const char *w)
{
	return !strcmp(w, "volatile") || !strcmp(w, "__volatile__");
}

/* struct, union, enum tag or typedef name? */
static enum CXCursorKind kind_after(const char *word)
{
	if (!strcmp(word, "struct"))
		return CXCursor_StructDecl;
	if (!strcmp(word, "union"))
		return CXCursor_UnionDecl;
	if (!strcmp(word, "enum"))
		return CXCursor_EnumDecl;
	return CXCursor_TypedefDecl;
}

/* A table of the file-scope types by name, made when first needed. */
static void type_names_make(struct parser *p)
{
	uint32_t room = 64;

	while (room < 2 * p->type_decls.n)
		room *= 2;
	p->type_names = arena_array(p->maps, room, sizeof(*p->type_names));
	p->type_names_room = room;
	for (size_t i = 0; i < p->type_decls.n; i++) {
		CXCursor *c = p->type_decls.at[i];
		const struct str *name = cx_name(p->u->names, *c);
		struct type_name_entry *e;

		if (!name)
			continue;
		e = arena_new_of(p->maps, struct type_name_entry);
		e->name = name;
		e->decl = c;
		e->next = p->type_names[name->hash & (room - 1)];
		p->type_names[name->hash & (room - 1)] = e;
	}
}

/* The file-scope type of that name. */
static const struct type *type_named(struct parser *p, const char *word,
				     enum CXCursorKind kind)
{
	const struct str *name = str_of(p->u->names, word);
	const struct type_name_entry *e;

	if (!p->type_names)
		type_names_make(p);
	e = p->type_names[name->hash & (p->type_names_room - 1)];
	for (; e; e = e->next)
		if (e->name == name && e->decl->kind == kind)
			return type_of_cursor(p, *e->decl);
	return NULL;
}

/* The type name in [r.begin, r.end); false when it is not understood. */
static bool name_read(struct parser *p, struct range r, struct type_name *n)
{
	struct words w = { 0 };
	enum CXCursorKind kind = CXCursor_TypedefDecl;
	bool any = false;

	memset(n, 0, sizeof(*n));
	for (uint32_t at = text_skip(p, r.begin); at < r.end;
	     at = text_skip(p, at)) {
		const char *word = text_word(p, at);

		if (p->u->text[at] == '*') {
			if (++n->stars > STARS)
				return false;
			at++;
			continue;
		}
		if (!*word)
			return false;
		if (is_const_word(word))
			n->is_const[n->stars] = true;
		else if (is_volatile_word(word))
			n->is_volatile[n->stars] = true;
		else if (!strcmp(word, "default"))
			n->is_default = true;
		else if (kind_after(word) != CXCursor_TypedefDecl)
			kind = kind_after(word);
		else if (word_count(&w, word))
			any = true;
		else if (any || n->base ||
			 !(n->base = type_named(p, word, kind)))
			return false;
		at += (uint32_t)strlen(word);
	}
	if (any)
		words_spell(&w, n->words);
	return any || n->base || n->is_default;
}

static bool name_matches(const struct type_name *n, const struct type *t)
{
	/* The controlling type has no qualifiers of its own. */
	if (n->is_const[n->stars] || n->is_volatile[n->stars])
		return false;
	for (uint32_t s = n->stars; s > 0; s--) {
		if (t->kind != TYPE_POINTER)
			return false;
		t = t->of;
		if (t->is_const != n->is_const[s - 1] ||
		    t->is_volatile != n->is_volatile[s - 1])
			return false;
	}
	if (n->base)
		return type_same(n->base, t);
	return !strcmp(t->unqual->spelling, n->words);
}

/* Where the type name of the arm at @arm stands: behind @from's comma. */
static struct range name_range(struct parser *p, uint32_t from, uint32_t arm)
{
	const char *t = p->u->text;
	struct range r;

	r.begin = text_skip_close(p, from);
	if (t[r.begin] == ',')
		r.begin++;
	for (r.end = arm; r.end > r.begin && t[r.end - 1] != ':';)
		r.end--;
	if (r.end > r.begin)
		r.end--;
	return r;
}

/* The only arm with the type of the whole: that is the one; else 0. */
static uint32_t arm_by_type(struct parser *p, CXCursor c, struct kids k)
{
	const struct type *type = type_of_cursor(p, c);
	uint32_t arm = 0;

	for (uint32_t i = 1; i < k.n; i++) {
		if (type_of_cursor(p, k.at[i]) != type)
			continue;
		if (arm)
			return 0;
		arm = i;
	}
	return arm;
}

struct expr *expr_generic(struct parser *p, CXCursor c)
{
	struct kids k = cx_operands(p->scratch, c);
	const struct type *control;
	struct type_name n;
	uint32_t otherwise = 0;
	bool known = true;

	if (k.n < 2)
		return expr_unknown(p, c, "_Generic");
	control = type_of_cursor(p, k.at[0])->unqual;
	for (uint32_t i = 1; i < k.n; i++) {
		struct range r = name_range(p, cx_range(k.at[i - 1]).end,
					    cx_range(k.at[i]).begin);

		if (!name_read(p, r, &n))
			known = false;
		else if (n.is_default)
			otherwise = i;
		else if (name_matches(&n, control))
			return expr_of(p, k.at[i]);
	}
	if (!known || !otherwise)
		otherwise = arm_by_type(p, c, k);
	if (!otherwise)
		return expr_unknown(p, c, "_Generic");
	return expr_of(p, k.at[otherwise]);
}
