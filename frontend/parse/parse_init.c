// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Initializers (C11 6.7.9): libclang gives lists as they are written; here
 * they become elements (offset, type, value) of the object, in order, later
 * ones overriding earlier ones.
 *
 * A list is walked with a stack of aggregates: one without braces of its own
 * takes as many items as it needs (6.7.9p20), and after a designator the walk
 * goes on behind the designated member, in the innermost aggregate.
 */
#include <string.h>

#include "frontend/parse/internal.h"

#define DEPTH 32

struct frame {
	const struct type *type;
	uint64_t bits;		/* offset of the aggregate in the object */
	uint64_t next;		/* field or element that comes next */
};

/* A place for one item. */
struct target {
	const struct type *type;
	uint64_t bits;
	uint32_t width;
	uint64_t repeat;
	uint64_t stride;
};

struct init_list {
	struct parser *p;
	struct expr *e;		/* the EXPR_INIT */
	uint32_t room;
	uint32_t at;		/* for what is not understood */
	bool failed;
};

static void list_walk(struct init_list *l, CXCursor c,
		      const struct type *type, uint64_t bits);

static void fail(struct init_list *l, const char *what)
{
	if (!l->failed)
		unknown_add(l->p, what, l->at);
	l->failed = true;
}

static void emit(struct init_list *l, const struct target *t,
		 struct expr *value)
{
	struct init *i = arena_grow(l->p->arena, (void **)&l->e->inits,
				    &l->e->ninits, &l->room, sizeof(*i));

	i->type = t->type;
	i->offset_bits = t->bits;
	i->width = t->width;
	i->repeat = t->repeat ? t->repeat : 1;
	i->stride = t->stride;
	i->value = value;
}

/* ---- sub-objects ----------------------------------------------------- */

static bool is_aggregate(const struct type *t)
{
	return t->kind == TYPE_ARRAY || type_is_record(t);
}

/* Unnamed bit-fields are no members (6.7.9p9). */
static bool is_padding(const struct field *f)
{
	return !f->name && !f->anonymous;
}

/* Steps over what cannot be initialised; false when nothing is left. */
static bool frame_ready(struct frame *f)
{
	if (f->type->kind == TYPE_ARRAY)
		return f->type->flexible || f->next < f->type->count;
	while (f->next < f->type->nfields && is_padding(&f->type->fields[f->next]))
		f->next++;
	return f->next < f->type->nfields;
}

static struct target frame_target(const struct frame *f)
{
	struct target t = { .repeat = 1 };

	if (f->type->kind == TYPE_ARRAY) {
		t.type = f->type->of;
		t.bits = f->bits + 8 * f->next * t.type->size;
	} else {
		const struct field *m = &f->type->fields[f->next];

		t.type = m->type;
		t.bits = f->bits + m->offset_bits;
		t.width = m->width;
	}
	return t;
}

/* Goes behind the current sub-object; a union has just one. */
static void frame_advance(struct frame *f)
{
	if (f->type->kind == TYPE_UNION)
		f->next = f->type->nfields;
	else
		f->next++;
}

/* ---- designators ----------------------------------------------------- */

struct walk {
	struct frame frames[DEPTH];
	uint32_t n;
};

static bool push(struct walk *w, const struct type *type, uint64_t bits)
{
	if (w->n == DEPTH || !is_aggregate(type))
		return false;
	w->frames[w->n++] = (struct frame){ type, bits, 0 };
	return true;
}

/* A frame for the sub-object that the top frame stands at; when it is left
 * again, the walk goes on behind that. */
static bool descend(struct walk *w)
{
	struct frame *f = &w->frames[w->n - 1];
	struct target t = frame_target(f);

	frame_advance(f);
	return push(w, t.type, t.bits);
}

static bool find_field(const struct type *record, const struct str *name,
		       uint64_t *index, bool *below)
{
	if (!type_is_record(record))
		return false;
	for (uint32_t i = 0; i < record->nfields; i++) {
		const struct field *f = &record->fields[i];
		uint64_t inner;
		bool deeper;

		*index = i;
		*below = f->anonymous;
		if (f->name == name)
			return true;
		if (f->anonymous && find_field(f->type, name, &inner, &deeper))
			return true;
	}
	return false;
}

