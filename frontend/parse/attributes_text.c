// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * GNU attributes, read from the text between the declaration's first word and
 * its body or semicolon: libclang has no cursor for those that only gcc knows,
 * and none of the others' arguments.
 */
#include <string.h>

#include "frontend/parse/attributes.h"

struct flag_row {
	const char *name;
	uint32_t flag;
};

static const struct flag_row flag_rows[] = {
	{ "noreturn", SYM_NORETURN },
	{ "always_inline", SYM_ALWAYS_INLINE },
	{ "gnu_inline", SYM_GNU_INLINE },
	{ "used", SYM_USED },
	{ "constructor", SYM_USED },
	{ "destructor", SYM_USED },
	{ "interrupt", SYM_USED },
	{ "alias", SYM_ALIAS },
	{ "ifunc", SYM_ALIAS },
	{ "naked", SYM_NAKED },
	{ "weak", SYM_WEAK },
	{ "cleanup", SYM_CLEANUP },
	{ "no_sanitize_address", SYM_NO_INSTRUMENT },
	{ "no_address_safety_analysis", SYM_NO_INSTRUMENT },
	{ "no_sanitize_undefined", SYM_NO_INSTRUMENT },
};

/* Those that contract_attribute() knows. */
static const char *const contract_words[] = {
	"access", "alloc_size", "const", "format", "malloc", "nonnull",
	"noreturn", "pure", "returns_nonnull",
};

/* One attribute, "section(\".init.text\")": name without underscores. */
struct attribute {
	const char *text;	/* NUL-terminated */
	size_t name_len;
};

static bool is_named(const struct attribute *a, const char *name)
{
	return strlen(name) == a->name_len &&
	       !memcmp(a->text, name, a->name_len);
}

/* The first string in the attribute's text, interned; NULL. */
static const struct str *string_in(struct parser *p, const char *text)
{
	const char *s = strchr(text, '"');
	const char *end = s ? strchr(s + 1, '"') : NULL;

	return end ? str_intern(p->u->names, s + 1, (size_t)(end - s) - 1)
		   : NULL;
}

static void set_section(struct parser *p, struct sym *sym, const char *text)
{
	const struct str *name = string_in(p, text);

	if (!name)
		return;
	sym->flags |= SYM_SECTION;
	sym->section = name;
	if (strstr(name->text, "percpu"))
		sym->flags |= SYM_PERCPU;
	if (strstr(name->text, "noinstr"))
		sym->flags |= SYM_NO_INSTRUMENT;
}

/* no_sanitize("address"), but not "thread" or "coverage": those say nothing
 * of what may be checked. */
static bool forbids_checks(const char *text)
{
	return strstr(text, "address") || strstr(text, "undefined") ||
	       strstr(text, "\"all\"") || strstr(text, "bounds");
}

static bool is_contract_word(const struct attribute *a)
{
	for (size_t i = 0;
	     i < sizeof(contract_words) / sizeof(contract_words[0]); i++)
		if (is_named(a, contract_words[i]))
			return true;
	return false;
}

static void attribute_apply(struct notes *n, const struct attribute *a,
			    uint32_t at)
{
	const char *why = NULL;

	for (size_t i = 0; i < sizeof(flag_rows) / sizeof(flag_rows[0]); i++)
		if (is_named(a, flag_rows[i].name))
			n->sym->flags |= flag_rows[i].flag;
	if (is_named(a, "section"))
		set_section(n->p, n->sym, a->text);
	if (is_named(a, "no_sanitize") && forbids_checks(a->text))
		n->sym->flags |= SYM_NO_INSTRUMENT;
	if (is_named(a, "alias") || is_named(a, "ifunc") ||
	    is_named(a, "cleanup"))
		mention_text(n->p, a->text);
	if (n->sym->kind == SYM_FUNC && is_contract_word(a) &&
	    !contract_attribute(n->p->arena, contract_of(n), a->text, &why) &&
	    why)
		annotation_refuse(n->p, at, a->text, why);
}

