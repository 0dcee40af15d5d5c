// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Cells that are no variables: parts of records, statics, p->len. */
#include "checker/facts/internal.h"

#define OTHER_MEMORY (TAG_USER | TAG_IOMEM | TAG_PERCPU | TAG_RCU | TAG_SEG)

/* ---- which there are ---------------------------------------------------------- */

bool same_sort(const struct type *a, const struct type *b)
{
	struct int_form f, g;

	if (a->kind == TYPE_POINTER || b->kind == TYPE_POINTER)
		return a->kind == b->kind;
	return (a->kind == TYPE_BOOL) == (b->kind == TYPE_BOOL) &&
	       form_of(a, &f) && form_of(b, &g) && f.bits == g.bits &&
	       f.is_signed == g.is_signed;
}

bool cell_form(const struct cell *c, struct int_form *f)
{
	return form_of_access(c->type, c->field, f);
}

struct value cell_any(const struct cell *c)
{
	struct int_form f;

	return cell_form(c, &f) ? value_int(ival_full(f)) : value_any(c->type);
}

static bool may_follow(const struct spot *p, enum cell_kind kind)
{
	const struct sym *s = p->sym;
	const struct type *t = s->type;

	/* two names of one place would be taken for two places */
	if (s->flags & (SYM_VOLATILE | SYM_REGISTER_ASM | SYM_PERCPU |
			SYM_ALIAS | SYM_WEAK | SYM_ASM_LABEL))
		return false;
	if (kind == CELL_BEHIND)
		return t->kind == TYPE_POINTER &&
		       !((t->tags | t->of->tags) & OTHER_MEMORY) &&
		       !t->of->is_volatile;
	return !t->is_volatile && !(t->tags & OTHER_MEMORY);
}

static bool is_access(const struct op *o)
{
	return o->kind == OP_LOAD_K || o->kind == OP_STORE_K;
}

/* The term that access @o is of, if there can be one. */
static bool term_of(const struct facts *x, const struct op *o, struct cell *c)
{
	const struct spot *p = &x->spots[o->arg[0]];
	struct int_form f;

	c->kind = CELL_PART;
	if (!p->sym) {
		p = &x->memory[o->arg[0]];
		c->kind = p->pointer == NO_OP ? CELL_STATIC : CELL_BEHIND;
	}
	if (!p->sym || !p->exact || o->is_volatile)
		return false;
	if (c->kind == CELL_PART && x->vars[p->sym->id].cell != NO_CELL)
		return false;
	if (!may_follow(p, c->kind))
		return false;
	if (o->type->kind != TYPE_POINTER &&
	    !form_of_access(o->type, o->field, &f))
		return false;
	c->sym = p->sym;
	c->type = o->type;
	c->field = o->field;
	c->at = p->bits;
	c->width = o->field ? o->field->width : (int64_t)o->size * 8;
	return true;
}

static bool same_term(const struct cell *a, const struct cell *b)
{
	return a->kind == b->kind && a->sym == b->sym && a->at == b->at &&
	       a->width == b->width && !a->field == !b->field &&
	       same_sort(a->type, b->type);
}

static uint32_t find_term(const struct facts *x, const struct cell *c)
{
	for (uint32_t i = x->nvars; i < x->ncells; i++)
		if (same_term(&x->cells[i], c))
			return i;
	return NO_CELL;
}

static void leak(void *ctx, op_id id, const struct sym *sym, uint32_t arg)
{
	struct facts *x = ctx;

	(void)id;
	(void)arg;
	x->leaks[sym->id] = true;
}

static bool is_worth(const struct cell *all, const uint32_t *uses, uint32_t n,
		     const struct cell *c)
{
	if (n <= MAX_TERMS)
		return true;
	for (uint32_t i = 0; i < n; i++)
		if (same_term(&all[i], c))
			return uses[i] > 1;
	return false;
}

#define MAX_SEEN 1024

/* When there are many, only what is accessed more than once is of use. */
static void count_terms(const struct facts *x, struct cell *all,
			uint32_t *uses, uint32_t *n)
{
	for (op_id i = 0; i < x->func->nops; i++) {
		const struct op *o = &x->func->ops[i];
		struct cell c;
		uint32_t k = 0;

		if (!is_access(o) || !term_of(x, o, &c))
			continue;
		while (k < *n && !same_term(&all[k], &c))
			k++;
		if (k == MAX_SEEN)
			continue;
		if (k == *n)
			all[(*n)++] = c;
		uses[k]++;
	}
}

void terms_find(struct facts *x)
{
	struct cell *all = arena_array(x->arena, MAX_SEEN, sizeof(*all));
	uint32_t *uses = arena_array(x->arena, MAX_SEEN, sizeof(*uses));
	uint32_t n = 0;

	count_terms(x, all, uses, &n);
	for (op_id i = 0; i < x->func->nops; i++) {
		const struct op *o = &x->func->ops[i];
		struct cell c;

		each_escape(x, i, leak, x);
		x->term[i] = NO_CELL;
		if (!is_access(o) || !term_of(x, o, &c) ||
		    !is_worth(all, uses, n, &c))
			continue;
		x->term[i] = find_term(x, &c);
		if (x->term[i] != NO_CELL || x->ncells - x->nvars == MAX_TERMS)
			continue;
		if (c.kind != CELL_STATIC)
			x->has_terms[c.sym->id] = true;
		x->term[i] = x->ncells;
		x->cells[x->ncells++] = c;
	}
}

/* ---- forgetting ------------------------------------------------------------------ */

static bool is_memory(const struct cell *c)
{
	return c->kind == CELL_STATIC || c->kind == CELL_BEHIND;
}

