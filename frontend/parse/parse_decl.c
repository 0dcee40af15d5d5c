// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Declarations: the index of file-scope names, symbols, block-scope objects,
 * and what mentions what.
 */
#include <string.h>

#include "frontend/parse/internal.h"

static struct entity *entity_of(struct parser *p, CXCursor c)
{
	void **slot = cx_map_at(&p->entities, clang_getCanonicalCursor(c));
	struct entity *e = *slot;

	if (!e) {
		e = arena_new_of(p->maps, struct entity);
		e->name = cx_name(p->u->names, c);
		e->definition = clang_getNullCursor();
		*p->last = e;
		p->last = &e->next;
		*slot = e;
	}
	return e;
}

static bool has_storage(CXCursor c)
{
	return clang_Cursor_getStorageClass(c) != CX_SC_Extern ||
	       !clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(c));
}

static struct entity *entity_add(struct parser *p, CXCursor c)
{
	struct entity *e = entity_of(p, c);
	CXCursor *slot = arena_grow(p->maps, (void **)&e->decls, &e->ndecls,
				    &e->room, sizeof(*slot));

	*slot = c;
	if (c.kind == CXCursor_FunctionDecl ? clang_isCursorDefinition(c) :
	    has_storage(c) && (clang_Cursor_isNull(e->definition) ||
			       clang_isCursorDefinition(c)))
		e->definition = c;
	return e;
}

static enum CXChildVisitResult index_one(CXCursor c, CXCursor parent,
					 CXClientData data)
{
	struct parser *p = data;

	(void)parent;
	switch ((int)c.kind) {
	case CXCursor_FunctionDecl: case CXCursor_VarDecl:
		entity_add(p, c);
		break;
	case CXCursor_TypedefDecl: case CXCursor_StructDecl:
	case CXCursor_UnionDecl: case CXCursor_EnumDecl:
		vec_push(p->maps, &p->type_decls, cx_copy(p->maps, c));
		break;
	case CXCursor_UnexposedDecl:
		if (cx_in_main(c))
			vec_push(p->maps, &p->file_asm, cx_copy(p->maps, c));
		break;
	default:
		break;
	}
	return CXChildVisit_Continue;
}

void decl_index(struct parser *p)
{
	clang_visitChildren(clang_getTranslationUnitCursor(p->tu), index_one,
			    p);
}

/* ---- names ----------------------------------------------------------- */

static void names_make(struct parser *p)
{
	uint32_t n = 0;

	for (struct entity *e = p->first; e; e = e->next)
		n++;
	for (p->by_name_room = 64; p->by_name_room < 2 * n;)
		p->by_name_room *= 2;
	p->by_name = arena_array(p->maps, p->by_name_room,
				 sizeof(*p->by_name));
	for (struct entity *e = p->first; e; e = e->next) {
		struct entity **slot;

		if (!e->name)
			continue;
		slot = &p->by_name[e->name->hash & (p->by_name_room - 1)];
		e->chain = *slot;
		*slot = e;
	}
}

struct entity *entity_find(struct parser *p, const char *s, size_t len)
{
	const struct str *name = str_find(p->u->names, s, len);

	if (!name)
		return NULL;
	if (!p->by_name)
		names_make(p);
	for (struct entity *e = p->by_name[name->hash & (p->by_name_room - 1)];
	     e; e = e->chain)
		if (e->name == name)
			return e;
	return NULL;
}

/* ---- symbols --------------------------------------------------------- */

static bool at_file_scope(CXCursor c)
{
	return clang_getCursorSemanticParent(c).kind ==
	       CXCursor_TranslationUnit;
}

static uint32_t storage_flags(CXCursor c)
{
	uint32_t flags = 0;

	if (at_file_scope(c) || c.kind == CXCursor_FunctionDecl)
		flags |= SYM_FILE_SCOPE;
	if (clang_getCursorLinkage(c) == CXLinkage_Internal ||
	    clang_getCursorLinkage(c) == CXLinkage_NoLinkage)
		flags |= SYM_INTERNAL;
	if (clang_getCursorTLSKind(c) != CXTLS_None)
		flags |= SYM_THREAD;
	if (c.kind == CXCursor_FunctionDecl && clang_Cursor_isFunctionInlined(c))
		flags |= SYM_INLINE;
	return flags;
}

/* C11 6.9.2p2: a declaration of an object without extern and without an
 * initializer is a tentative definition, which libclang does not count. */
