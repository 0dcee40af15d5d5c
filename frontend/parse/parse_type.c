// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Types: from libclang's to ours.  libclang's canonical types have lost the
 * tags (btf_type_tag) of what a pointer points to, so the sugar is walked one
 * level at a time.  Two tables make types unique: from libclang's type to
 * ours, and from (canonical type, tags, parts) to ours.
 */
#include <stdlib.h>
#include <string.h>

#include "frontend/parse/internal.h"

/* libclang's type without its sugar, and what the sugar said. */
struct bare {
	CXType type;
	bool is_const;
	bool is_volatile;
	uint32_t tags;
};

static uint64_t mix(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	h ^= h >> 33;
	return h;
}

static struct type_slot *slot_find(struct type_slot *slots, uint32_t room,
				   const void *key, const void *of,
				   uint64_t more)
{
	uint64_t h = mix((uintptr_t)key ^ mix((uintptr_t)of ^ mix(more)));
	uint32_t i = (uint32_t)h & (room - 1);

	while (slots[i].key && (slots[i].key != key || slots[i].of != of ||
				slots[i].more != more))
		i = (i + 1) & (room - 1);
	return &slots[i];
}

/* The slot for a key: ->type NULL when new. */
static struct type_slot *slot_at(struct parser *p, struct type_slot **slots,
				 uint32_t *n, uint32_t *room, const void *key,
				 const void *of, uint64_t more)
{
	struct type_slot *s;

	if (2 * *n >= *room) {
		uint32_t next = *room ? 2 * *room : 4096;
		struct type_slot *grown = arena_array(p->maps, next,
						      sizeof(*grown));

		for (uint32_t i = 0; i < *room; i++) {
			struct type_slot *old = &(*slots)[i];

			if (old->key)
				*slot_find(grown, next, old->key, old->of,
					   old->more) = *old;
		}
		*slots = grown;
		*room = next;
	}
	s = slot_find(*slots, *room, key, of, more);
	if (!s->key) {
		s->key = key;
		s->of = of;
		s->more = more;
		(*n)++;
	}
	return s;
}

struct type_slot *slot_unique(struct parser *p, const void *key,
				     const void *of, uint64_t more)
{
	return slot_at(p, &p->unique, &p->nunique, &p->unique_room, key, of,
		       more);
}

/* ---- sugar ----------------------------------------------------------- */

static uint32_t tag_named(const char *spelling)
{
	static const struct { const char *name; uint32_t tag; } names[] = {
		{ "(\"user\")", TAG_USER },
		{ "(\"iomem\")", TAG_IOMEM },
		{ "(\"percpu\")", TAG_PERCPU },
		{ "(\"rcu\")", TAG_RCU },
	};
	uint32_t tags = 0;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strstr(spelling, names[i].name))
			tags |= names[i].tag;
	return tags;
}

static uint32_t tag_of(CXType t)
{
	CXString s = clang_getTypeSpelling(t);
	const char *text = clang_getCString(s);
	const char *last = NULL;
	uint32_t tags;

	/* The outermost tag is printed last. */
	while (text && (text = strstr(text, "btf_type_tag")))
		last = text++;
	tags = last ? tag_named(last) : 0;
	clang_disposeString(s);
	return tags;
}

/* One level less of sugar; false when there is none (left). */
static bool sugar_step(CXType *t)
{
	switch ((int)t->kind) {
	case CXType_Elaborated:
		*t = clang_Type_getNamedType(*t);
		return true;
	case CXType_Typedef:
		*t = clang_getTypedefDeclUnderlyingType(
			clang_getTypeDeclaration(*t));
		return true;
	case CXType_Attributed:
	case CXType_BTFTagAttributed:
		*t = clang_Type_getModifiedType(*t);
		return true;
	case CXType_Unexposed:
	case CXType_Auto:
		/* A parenthesised function type can be used as it is. */
		if (clang_getResultType(*t).kind != CXType_Invalid)
			return false;
		*t = clang_getCanonicalType(*t);
		return t->kind != CXType_Unexposed;
	default:
		return false;
	}
}

