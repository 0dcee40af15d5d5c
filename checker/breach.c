// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/access.h"
#include "checker/breach_state.h"
#include "frontend/walk.h"

/* ---- the set -------------------------------------------------------- */

static uint32_t slot_of(const struct breaches *b, const void *key)
{
	uint32_t at = (uint32_t)((uintptr_t)key >> 3) * 2654435761u;

	for (at &= b->room - 1; b->set[at] && b->set[at] != key;)
		at = (at + 1) & (b->room - 1);
	return at;
}

static bool has(const struct breaches *b, const void *key)
{
	return b && b->n && b->set[slot_of(b, key)];
}

static void grow(struct breaches *b)
{
	const void **old = b->set;
	uint32_t room = b->room;

	b->room = room ? 2 * room : 64;
	b->set = arena_array(b->arena, b->room, sizeof(*b->set));
	for (uint32_t i = 0; i < room; i++) {
		if (old[i])
			b->set[slot_of(b, old[i])] = old[i];
	}
}

void breach_add(struct breaches *b, const void *key)
{
	if (2 * (b->n + 1) > b->room)
		grow(b);
	if (b->set[slot_of(b, key)])
		return;
	b->set[slot_of(b, key)] = key;
	b->n++;
}

/* ---- what is asked -------------------------------------------------- */

bool breach_of_field(const struct breaches *b, const struct field *f)
{
	return has(b, f);
}

bool breach_of_sym(const struct breaches *b, const struct sym *s)
{
	return has(b, s);
}

bool breach_at(const struct breaches *b, const struct expr *e)
{
	return has(b, e);
}

bool breach_anywhere(const struct breaches *b)
{
	return b && b->anywhere;
}

bool breach_of_place(const struct breaches *b, const struct expr *place)
{
	const struct type *t = place->type;
	const struct expr *lv = lvalue_array(place);

	if (t && t->kind == TYPE_POINTER && t->of && has(b, t->of->unqual))
		return true;
	if (lv->kind == EXPR_MEMBER)
		return has(b, lv->field);
	return lv->kind == EXPR_VAR && has(b, lv->sym);
}

/* ---- the walk ------------------------------------------------------- */

/* The value at @in of an initializer lies over another member of its union. */
struct laid {
	struct finder *f;
	const struct init *in;
	const struct expr *at;
};

static void broken_laid(void *ctx, const struct leaf *l)
{
	struct laid *x = ctx;
	const struct type *t = x->in->type;
	uint64_t at = x->in->offset_bits / 8;
	uint64_t size = t && t->complete ? t->size : 1;

	if (l->at >= at + size || l->at + l->type->size <= at)
		return;
	if (l->at == at && breach_is_small(x->f, l->type, x->in->value))
		breach_leaf(x->f, l);
	x->f->at = x->at;
	if (l->at < at || !leaf_matches(t, l->at - at, l->type))
		breach_leaf(x->f, l);
}

static void see_init(struct finder *f, const struct expr *e)
{
	for (uint32_t i = 0; i < e->ninits; i++) {
		struct laid x = { f, &e->inits[i], f->at };

		leaves_visit(e->type, broken_laid, &x);
	}
}

static bool is_zero(const struct expr *e)
{
	e = expr_strip(e);
	return e->kind == EXPR_INT && !e->value;
}

static void see_expr(void *ctx, const struct expr *e)
{
	struct finder *f = ctx;

	f->at = e;
	switch (e->kind) {
	case EXPR_CAST:
	case EXPR_CONVERT:
		breach_see_conversion(f, e);
		break;
	case EXPR_ASSIGN:
		f->zero = is_zero(e->sub[1]);
		breach_see_store(f, e->sub[0]);
		f->zero = false;
		if (breach_is_small(f, e->sub[0]->type, e->sub[1]))
			breach_pointer(f, e->sub[0], e->sub[0]->type);
		break;
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
		breach_see_store(f, e->sub[0]);
		/* p++ may leave its object */
		f->at = NULL;
		if (place_promises(e->sub[0], e->type) &&
		    !lvalue_is_local(e->sub[0]))
			breach_pointer(f, e->sub[0], e->type);
		break;
	case EXPR_ADDR:
	case EXPR_DECAY:
		if (e->sub[0]->kind != EXPR_FUNC && !address_is_read_only(e))
			breach_siblings(f, e->sub[0], false);
		break;
	case EXPR_ATOMIC:
		breach_see_atomic(f, e);
		break;
	case EXPR_CALL:
		breach_see_call(f, e);
		break;
	case EXPR_INIT:
		see_init(f, e);
		break;
	case EXPR_INT:
	case EXPR_FLOAT:
	case EXPR_STRING:
	case EXPR_VAR:
	case EXPR_FUNC:
	case EXPR_MEMBER:
	case EXPR_DEREF:
	case EXPR_INDEX:
	case EXPR_LOAD:
	case EXPR_UNARY:
	case EXPR_BINARY:
	case EXPR_LOGICAL:
	case EXPR_COND:
	case EXPR_COMMA:
	case EXPR_STMT:
	case EXPR_COMPOUND:
	case EXPR_VA_ARG:
	case EXPR_LABEL_ADDR:
	case EXPR_UNKNOWN:
		break;
	}
}