static bool is_defined(const struct entity *e)
{
	if (!clang_Cursor_isNull(e->definition))
		return true;
	for (uint32_t i = 0; i < e->ndecls; i++)
		if (e->decls[i].kind == CXCursor_VarDecl &&
		    clang_Cursor_getStorageClass(e->decls[i]) != CX_SC_Extern)
			return true;
	return false;
}

static void sym_place(struct parser *p, struct sym *sym, CXCursor c)
{
	bool init = c.kind == CXCursor_VarDecl &&
		    !clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(c));

	sym->range = cx_range(c);
	sym->name_at = cx_at(c);
	if (!init && c.kind != CXCursor_FunctionDecl)
		sym->range.end = text_skip_attributes(p, sym->range.end);
}

struct sym *entity_sym(struct parser *p, struct entity *e)
{
	struct psym *s;
	struct sym **slot;
	CXCursor c;

	if (e->sym)
		return e->sym;
	s = arena_new_of(p->arena, struct psym);
	s->entity = e;
	e->sym = &s->sym;
	c = clang_Cursor_isNull(e->definition) ? e->decls[0] : e->definition;
	s->sym.kind = c.kind == CXCursor_FunctionDecl ? SYM_FUNC : SYM_STATIC;
	s->sym.name = e->name;
	s->sym.type = type_of_cursor(p, c);
	s->sym.flags = storage_flags(c);
	if (is_defined(e))
		s->sym.flags |= SYM_DEFINED;
	if (s->sym.type->is_volatile)
		s->sym.flags |= SYM_VOLATILE;
	sym_place(p, &s->sym, c);
	s->sym.id = p->u->nsyms;
	slot = arena_grow(p->arena, (void **)&p->u->syms, &p->u->nsyms,
			  &p->usyms_room, sizeof(*slot));
	*slot = &s->sym;
	for (uint32_t i = 0; i < e->ndecls; i++)
		attributes_of(p, &s->sym, e->decls[i]);
	attributes_of_contract(p, &s->sym, c);
	return e->sym;
}

/*
 * typeof(p) q, __auto_type q = p: libclang's canonical type has lost the tags
 * of p, the type of the expression has not.
 */
static const struct type *type_of_variable(struct parser *p, CXCursor c)
{
	const struct type *t = type_of_cursor(p, c);
	CXCursor from = clang_getNullCursor();
	const struct type *u;

	if (t->kind != TYPE_POINTER || t->tags || c.kind != CXCursor_VarDecl)
		return t;
	if (clang_getCursorType(c).kind == CXType_Auto) {
		from = clang_Cursor_getVarDeclInitializer(c);
	} else if (clang_getCursorType(c).kind == CXType_Unexposed) {
		struct kids k = cx_operands(p->scratch, c);

		if (k.n)
			from = k.at[0];
	}
	if (clang_Cursor_isNull(from))
		return t;
	u = type_of_cursor(p, from);
	return u->tags && type_same(t, u) && !t->is_const && !t->is_volatile ?
	       u->unqual : t;
}

struct sym *sym_local(struct parser *p, enum sym_kind kind, CXCursor c)
{
	struct sym *s = arena_new_of(p->arena, struct sym);
	struct sym **slot;

	s->kind = kind;
	s->func = p->f;
	s->id = p->f->nsyms;
	slot = arena_grow(p->arena, (void **)&p->f->syms, &p->f->nsyms,
			  &p->syms_room, sizeof(*slot));
	*slot = s;
	s->type = type_of_variable(p, c);
	if (c.kind != CXCursor_VarDecl && c.kind != CXCursor_ParmDecl)
		return s;
	s->name = cx_name(p->u->names, c);
	sym_place(p, s, c);
	if (s->type->is_volatile)
		s->flags |= SYM_VOLATILE;
	*cx_map_at(&p->locals, c) = s;
	attributes_of(p, s, c);
	if (s->flags & SYM_CLEANUP)
		s->flags |= SYM_ADDRESS_TAKEN;	/* its function gets it */
	return s;
}

struct sym *sym_of(struct parser *p, CXCursor c)
{
	struct sym *local;

	if (c.kind == CXCursor_ParmDecl)
		return *cx_map_at(&p->locals, c);
	if (c.kind == CXCursor_FunctionDecl)
		return entity_sym(p, entity_known(p, c));
	if (c.kind != CXCursor_VarDecl)
		return NULL;
	local = *cx_map_at(&p->locals, c);
	return local ? local : entity_sym(p, entity_known(p, c));
}

struct entity *entity_known(struct parser *p, CXCursor c)
{
	struct entity *e = entity_of(p, c);