static struct bare bare_of(CXType t)
{
	struct bare b = { t, false, false, 0 };

	do {
		b.is_const |= clang_isConstQualifiedType(b.type);
		b.is_volatile |= clang_isVolatileQualifiedType(b.type);
		if (b.type.kind == CXType_BTFTagAttributed)
			b.tags |= tag_of(b.type);
	} while (sugar_step(&b.type));
	return b;
}

/* ---- making types ---------------------------------------------------- */

struct ptype *ptype_new(struct parser *p, enum type_kind kind,
			       CXType canon)
{
	struct ptype *n = arena_new_of(p->arena, struct ptype);

	n->type.kind = kind;
	n->type.unqual = &n->type;
	n->canon = clang_getUnqualifiedType(canon).data[0];
	n->type.spelling = cx_text(p->arena, clang_getTypeSpelling(canon));
	return n;
}

void type_set_size(struct type *t, CXType canon)
{
	long long size = clang_Type_getSizeOf(canon);
	long long align;

	if (size < 0)
		return;
	align = clang_Type_getAlignOf(canon);
	t->complete = true;
	t->size = (uint64_t)size;
	t->align = align > 0 ? (uint32_t)align : 1;
}

static enum type_kind basic_kind(CXType t, bool *is_signed, bool *is_char)
{
	*is_signed = false;
	*is_char = false;
	switch ((int)t.kind) {
	case CXType_Void:
		return TYPE_VOID;
	case CXType_Bool:
		return TYPE_BOOL;
	case CXType_Char_S: case CXType_SChar:
		*is_signed = true;
		*is_char = true;
		return TYPE_INT;
	case CXType_Char_U: case CXType_UChar:
		*is_char = true;
		return TYPE_INT;
	case CXType_Short: case CXType_Int: case CXType_Long:
	case CXType_LongLong: case CXType_WChar:
		*is_signed = true;
		return TYPE_INT;
	case CXType_UShort: case CXType_UInt: case CXType_ULong:
	case CXType_ULongLong: case CXType_Char16: case CXType_Char32:
		return TYPE_INT;
	case CXType_Float: case CXType_Double: case CXType_LongDouble:
	case CXType_Float128: case CXType_Half: case CXType_Float16:
	case CXType_BFloat16:
		*is_signed = true;
		return TYPE_FLOAT;
	default:
		return TYPE_OTHER;
	}
}

/* void, integers, floats, and whatever has no parts that we look into. */
static struct type *type_basic(struct parser *p, CXType canon)
{
	bool is_signed;
	bool is_char;
	enum type_kind kind = basic_kind(canon, &is_signed, &is_char);
	struct ptype *n = ptype_new(p, kind, canon);

	n->type.is_signed = is_signed;
	n->type.is_char = is_char;
	switch ((int)canon.kind) {
	case CXType_Void: case CXType_Unexposed: case CXType_Invalid:
	case CXType_Overload: case CXType_Dependent:
		break;
	default:
		type_set_size(&n->type, canon);
	}
	return &n->type;
}

/* Pointers are the same when what they point to is, tags included. */
static const char pointer_key[] = "pointer";

static struct type *type_pointer(struct parser *p, CXType t, CXType canon)
{
	CXType to = clang_getPointeeType(t);
	const struct type *of = type_of(p, to);
	uint32_t tags = bare_of(to).tags;
	struct type_slot *s;

	if (to.kind != CXType_Invalid && of->kind != TYPE_FUNC &&
	    clang_getAddressSpace(to))
		tags |= TAG_SEG;
	s = slot_unique(p, pointer_key, of, tags);
	if (!s->type) {
		struct ptype *n = ptype_new(p, TYPE_POINTER, canon);

		n->type.of = of;
		n->type.tags = tags;
		type_set_size(&n->type, canon);
		s->type = &n->type;
	}
	return s->type;
}

