// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Attributes of declarations: flags, sections, kinds, contracts.
 *
 * Our own annotations are annotate("saner:...") for libclang, and cursors: they
 * belong to what libclang says.  GNU attributes: attributes_text.c.
 */
#include <string.h>

#include "frontend/contract.h"
#include "frontend/contract_text.h"
#include "frontend/parse/attributes.h"

/* ---- what names in an annotation mean -------------------------------- */

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

void annotation_refuse(struct parser *p, uint32_t at, const char *note,
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
		annotation_refuse(n->p, at, note, why);
}

/* The one contract of a function, made when first something is said. */
struct contract *contract_of(struct notes *n)
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
		annotation_refuse(n->p, at, note, why);
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
		attributes_text(&n, decl);
		if (sym->flags & SYM_NORETURN)
			contract_of(&n)->noreturn = true;
		attributes_of_function(&n, decl);
		return;
	}
	if (!clang_Cursor_hasAttrs(decl))
		return;
	attributes_text(&n, decl);
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
