// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/breach_layout.h"

#define MAX_ELEMENTS 16

struct visit {
	on_leaf *found;
	void *ctx;
};

bool leaf_promises(const struct type *t, const struct kind *k)
{
	return t && t->kind == TYPE_POINTER && t->of &&
	       (k || type_is_sized_record(t->of));
}

static void visit_type(const struct visit *v, const struct type *t,
		       const struct field *of, uint64_t at)
{
	if (!t)
		return;
	if (of && leaf_promises(t, of->kind)) {
		struct leaf l = { of, t, at };

		v->found(v->ctx, &l);
		return;
	}
	if (t->kind == TYPE_ARRAY && t->of && t->of->complete) {
		for (uint64_t i = 0; i < t->count && i < MAX_ELEMENTS; i++)
			visit_type(v, t->of, of, at + i * t->of->size);
		if (!t->count)
			visit_type(v, t->of, of, at);
		return;
	}
	for (uint32_t i = 0; type_is_record(t) && i < t->nfields; i++)
		visit_type(v, t->fields[i].type, &t->fields[i],
			   at + t->fields[i].offset_bits / 8);
}

void leaves_visit(const struct type *t, on_leaf *found, void *ctx)
{
	struct visit v = { found, ctx };

	visit_type(&v, t, NULL, 0);
}

void leaf_of_field(const struct field *f, uint64_t at, on_leaf *found,
		   void *ctx)
{
	struct visit v = { found, ctx };

	visit_type(&v, f->type, f, at + f->offset_bits / 8);
}

static bool is_same_pointer(const struct type *a, const struct type *b)
{
	return a->kind == TYPE_POINTER && b->kind == TYPE_POINTER && a->of &&
	       b->of && a->of->unqual == b->of->unqual;
}

bool leaf_matches(const struct type *t, uint64_t at,
		  const struct type *pointer)
{
	if (!t)
		return false;
	if (t->kind == TYPE_POINTER)
		return !at && is_same_pointer(t, pointer);
	if (t->kind == TYPE_ARRAY)
		return t->of && t->of->complete && t->of->size &&
		       leaf_matches(t->of, at % t->of->size, pointer);
	for (uint32_t i = 0; type_is_record(t) && i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		uint64_t from = f->offset_bits / 8;

		if (at >= from && f->type &&
		    (!f->type->complete || at < from + f->type->size) &&
		    leaf_matches(f->type, at - from, pointer))
			return true;
	}
	return false;
}

struct differ {
	const struct type *as;
	on_leaf *found;
	void *ctx;
};

static void differ_one(void *ctx, const struct leaf *l)
{
	const struct differ *d = ctx;

	if (type_is_record(d->as) && l->at >= d->as->size)
		return;
	if (d->as->kind == TYPE_POINTER ? !is_same_pointer(d->as, l->type) :
	    !leaf_matches(d->as, l->at, l->type))
		d->found(d->ctx, l);
}

void leaves_differ(const struct type *t, const struct type *as,
		   on_leaf *found, void *ctx)
{
	struct differ d = { as, found, ctx };

	leaves_visit(t, differ_one, &d);
}