/* "int *", "int (*)(void)", "int (*)[4]". */
static const char *pointer_spelling(struct parser *p, const struct type *of)
{
	const char *s = of->spelling;
	size_t at = strlen(s);
	int depth = 0;

	switch (of->kind) {
	case TYPE_POINTER:
		return arena_printf(p->arena, "%s*", s);
	case TYPE_ARRAY:
		at = strcspn(s, "[");
		return arena_printf(p->arena, "%.*s (*)%s", (int)at, s, s + at);
	case TYPE_FUNC:
		do {
			at--;
			depth += (s[at] == ')') - (s[at] == '(');
		} while (at && depth);
		return arena_printf(p->arena, "%.*s(*)%s", (int)at, s, s + at);
	default:
		return arena_printf(p->arena, "%s *", s);
	}
}

const struct type *type_pointer_to(struct parser *p, const struct type *of)
{
	struct type_slot *s = slot_unique(p, pointer_key, of, 0);
	struct ptype *n;

	if (s->type)
		return s->type;
	n = arena_new_of(p->arena, struct ptype);
	n->type.kind = TYPE_POINTER;
	n->type.unqual = &n->type;
	n->type.of = of;
	n->type.complete = true;
	n->type.size = p->u->pointer_size;
	n->type.align = p->u->pointer_size;
	n->type.spelling = pointer_spelling(p, of);
	s->type = &n->type;
	return s->type;
}

/*
 * libclang shows the adjusted type of a parameter (int a[3], C11 6.7.6.3p7) as
 * it was written, and so that of every value computed from it.
 */
const struct type *type_adjusted(struct parser *p, const struct type *t)
{
	if (t->kind == TYPE_ARRAY)
		return type_pointer_to(p, t->of);
	if (t->kind == TYPE_FUNC)
		return type_pointer_to(p, t);
	return t;
}

const struct type *type_of_value(struct parser *p, CXCursor c)
{
	return type_adjusted(p, type_of_cursor(p, c))->unqual;
}

static struct type *type_array(struct parser *p, CXType t, CXType canon)
{
	const struct type *of = type_of(p, clang_getArrayElementType(t));
	struct type_slot *s = slot_unique(p, canon.data[0], of, 0);
	struct ptype *n;

	if (s->type)
		return s->type;
	n = ptype_new(p, TYPE_ARRAY, canon);
	n->type.of = of;
	n->type.align = of->align;
	switch ((int)canon.kind) {
	case CXType_ConstantArray:
		n->type.count = (uint64_t)clang_getArraySize(canon);
		n->type.complete = of->complete;
		n->type.size = n->type.count * of->size;
		break;
	case CXType_VariableArray:
		n->type.vla = true;
		break;
	default:
		n->type.flexible = true;
	}
	s->type = &n->type;
	return s->type;
}

static struct type *type_func(struct parser *p, CXType t, CXType canon)
{
	const struct type *of = type_of(p, clang_getResultType(t));
	int nparams = clang_getNumArgTypes(t);
	const struct type **params;
	uint64_t hash = 0;
	struct type_slot *s;
	struct ptype *n;

	if (nparams < 0)
		nparams = 0;
	params = arena_array(p->arena, (size_t)nparams, sizeof(*params));
	for (int i = 0; i < nparams; i++) {
		params[i] = type_adjusted(p, type_of(p,
				clang_getArgType(t, (unsigned)i)));
		hash = mix(hash ^ (uintptr_t)params[i]);
	}
	s = slot_unique(p, canon.data[0], of, hash);
	if (s->type)
		return s->type;
	n = ptype_new(p, TYPE_FUNC, canon);
	n->type.of = of;
	n->type.params = params;
	n->type.nparams = (uint32_t)nparams;
	n->type.prototyped = canon.kind == CXType_FunctionProto;
	n->type.variadic = n->type.prototyped &&
			   clang_isFunctionTypeVariadic(canon);
	s->type = &n->type;
	return s->type;
}