/* The list inside __attribute__((...)), @r without the parentheses. */
static void attribute_list(struct notes *n, struct range r)
{
	const char *t = n->p->u->text;
	uint32_t at = r.begin;

	while (at < r.end) {
		struct attribute a;
		uint32_t end;
		uint32_t name_end;

		at = text_skip(n->p, at);
		if (at >= r.end)
			return;
		if (t[at] == ',') {
			at++;
			continue;
		}
		name_end = at + (uint32_t)strlen(text_word(n->p, at));
		if (name_end == at)
			return;
		end = text_skip(n->p, name_end);
		end = end < r.end && t[end] == '(' ? text_close(n->p, end)
						   : name_end;
		/* __section__ is section. */
		if (name_end - at > 4 && !memcmp(t + at, "__", 2) &&
		    !memcmp(t + name_end - 2, "__", 2)) {
			a.name_len = name_end - at - 4;
			a.text = arena_printf(n->p->arena, "%.*s%.*s",
					      (int)a.name_len, t + at + 2,
					      (int)(end - name_end),
					      t + name_end);
		} else {
			a.name_len = name_end - at;
			a.text = arena_strndup(n->p->arena, t + at, end - at);
		}
		attribute_apply(n, &a, at);
		at = end;
	}
}

static void asm_label(struct notes *n, CXCursor decl)
{
	bool local = n->sym->kind == SYM_LOCAL;

	n->sym->flags |= local || clang_Cursor_getStorageClass(decl) ==
			 CX_SC_Register ? SYM_REGISTER_ASM : SYM_ASM_LABEL;
}

/* Everything outside parentheses in a declaration's text. */
static void attributes_in(struct notes *n, CXCursor decl, struct range r)
{
	struct parser *p = n->p;
	const char *t = p->u->text;
	uint32_t at = text_skip(p, r.begin);

	for (; at < r.end; at = text_skip(p, at)) {
		const char *word = text_word(p, at);
		size_t len = strlen(word);
		uint32_t open;

		if (!len) {
			at = strchr("([{\"'", t[at]) ? text_close(p, at)
						     : at + 1;
			continue;
		}
		open = text_skip(p, at + (uint32_t)len);
		at += (uint32_t)len;
		if (!strcmp(word, "_Noreturn"))
			n->sym->flags |= SYM_NORETURN;
		if (open >= r.end || t[open] != '(')
			continue;
		if (!strncmp(word, "__attribute", 11)) {
			uint32_t end = text_close(p, open);
			uint32_t inner = text_skip(p, open + 1);

			attribute_list(n, (struct range){ inner + 1, end - 2 });
			at = end;
		} else if (!strcmp(word, "asm") || !strcmp(word, "__asm__") ||
			   !strcmp(word, "__asm")) {
			asm_label(n, decl);
			at = text_close(p, open);
		}
	}
}

/* The text of a declaration: up to the body, or over trailing attributes. */
static struct range declaration_text(struct parser *p, CXCursor decl)
{
	struct range r = cx_range(decl);
	const char *t = p->u->text;
	uint32_t at;

	if (decl.kind != CXCursor_FunctionDecl ||
	    !clang_isCursorDefinition(decl)) {
		CXCursor init = decl.kind == CXCursor_VarDecl ?
			clang_Cursor_getVarDeclInitializer(decl) :
			clang_getNullCursor();

		if (clang_Cursor_isNull(init))
			r.end = text_skip_attributes(p, r.end);
		else
			r.end = cx_range(init).begin;
		return r;
	}
	for (at = r.begin; at < r.end && t[at] != '{';)
		at = strchr("([\"'", t[at]) ? text_close(p, at) : at + 1;
	r.end = at;
	return r;
}

void attributes_text(struct notes *n, CXCursor decl)
{
	attributes_in(n, decl, declaration_text(n->p, decl));
}