/* .name: the top frame goes to that member, through anonymous records. */
static bool designate_field(struct walk *w, const struct str *name)
{
	for (;;) {
		struct frame *f = &w->frames[w->n - 1];
		bool below;

		if (!name || !find_field(f->type, name, &f->next, &below))
			return false;
		if (!below)
			return true;
		if (!descend(w))
			return false;
	}
}

struct designation {
	CXCursor *indices;	/* expressions in brackets, in order */
	uint32_t n;
	uint32_t used;
};

/* [a] or [a ... b] at @at: sets the top frame's element; returns the offset
 * behind the bracket, 0 on failure. */
static uint32_t designate_index(struct parser *p, struct walk *w,
				struct designation *d, uint64_t *repeat)
{
	struct frame *f = &w->frames[w->n - 1];
	int64_t lo;
	int64_t hi;
	uint32_t end;

	if (f->type->kind != TYPE_ARRAY || d->used == d->n ||
	    !cx_integer(d->indices[d->used], &lo) || lo < 0)
		return 0;
	end = text_skip_close(p, cx_range(d->indices[d->used++]).end);
	hi = lo;
	if (p->u->text[end] == '.') {
		if (d->used == d->n || !cx_integer(d->indices[d->used], &hi) ||
		    hi < lo)
			return 0;
		end = text_skip_close(p, cx_range(d->indices[d->used++]).end);
	}
	if (p->u->text[end] != ']')
		return 0;
	f->next = (uint64_t)lo;
	*repeat = (uint64_t)(hi - lo) + 1;
	return end + 1;
}

static const struct str *word_at(struct parser *p, uint32_t *at)
{
	const char *word = text_word(p, *at);

	*at += (uint32_t)strlen(word);
	return *word ? str_of(p->u->names, word) : NULL;
}

/* Walks ".a[1].b", "a:", "[1 ... 2]"; the frames then stand at the place. */
static bool designate(struct parser *p, struct walk *w,
		      struct designation *d, uint32_t at, uint64_t *repeat)
{
	bool first = true;

	*repeat = 1;
	w->n = 1;
	for (;; first = false) {
		at = text_skip(p, at);
		if (p->u->text[at] == '.' || (first && *text_word(p, at))) {
			at = text_skip(p, at + (p->u->text[at] == '.'));
			if ((!first && !descend(w)) ||
			    !designate_field(w, word_at(p, &at)))
				return false;
		} else if (p->u->text[at] == '[') {
			if (*repeat != 1 || (!first && !descend(w)))
				return false;
			at = designate_index(p, w, d, repeat);
			if (!at)
				return false;
		} else {
			return !first;
		}
	}
}

/* ---- items ----------------------------------------------------------- */

static bool is_string_for(const struct type *type, CXCursor c)
{
	while (c.kind == CXCursor_ParenExpr)
		c = clang_getNullCursor();
	return type->kind == TYPE_ARRAY && type->of->kind == TYPE_INT &&
	       c.kind == CXCursor_StringLiteral;
}

static bool fits(struct parser *p, const struct type *type, CXCursor c)
{
	if (!is_aggregate(type) || c.kind == CXCursor_InitListExpr ||
	    is_string_for(type, c))
		return true;
	return type_is_record(type) && type_same(type, type_of_cursor(p, c));
}

/* Nested elements were emitted from @from on: each is repeated as @t says. */
static void repeat_from(struct init_list *l, uint32_t from,
			const struct target *t)
{
	for (uint32_t i = from; i < l->e->ninits; i++) {
		if (l->e->inits[i].repeat != 1) {
			fail(l, "range designator in a range designator");
			return;
		}
		l->e->inits[i].repeat = t->repeat;
		l->e->inits[i].stride = t->stride;
	}
}

static void item_put(struct init_list *l, const struct target *t, CXCursor c)
{
	uint32_t from = l->e->ninits;
	struct expr *value;

	if (c.kind == CXCursor_InitListExpr) {
		list_walk(l, c, t->type, t->bits);
		for (uint32_t i = from; i < l->e->ninits; i++)
			if (!l->e->inits[i].width)
				l->e->inits[i].width = t->width;
		if (t->repeat != 1)
			repeat_from(l, from, t);
		return;
	}
	value = expr_of(l->p, c);
	/* libclang's syntactic list lacks the load of a record. */
	if (type_is_record(t->type))
		value = implicit(l->p, value, t->type->unqual);
	emit(l, t, value);
}

