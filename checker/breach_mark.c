// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* What is broken (checker/breach.h). */
#include "checker/access.h"
#include "checker/breach_state.h"

/* ---- pointers ------------------------------------------------------- */

void breach_make(struct finder *f, const void *key)
{
	breach_add(f->b, key);
	if (f->at)
		breach_add(f->b, f->at);
	f->broke = true;
}

void breach_leaf(void *ctx, const struct leaf *l)
{
	if (l->field)
		breach_make(ctx, l->field);
}

bool place_promises(const struct expr *place, const struct type *t)
{
	const struct expr *lv = place ? lvalue_array(place) : NULL;
	const struct kind *k = NULL;

	if (lv && lv->kind == EXPR_MEMBER)
		k = lv->field->kind;
	else if (lv && lv->kind == EXPR_VAR)
		k = lv->sym->pkind;
	return leaf_promises(t, k);
}

static void on_target(void *ctx, const struct root *r)
{
	const struct type *t = r->type;

	while (t && t->kind == TYPE_ARRAY)
		t = t->of;
	if (t && place_promises(r->place, t))
		breach_pointer(ctx, r->place, t);
}

void breach_pointer(struct finder *f, const struct expr *place,
		    const struct type *pointer)
{
	const struct expr *lv = place ? lvalue_array(place) : NULL;

	if (lv && (lv->kind == EXPR_DEREF || lv->kind == EXPR_INDEX)) {
		roots_visit(f->origin, f->fo, lv->sub[0], on_target, f);
		return;
	}
	if (lv && lv->kind == EXPR_MEMBER)
		breach_make(f, lv->field);
	else if (lv && lv->kind == EXPR_VAR && lv->sym->kind == SYM_STATIC)
		breach_make(f, lv->sym);
	else if (!lv && pointer->of)
		breach_make(f, pointer->of->unqual);
}

/* ---- unions --------------------------------------------------------- */

/* Members of the same union that lie under bytes [lo, hi) of it. */
struct sibling {
	struct finder *f;
	const struct field *written;
	const struct type *as;		/* what is written at lo; NULL: bytes */
	uint64_t lo, hi;
};

static void broken_sibling(void *ctx, const struct leaf *l)
{
	struct sibling *s = ctx;

	if (l->at >= s->hi || l->at + l->type->size <= s->lo)
		return;
	/* NULL is in what most promise */
	if (s->f->zero && l->at >= s->lo && l->at + l->type->size <= s->hi &&
	    !(l->field->kind && l->field->kind->nonnull))
		return;
	if (l->at < s->lo || !leaf_matches(s->as, l->at - s->lo, l->type))
		breach_leaf(s->f, l);
}

static void see_union(struct finder *f, const struct expr *member,
		      const struct type *as, uint64_t at, uint64_t size)
{
	const struct type *t = member->sub[0]->type;
	struct sibling s = { f, member->field, as, at, at + size };

	for (uint32_t i = 0; i < t->nfields; i++) {
		if (&t->fields[i] != member->field)
			leaf_of_field(&t->fields[i], 0, broken_sibling, &s);
	}
}

void breach_siblings(struct finder *f, const struct expr *lv, bool bytes)
{
	const struct type *as = lv->type;
	uint64_t size = as && as->complete ? as->size : 1;
	uint64_t at = 0;
	int64_t lo, hi;

	for (; lv->kind == EXPR_MEMBER || lv->kind == EXPR_INDEX;
	     lv = lv->sub[0]) {
		if (lv->kind == EXPR_INDEX) {
			if (lv->sub[0]->kind != EXPR_DECAY)
				return;
			/* any element of the array */
			lv = lv->sub[0];
			as = lv->sub[0]->type;
			size = as && as->complete ? as->size : size;
			at = 0;
			continue;
		}
		field_span(lv->field, &lo, &hi);
		at += (uint64_t)lo;
		if (lv->sub[0]->type && lv->sub[0]->type->kind == TYPE_UNION)
			see_union(f, lv, bytes ? NULL : as, at, size);
	}
}

/* ---- objects -------------------------------------------------------- */

const struct type *type_element(const struct type *t)
{
	while (t && t->kind == TYPE_ARRAY)
		t = t->of;
	return t;
}

void breach_all(struct finder *f, const struct root *r)
{
	const struct type *t = type_element(r->type);

	if (t->kind == TYPE_POINTER && place_promises(r->place, t))
		breach_pointer(f, r->place, t);
	else
		leaves_visit(t, breach_leaf, f);
	if (r->place)
		breach_siblings(f, r->place, true);
}

void breach_as(struct finder *f, const struct root *r)
{
	const struct type *t = type_element(r->type);
	const struct type *as = type_element(f->as);

	if (as->unqual == t->unqual)
		return;
	f->broke = false;
	if (f->writes && t->kind != TYPE_POINTER)
		leaves_differ(t, as, breach_leaf, f);
	else if (f->writes && place_promises(r->place, t) &&
		 !leaf_matches(as, 0, t))
		breach_pointer(f, r->place, t);
	if (f->broke && r->place)
		breach_siblings(f, r->place, true);
	if (as->kind != TYPE_POINTER)
		leaves_differ(as, t, breach_leaf, f);
}

bool type_is_unknown(const struct type *t)
{
	t = type_element(t);
	return !t || t->kind == TYPE_VOID || t->kind == TYPE_FUNC ||
	       (type_is_record(t) && !t->complete);
}