/* What an asm leaves in a pointer is its own matter. */
static void see_stmt(void *ctx, const struct stmt *s)
{
	struct finder *f = ctx;
	const struct sym *self = f->fo->func->sym;

	if (s->kind == STMT_RETURN && s->expr &&
	    breach_is_small(f, self->type->of, s->expr))
		breach_make(f, self);

	for (uint32_t i = 0; s->assembly && i < s->assembly->noperands; i++) {
		const struct asm_operand *o = &s->assembly->operands[i];

		f->at = o->expr;
		if (o->expr && !o->output && s->assembly->clobbers_memory &&
		    s->assembly->template[0])
			breach_see_lost(f, o->expr);
		if (!o->output || !o->expr || !o->expr->lvalue ||
		    (o->in_out && !s->assembly->template[0]))
			continue;
		f->at = o->expr;
		breach_see_store(f, o->expr);
		if (place_promises(o->expr, o->expr->type) &&
		    !lvalue_is_local(o->expr))
			breach_pointer(f, o->expr, o->expr->type);
	}
}

/* ---- static objects --------------------------------------------------- */

struct given {
	struct finder *f;
	const struct sym *sym;
	const struct init *in;		/* NULL: the whole */
	const struct expr *value;
};

static void on_given(void *ctx, const struct root *r)
{
	struct finder *f = ctx;
	const struct expr *lv = r->place;

	if (!lv || r->moved || lv->kind == EXPR_INDEX || !lv->type ||
	    lv->type->unqual != f->as)
		f->broke = true;
}

/* No rule looks at what a static object is initialized with: it has to keep
 * the promise of a pointer of type @t there, or that is none. */
static bool keeps(struct finder *f, const struct expr *value,
		  const struct type *t, const struct kind *k)
{
	if (k)
		return false;
	f->at = NULL;
	f->as = t->of->unqual;
	f->broke = false;
	if (origin_promised(f->origin, NULL, value, NULL, f->b->arena) <
	    t->of->size)
		roots_visit(f->origin, NULL, value, on_given, f);
	return !f->broke;
}

static void on_given_leaf(void *ctx, const struct leaf *l)
{
	struct given *g = ctx;
	uint64_t at = g->in->offset_bits / 8;
	uint64_t size = g->in->type->complete ? g->in->type->size : 1;

	if (l->at >= at && l->at < at + size * g->in->repeat &&
	    g->value->type && g->value->type->kind == TYPE_POINTER &&
	    !keeps(g->f, g->value, l->type, l->field->kind))
		breach_leaf(g->f, l);
}

static void see_static(struct finder *f, const struct sym *s)
{
	struct given g = { .f = f, .sym = s };

	f->at = NULL;
	f->fo = NULL;
	if (s->init_unknown) {
		leaves_visit(s->type, breach_leaf, f);
		breach_make(f, s);
	} else if (s->init && s->init->kind != EXPR_INIT) {
		if (leaf_promises(s->type, s->pkind) &&
		    !keeps(f, s->init, s->type, s->pkind))
			breach_make(f, s);
	} else if (s->init) {
		see_init(f, s->init);
		for (uint32_t i = 0; i < s->init->ninits; i++) {
			g.in = &s->init->inits[i];
			g.value = g.in->value;
			leaves_visit(s->type, on_given_leaf, &g);
		}
	}
}

struct breaches *breaches_find(const struct origin *o, struct arena *a)
{
	struct breaches *b = arena_new_of(a, struct breaches);
	struct finder f = { .b = b, .origin = o };
	struct walk w = { .expr = see_expr, .stmt = see_stmt, .ctx = &f };
	const struct unit *u = o->verdicts->unit;

	b->arena = a;
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		f.fo = &o->funcs[i];
		if (u->funcs[i]->reached)
			walk_stmt(&w, u->funcs[i]->body);
	}
	for (uint32_t i = 0; i < u->nsyms; i++)
		see_static(&f, u->syms[i]);
	return b;
}