/* The place for the next item without designator, and behind it. */
static bool next_target(struct parser *p, struct walk *w, CXCursor c,
			struct target *t)
{
	for (;;) {
		struct frame *f = &w->frames[w->n - 1];

		while (w->n > 1 && !frame_ready(f))
			f = &w->frames[--w->n - 1];
		if (!frame_ready(f))
			return false;
		*t = frame_target(f);
		frame_advance(f);
		if (fits(p, t->type, c))
			return true;
		if (!push(w, t->type, t->bits))
			return false;
	}
}

static bool is_designated(CXCursor c)
{
	return c.kind == CXCursor_UnexposedExpr &&
	       clang_getCursorType(c).kind == CXType_Void;
}

static bool designated_item(struct init_list *l, struct walk *w, CXCursor c,
			    struct target *t, CXCursor *value)
{
	struct parser *p = l->p;
	struct kids k = cx_operands(p->scratch, c);
	struct designation d = { k.at, k.n ? k.n - 1 : 0, 0 };
	struct frame *f;

	if (!k.n || !designate(p, w, &d, cx_range(c).begin, &t->repeat))
		return false;
	*value = k.at[k.n - 1];
	f = &w->frames[w->n - 1];
	for (uint64_t repeat = t->repeat;;) {
		*t = frame_target(f);
		t->repeat = repeat;
		t->stride = repeat > 1 ? t->type->size : 0;
		if (f->type->kind == TYPE_ARRAY)
			f->next += repeat - 1;
		frame_advance(f);
		if (fits(p, t->type, *value))
			return true;
		/* .member = x where the member is an aggregate: its first. */
		if (repeat != 1 || !push(w, t->type, t->bits))
			return false;
		f = &w->frames[w->n - 1];
		if (!frame_ready(f))
			return false;
	}
}

static void list_items(struct init_list *l, struct kids k, struct walk *w)
{
	for (uint32_t i = 0; i < k.n && !l->failed; i++) {
		CXCursor value = k.at[i];
		struct target t = { .repeat = 1 };

		l->at = cx_range(k.at[i]).begin;
		if (is_designated(k.at[i])) {
			if (!designated_item(l, w, k.at[i], &t, &value)) {
				fail(l, "designator");
				return;
			}
		} else if (!next_target(l->p, w, k.at[i], &t)) {
			fail(l, "excess initializer");
			return;
		}
		item_put(l, &t, value);
	}
}

static void list_walk(struct init_list *l, CXCursor c,
		      const struct type *type, uint64_t bits)
{
	struct kids k = cx_operands(l->p->scratch, c);
	struct walk w = { .n = 0 };

	if (!k.n)
		return;
	if (!is_aggregate(type) || is_string_for(type, k.at[0])) {
		struct target t = { .type = type, .bits = bits, .repeat = 1 };

		if (k.n > 1)
			fail(l, "excess initializer");
		else
			item_put(l, &t, k.at[0]);
		return;
	}
	if (type_is_record(type) && !type->complete) {
		fail(l, "initializer of an incomplete type");
		return;
	}
	push(&w, type, bits);
	list_items(l, k, &w);
}

struct expr *init_of(struct parser *p, CXCursor c, const struct type *type)
{
	struct init_list l = { .p = p };

	if (c.kind != CXCursor_InitListExpr)
		return expr_of(p, c);
	l.e = expr_new(p, EXPR_INIT, type->unqual, cx_range(c));
	l.at = l.e->range.begin;
	list_walk(&l, c, type, 0);
	/* Braces around a scalar's value say nothing. */
	if (!is_aggregate(type) && l.e->ninits == 1 &&
	    type->kind != TYPE_OTHER)
		return l.e->inits[0].value;
	if (type->kind == TYPE_OTHER || (!is_aggregate(type) && !l.e->ninits))
		fail(&l, "initializer list of such a type");
	return l.e;
}
