// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Structures and unions, and their fields. */
#include <string.h>

#include "frontend/parse/internal.h"

struct fill {
	struct parser *p;
	const struct type *record;
	struct field *fields;
	CXCursor *decls;
	uint32_t n;
	uint32_t room;
	uint32_t ndecls;
	uint32_t decls_room;
};

static enum CXVisitorResult fill_one(CXCursor c, CXClientData data)
{
	struct fill *l = data;
	struct parser *p = l->p;
	struct field *f = arena_grow(p->arena, (void **)&l->fields, &l->n,
				     &l->room, sizeof(*f));
	CXCursor *decl = arena_grow(p->maps, (void **)&l->decls, &l->ndecls,
				    &l->decls_room, sizeof(*decl));
	long long at = clang_Cursor_getOffsetOfField(c);
	struct field_place *place;

	*decl = c;
	place = arena_new_of(p->maps, struct field_place);
	place->record = l->record;
	place->index = l->n - 1;
	*cx_map_at(&p->fields, c) = place;
	f->type = type_of_cursor(p, c);
	f->name = cx_name(p->u->names, c);
	/* C11, and a tagged record without a name (-fms-extensions). */
	f->anonymous = type_is_record(f->type) &&
		       (!f->name || clang_Cursor_isAnonymousRecordDecl(
						ptype_of(f->type)->decl));
	if (f->anonymous)
		f->name = NULL;
	f->offset_bits = at > 0 ? (uint64_t)at : 0;
	if (clang_Cursor_isBitField(c))
		f->width = (uint32_t)clang_getFieldDeclBitWidth(c);
	return CXVisit_Continue;
}

void variant_set(struct ptype *v, const struct ptype *of)
{
	bool is_const = v->type.is_const;
	bool is_volatile = v->type.is_volatile;
	const char *spelling = v->type.spelling;

	v->type = of->type;
	v->type.is_const = is_const;
	v->type.is_volatile = is_volatile;
	v->type.spelling = spelling;
	v->type.unqual = &of->type;
}

struct type *type_record(struct parser *p, CXType canon)
{
	CXCursor decl = clang_getTypeDeclaration(canon);
	bool is_union = decl.kind == CXCursor_UnionDecl;
	struct ptype *n = ptype_new(p, is_union ? TYPE_UNION : TYPE_STRUCT,
				    canon);
	struct type_slot *s = slot_unique(p, canon.data[0], NULL, 0);
	struct fill l = { .p = p, .record = &n->type };

	s->type = &n->type;
	n->decl = decl;
	n->filling = true;
	if (!clang_Cursor_isAnonymous(decl))
		n->type.tag = cx_name(p->u->names, decl);
	if (n->type.tag && !strcmp(n->type.tag->text, "__va_list_tag"))
		n->type.kind = TYPE_OTHER;
	type_set_size(&n->type, canon);
	if (n->type.complete && n->type.kind != TYPE_OTHER) {
		clang_Type_visitFields(canon, fill_one, &l);
		n->type.fields = l.fields;
		n->type.nfields = l.n;
		for (uint32_t i = 0; i < l.n; i++)
			attributes_of_field(p, &n->type, &l.fields[i],
					    l.decls[i]);
	}
	n->filling = false;
	for (struct ptype *v = n->variants; v; v = v->variants)
		variant_set(v, n);
	return &n->type;
}

const struct field_place *field_place(struct parser *p, CXCursor field)
{
	return *cx_map_at(&p->fields, field);
}
