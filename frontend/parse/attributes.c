// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Attributes of declarations: flags, sections, kinds, contracts.
 *
 * Our own annotations are annotate("saner:...") for libclang, and cursors: they
 * belong to what libclang says.  GNU attributes are read from the text between
 * the declaration's first word and its body or semicolon: libclang has no
 * cursor for those that only gcc knows, and none of the others' arguments.
 */
#include <string.h>

#include "frontend/contract.h"
#include "frontend/contract_text.h"
#include "frontend/parse/internal.h"

/* ---- what names in an annotation mean -------------------------------- */

struct names {
	struct parser *p;
	const struct type *record;	/* of a field */
	CXCursor func;			/* of a parameter or a function */
	bool has_func;
};

static struct amount *amount_new(struct parser *p, enum amount_op op)
{
	struct amount *a = arena_new_of(p->arena, struct amount);

	a->op = op;
	return a;
}

static const struct amount *name_param(const struct names *n,
				       const struct str *name)
{
	int count = clang_Cursor_getNumArguments(n->func);

	for (int i = 0; i < count; i++) {
		CXCursor c = clang_Cursor_getArgument(n->func, (unsigned)i);

		if (cx_name(n->p->u->names, c) == name) {
			struct amount *a = amount_new(n->p, AMOUNT_PARAM);

			a->index = (uint32_t)i;
			return a;
		}
	}
	return NULL;
}

static const struct amount *name_field(const struct names *n,
				       const struct str *name)
{
	for (uint32_t i = 0; i < n->record->nfields; i++)
		if (n->record->fields[i].name == name) {
			struct amount *a = amount_new(n->p, AMOUNT_FIELD);

			a->field = &n->record->fields[i];
			return a;
		}
	return NULL;
}

static const struct amount *name_object(struct parser *p,
					const struct str *name)
{
	struct amount *a = amount_new(p, AMOUNT_SYM);
	struct entity *e;

	for (uint32_t i = p->f ? p->f->nsyms : 0; i-- > 0;)
		if (p->f->syms[i]->name == name) {
			a->sym = p->f->syms[i];
			return a;
		}
	e = entity_find(p, name->text, name->len);
	if (!e || e->decls[0].kind != CXCursor_VarDecl)
		return NULL;
	a->sym = entity_sym(p, e);
	return a;
}

static const struct amount *name_lookup(void *ctx, const char *s, size_t len)
{
	const struct names *n = ctx;
	const struct str *name = str_intern(n->p->u->names, s, len);

	if (n->record)
		return name_field(n, name);
	if (n->has_func)
		return name_param(n, name);
	return name_object(n->p, name);
}

/* ---- annotations ----------------------------------------------------- */

static void refuse(struct parser *p, uint32_t at, const char *note,
		   const char *why)
{
	struct place pl = lines_place(p->u->lines, at);

	note_add(p, arena_printf(p->arena, "%s:%u: '%s' ignored: %s", pl.file,
				 pl.line, note, why ? why : "not understood"),
		 at);
}

/* The reason of trusted("reason"); NULL for another note. */
static const char *trusted_reason(struct parser *p, const char *note)
{
	const char *s;
	size_t len;

	if (strncmp(note, "trusted", 7))
		return NULL;
	s = note + 7 + strspn(note + 7, "( \"");
	len = strlen(s);
	while (len && strchr(") \"", s[len - 1]))
		len--;
	return arena_strndup(p->arena, s, len);
}

/* Calls @each for every annotation of @decl. */
struct notes {
	struct parser *p;
	void (*each)(struct notes *n, const char *note, uint32_t at);
	struct sym *sym;
	const struct kind **kind;
	struct contract *contract;
	int param;
	struct names names;
};

static enum CXChildVisitResult note_one(CXCursor c, CXCursor parent,
					CXClientData data)
{
	struct notes *n = data;
	const char *text;
	CXString s;

	(void)parent;
	if (c.kind != CXCursor_AnnotateAttr)
		return CXChildVisit_Continue;
	s = clang_getCursorSpelling(c);
	text = clang_getCString(s);
	if (text && !strncmp(text, "saner:", 6))
		n->each(n, text + 6, cx_at(c));
	clang_disposeString(s);
	return CXChildVisit_Continue;
}

static void notes_of(struct notes *n, CXCursor decl)
{
	if (clang_Cursor_hasAttrs(decl))
		clang_visitChildren(decl, note_one, n);
}

static void note_kind(struct notes *n, const char *note, uint32_t at)
{
	const char *why = NULL;

	if (n->sym && trusted_reason(n->p, note)) {
		n->sym->trusted = trusted_reason(n->p, note);
		return;
	}
	if (!kind_note(n->p->arena, n->kind, note, name_lookup, &n->names,
		       &why))
		refuse(n->p, at, note, why);
}