static struct type *type_enum(struct parser *p, CXType canon)
{
	struct ptype *n = ptype_new(p, TYPE_ENUM, canon);
	CXCursor decl = clang_getTypeDeclaration(canon);
	CXType value = clang_getCanonicalType(clang_getEnumDeclIntegerType(decl));
	bool is_char;

	if (value.kind != CXType_Invalid)
		basic_kind(value, &n->type.is_signed, &is_char);
	n->type.tag = cx_name(p->u->names, decl);
	type_set_size(&n->type, canon);
	return &n->type;
}

/* ---- one type -------------------------------------------------------- */

static struct type *type_unqualified(struct parser *p, CXType t)
{
	CXType canon = clang_getUnqualifiedType(clang_getCanonicalType(t));
	struct type_slot *s;

	switch ((int)canon.kind) {
	case CXType_Pointer: case CXType_BlockPointer:
		return type_pointer(p, t, canon);
	case CXType_ConstantArray: case CXType_IncompleteArray:
	case CXType_VariableArray: case CXType_DependentSizedArray:
		return type_array(p, t, canon);
	case CXType_FunctionProto: case CXType_FunctionNoProto:
		return type_func(p, t, canon);
	default:
		break;
	}
	s = slot_unique(p, canon.data[0], NULL, 0);
	if (s->type)
		return s->type;
	if (canon.kind == CXType_Record)
		return type_record(p, canon);
	/* The table may move while a part is made: look again. */
	if (canon.kind == CXType_Enum) {
		struct type *e = type_enum(p, canon);

		slot_unique(p, canon.data[0], NULL, 0)->type = e;
		return e;
	}
	s->type = type_basic(p, canon);
	return s->type;
}

static struct type *type_qualified(struct parser *p, const struct bare *b,
				   struct type *unqual, CXType t)
{
	uint64_t quals = 1u * b->is_const + 2u * b->is_volatile;
	struct type_slot *s;
	struct ptype *of = (struct ptype *)unqual;
	struct ptype *n;

	if (!quals)
		return unqual;
	s = slot_unique(p, unqual, unqual, quals);
	if (s->type)
		return s->type;
	n = arena_new_of(p->arena, struct ptype);
	n->canon = of->canon;
	n->decl = of->decl;
	n->type.is_const = b->is_const;
	n->type.is_volatile = b->is_volatile;
	n->type.spelling = cx_text(p->arena,
			clang_getTypeSpelling(clang_getCanonicalType(t)));
	variant_set(n, of);
	if (of->filling) {
		n->variants = of->variants;
		of->variants = n;
	}
	s->type = &n->type;
	return s->type;
}

const struct type *type_of(struct parser *p, CXType t)
{
	struct type_slot *s;
	struct type *made;
	struct bare b;

	if (t.kind == CXType_Invalid || !t.data[0]) {
		static const char invalid[] = "invalid";

		s = slot_unique(p, invalid, NULL, 0);
		if (!s->type) {
			s->type = &arena_new_of(p->arena, struct ptype)->type;
			s->type->kind = TYPE_OTHER;
			s->type->unqual = s->type;
			s->type->spelling = invalid;
		}
		return s->type;
	}
	s = slot_at(p, &p->types, &p->ntypes, &p->types_room, t.data[0], NULL,
		    0);
	if (s->type)
		return s->type;
	b = bare_of(t);
	made = type_unqualified(p, b.type);
	made = type_qualified(p, &b, made, t);
	slot_at(p, &p->types, &p->ntypes, &p->types_room, t.data[0], NULL,
		0)->type = made;
	return made;
}

const struct type *type_of_cursor(struct parser *p, CXCursor c)
{
	return type_of(p, clang_getCursorType(c));
}

bool type_same(const struct type *a, const struct type *b)
{
	if (a->unqual == b->unqual ||
	    (ptype_of(a)->canon && ptype_of(a)->canon == ptype_of(b)->canon))
		return true;
	return a->kind == TYPE_POINTER && b->kind == TYPE_POINTER &&
	       a->of->is_const == b->of->is_const &&
	       a->of->is_volatile == b->of->is_volatile &&
	       type_same(a->of, b->of);
}