	/* Block-scope and builtin declarations are not indexed. */
	return e->ndecls ? e : entity_add(p, c);
}

/* ---- mentions -------------------------------------------------------- */

static enum CXChildVisitResult mention_one(CXCursor c, CXCursor parent,
					   CXClientData data)
{
	struct parser *p = data;
	CXCursor to;

	(void)parent;
	if (c.kind != CXCursor_DeclRefExpr)
		return CXChildVisit_Recurse;
	to = clang_getCursorReferenced(c);
	if (to.kind == CXCursor_FunctionDecl ||
	    (to.kind == CXCursor_VarDecl && at_file_scope(to)))
		mention(p, sym_of(p, to));
	return CXChildVisit_Continue;
}

void mention_below(struct parser *p, CXCursor c)
{
	if (clang_Cursor_isNull(c))
		return;
	mention_one(c, c, p);
	clang_visitChildren(c, mention_one, p);
}

void mention(struct parser *p, struct sym *sym)
{
	struct entity *e;

	if (!sym || (sym->kind != SYM_FUNC && sym->kind != SYM_STATIC))
		return;
	e = ((struct psym *)sym)->entity;
	if (e->walked || clang_Cursor_isNull(e->definition))
		return;
	e->walked = true;
	if (sym->kind == SYM_FUNC) {
		vec_push(p->maps, &p->todo, e);
		return;
	}
	mention_below(p, clang_Cursor_getVarDeclInitializer(e->definition));
	vec_push(p->maps, &p->statics, e);
}

static void mention_word(struct parser *p, const char *word, size_t len)
{
	struct entity *e = entity_find(p, word, len);

	if (e)
		mention(p, entity_sym(p, e));
}

void mention_text(struct parser *p, const char *s)
{
	text_each_word(p, s, strlen(s), mention_word);
}

void mention_range(struct parser *p, struct range r)
{
	text_each_word(p, p->u->text + r.begin, r.end - r.begin, mention_word);
}

/* ---- block scope ----------------------------------------------------- */

static bool is_automatic(CXCursor c)
{
	switch (clang_Cursor_getStorageClass(c)) {
	case CX_SC_None: case CX_SC_Auto: case CX_SC_Register:
		return true;
	default:
		return false;
	}
}

static bool has_vla(const struct type *t)
{
	for (; t; t = t->of)
		if (t->vla)
			return true;
		else if (t->kind != TYPE_ARRAY && t->kind != TYPE_POINTER)
			return false;
	return false;
}

/* libclang has the second declarator of "int *a, *b" begin at its name. */
static void declarator_begin(struct parser *p, struct sym *sym, uint32_t before)
{
	uint32_t at = text_skip(p, before);

	if (at < sym->name_at && p->u->text[at] == ',')
		sym->range.begin = text_skip(p, at + 1);
}

static void decl_automatic(struct parser *p, CXCursor c, struct stmt *s,
			   uint32_t *room)
{
	struct decl *d = arena_grow(p->arena, (void **)&s->decls, &s->ndecls,
				    room, sizeof(*d));
	CXCursor init = clang_Cursor_getVarDeclInitializer(c);
	struct sym *sym = sym_local(p, SYM_LOCAL, c);

	d->sym = sym;
	sym->scope = p->scope;
	if (s->ndecls > 1)
		declarator_begin(p, sym, d[-1].sym->range.end);
	if (has_vla(sym->type))
		unknown_add(p, "variable length array", sym->name_at);
	if (!clang_Cursor_isNull(init)) {
		struct expr *value = init_of(p, init, sym->type);

		/* arena_grow may have moved it: ({ }) in the initializer
		 * declares in its own statement, never in this one. */
		d->init = value;
	}
}

void decl_stmt(struct parser *p, CXCursor c, struct stmt *s)
{
	struct kids k = cx_kids(p->scratch, c);
	uint32_t room = 0;

	for (uint32_t i = 0; i < k.n; i++) {
		switch ((int)k.at[i].kind) {
		case CXCursor_VarDecl:
			if (is_automatic(k.at[i])) {
				decl_automatic(p, k.at[i], s, &room);
				break;
			}
			mention(p, entity_sym(p, entity_known(p, k.at[i])));
			break;
		case CXCursor_FunctionDecl:
			if (clang_isCursorDefinition(k.at[i]))
				unknown_add(p, "nested function",
					    cx_at(k.at[i]));
			entity_known(p, k.at[i]);
			break;
		default:
			break;	/* types, static assertions: not executed */
		}
	}
}