static void forget_cell(const struct facts *x, struct state *s, uint32_t i)
{
	s->cells[i] = cell_any(&x->cells[i]);
}

void terms_forget(const struct facts *x, struct state *s,
		  const struct sym *sym)
{
	if (!x->has_terms[sym->id])
		return;
	for (uint32_t i = x->nvars; i < x->ncells; i++)
		if (x->cells[i].sym == sym)
			forget_cell(x, s, i);
}

void terms_escape(const struct facts *x, struct state *s,
		  const struct sym *sym, bool escaped)
{
	if (!x->has_terms[sym->id])
		return;
	for (uint32_t i = x->nvars; i < x->ncells; i++)
		if (x->cells[i].sym == sym && x->cells[i].kind == CELL_PART)
			s->escaped[i] = escaped;
}

void terms_forget_memory(const struct facts *x, struct state *s)
{
	for (uint32_t i = x->nvars; i < x->ncells; i++)
		if (is_memory(&x->cells[i]))
			forget_cell(x, s, i);
}

/* ---- reading ------------------------------------------------------------------------ */

/* Whether the pointer variable still has the value that @p goes from. */
bool terms_current(const struct facts *x, const struct state *s,
		   const struct spot *p)
{
	uint32_t c = x->vars[p->sym->id].cell;
	op_id name = x->values[p->pointer].same;

	return c != NO_CELL && !s->escaped[c] && name != NO_OP &&
	       s->cells[c].same == name;
}

static bool is_anything(const struct cell *c, const struct value *v)
{
	struct value any = cell_any(c);

	return value_equal(v, &any);
}

struct value terms_load(struct facts *x, struct state *s, op_id id,
			struct value otherwise)
{
	uint32_t i = x->term[id];
	const struct spot *p = &x->memory[x->func->ops[id].arg[0]];
	const struct cell *c;
	struct value v;
	bool ok;

	if (i == NO_CELL || s->escaped[i])
		return otherwise;
	c = &x->cells[i];
	if (c->kind == CELL_BEHIND && !terms_current(x, s, p))
		return otherwise;
	if (is_anything(c, &s->cells[i])) {
		s->cells[i] = otherwise;
		s->cells[i].same = id;
		return s->cells[i];
	}
	if (is_memory(c)) {
		v = s->cells[i];
		v.relies |= source_bit(x, id, true, &ok);
		return ok ? v : otherwise;
	}
	if (s->cells[i].same == NO_OP)
		s->cells[i].same = id;
	return s->cells[i];
}

/* ---- writing ------------------------------------------------------------------------- */

static bool overlap(const struct cell *c, const struct spot *p, int64_t width)
{
	int64_t lo = p->exact ? p->bits : p->lo;
	int64_t hi = p->exact ? p->bits + width : p->hi;

	return c->at < hi && lo < c->at + c->width;
}

/* Whether a write of @width bits at @p may change @c; @kind: what @p is of. */
static bool may_reach(const struct facts *x, const struct cell *c,
		      const struct spot *p, enum cell_kind kind, int64_t width)
{
	if (kind == CELL_PART) {
		if (c->kind == CELL_PART)
			return c->sym == p->sym && overlap(c, p, width);
		/* its address may be in the pointer */
		return c->kind == CELL_BEHIND &&
		       (x->leaks[p->sym->id] || c->sym == p->sym);
	}
	if (!is_memory(c))
		return false;	/* it has not escaped */
	if (!p->sym)
		return true;
	if (c->kind == CELL_STATIC && kind == CELL_STATIC &&
	    may_follow(p, CELL_STATIC))
		return c->sym == p->sym && overlap(c, p, width);
	if (c->kind == CELL_BEHIND && kind == CELL_BEHIND && c->sym == p->sym)
		return overlap(c, p, width);
	return true;
}

/* What @o stores, for the cell that it is all of. */
static struct value stored(const struct facts *x, const struct op *o,
			   const struct cell *c)
{
	const struct op *from;
	struct value v;
	struct int_form f, g;

	if (o->kind != OP_STORE_K)
		return cell_any(c);
	from = &x->func->ops[o->arg[1]];
	v = x->values[o->arg[1]];
	if (!same_sort(c->type, from->type))
		return cell_any(c);
	/* a bit-field has the low bits of it */
	if (c->field && cell_form(c, &f) && form_of(from->type, &g)) {
		struct ival cut = ival_wrap(v.i, f);

		if (!ival_equal(cut, v.i))
			v = value_int(cut);
		v.i = cut;
	}
	return v;
}

void terms_write(struct facts *x, struct state *s, op_id id)
{
	const struct op *o = &x->func->ops[id];
	struct spot p = x->spots[o->arg[0]];
	enum cell_kind kind = CELL_PART;
	uint32_t whole = x->term[id];
	int64_t width = o->size <= INT32_MAX ? (int64_t)o->size * 8
					     : INT64_MAX / 2;

	if (o->kind == OP_STORE_K && o->field)
		width = o->field->width;
	if (!p.sym) {
		p = x->memory[o->arg[0]];
		kind = p.sym && p.pointer == NO_OP ? CELL_STATIC : CELL_BEHIND;
		if (p.sym && kind == CELL_BEHIND && !terms_current(x, s, &p))
			p.sym = NULL;
	}
	if (p.bits > INT64_MAX / 4 || p.bits < INT64_MIN / 4)
		p.exact = false;
	for (uint32_t i = x->nvars; i < x->ncells; i++)
		if (i != whole && may_reach(x, &x->cells[i], &p, kind, width))
			forget_cell(x, s, i);
	if (o->is_volatile)
		terms_forget_memory(x, s);
	else if (whole != NO_CELL && p.sym && !s->escaped[whole])
		s->cells[whole] = stored(x, o, &x->cells[whole]);
}