/* The one contract of a function, made when first something is said. */
static struct contract *contract_of(struct notes *n)
{
	if (!n->contract) {
		n->contract = contract_new(n->p->arena, n->sym->type->nparams,
					   "attribute");
		n->sym->contract = n->contract;
	}
	return n->contract;
}

static void note_contract(struct notes *n, const char *note, uint32_t at)
{
	const char *why = NULL;

	if (n->param < 0 && trusted_reason(n->p, note)) {
		n->sym->trusted = trusted_reason(n->p, note);
		return;
	}
	if (!contract_note(n->p->arena, contract_of(n), n->param, note,
			   name_lookup, &n->names, &why))
		refuse(n->p, at, note, why);
}

/* ---- GNU attributes -------------------------------------------------- */

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
		refuse(n->p, at, a->text, why);
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
static void text_attributes(struct notes *n, CXCursor decl, struct range r)
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

/* ---- contracts ------------------------------------------------------- */

static void contract_file_of(struct notes *n, CXCursor decl)
{
	struct parser *p = n->p;
	struct contract *c;

	if (!p->rq->contracts_at || cx_at(decl) < p->rq->contracts_at)
		return;
	c = contract_of(n);
	c->origin = lines_place(p->u->lines, cx_at(decl)).file;
	if (n->sym->flags & SYM_INLINE && n->sym->flags & SYM_DEFINED)
		c->replaces_body = true;
}

static void attributes_of_function(struct notes *n, CXCursor decl)
{
	int nparams = clang_Cursor_getNumArguments(decl);

	n->names.func = decl;
	n->names.has_func = true;
	n->each = note_contract;
	n->contract = (struct contract *)(uintptr_t)n->sym->contract;
	contract_file_of(n, decl);
	n->param = -1;
	notes_of(n, decl);
	for (n->param = 0; n->param < nparams; n->param++)
		notes_of(n, clang_Cursor_getArgument(decl, (unsigned)n->param));
	if (n->contract && n->contract->noreturn)
		n->sym->flags |= SYM_NORETURN;
}

void attributes_of(struct parser *p, struct sym *sym, CXCursor decl)
{
	struct notes n = { .p = p, .sym = sym, .kind = &sym->pkind };

	n.names.p = p;
	if (!cx_in_main(decl))
		return;
	if (sym->kind == SYM_PARAM)
		return;		/* as the function's contract says */
	if (sym->kind == SYM_FUNC) {
		n.contract = (struct contract *)(uintptr_t)sym->contract;
		text_attributes(&n, decl, declaration_text(p, decl));
		if (sym->flags & SYM_NORETURN)
			contract_of(&n)->noreturn = true;
		attributes_of_function(&n, decl);
		return;
	}
	if (!clang_Cursor_hasAttrs(decl))
		return;
	text_attributes(&n, decl, declaration_text(p, decl));
	n.each = note_kind;
	notes_of(&n, decl);
}

/* Does the unit's own .c file define it?  Then its body is the truth. */
static bool is_defined_here(struct parser *p, const struct sym *sym,
			    CXCursor definition)
{
	return sym->flags & SYM_DEFINED && p->u->file &&
	       !strcmp(lines_place(p->u->lines, cx_at(definition)).file,
		       p->u->file);
}

void attributes_of_contract(struct parser *p, struct sym *sym,
			    CXCursor definition)
{
	static const char builtin[] = "__builtin_";
	struct notes n = { .p = p, .sym = sym, .kind = &sym->pkind };
	const char *name = sym->name->text;
	struct entity *e;
	CXType type;

	if (sym->kind != SYM_FUNC || !p->rq->contracts_at ||
	    is_defined_here(p, sym, definition))
		return;
	if (!strncmp(name, builtin, sizeof(builtin) - 1))
		name += sizeof(builtin) - 1;
	name = arena_printf(p->arena, "%s%s", CONTRACT_PREFIX, name);
	e = entity_find(p, name, strlen(name));
	if (!e)
		return;
	type = clang_getCanonicalType(clang_getCursorType(e->decls[0]));
	if (!clang_equalTypes(type, clang_getCanonicalType(
					    clang_getCursorType(definition)))) {
		note_add(p, arena_printf(p->arena,
			"contract of '%s' ignored: it is declared as another type",
			sym->name->text), cx_at(e->decls[0]));
		return;
	}
	n.names.p = p;
	attributes_of_function(&n, e->decls[0]);
}

void attributes_of_params(struct func *f)
{
	const struct contract *c = f->sym->contract;

	for (uint32_t i = 0; c && i < f->nparams && i < c->nparams; i++)
		f->syms[i]->pkind = c->params[i].kind;
}

void attributes_of_field(struct parser *p, const struct type *record,
			 struct field *field, CXCursor decl)
{
	struct notes n = {
		.p = p,
		.each = note_kind,
		.kind = &field->kind,
		.names = { .p = p, .record = record },
	};

	notes_of(&n, decl);
}
