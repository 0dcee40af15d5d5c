// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The checks of a function's obligations as lines of hooks: one form of
 * runtime/abi.def after the other.
 */
#include <string.h>

#include "lowering/plan.h"

enum which { ANY, READS, WRITES };

/* The mutant that is asked for drops the checks of a rule, and this is one. */
static bool is_dropped(const struct plan *p, const struct obligation *o)
{
	static const struct {
		const char *rule;
		enum which which;
	} drops[MUTANTS] = {
#define DROP(NAME, rule, which, what) [MUTANT_##NAME] = { rule, which },
#define WEAKEN(NAME, what)
#include "lowering/mutant.def"
#undef DROP
#undef WEAKEN
	};
	uint64_t m = (uint64_t)p->v->options->mutate;

	return m < MUTANTS && drops[m].rule && !strcmp(drops[m].rule, o->rule) &&
	       (drops[m].which == ANY ||
		(drops[m].which == WRITES) == o->check.writes);
}

static bool is_below(const struct expr *e, const struct expr *outer)
{
	while (e && e != outer)
		e = e->parent;
	return e;
}

/* An argument of the call @a, or the call's own value when the obligation is
 * not at the argument. */
static const struct expr *checked_argument(const struct obligation *o,
					   const struct expr *a)
{
	uint32_t i = o->check.arg + call_first(a);

	if (o->check.form == CHECK_NULL && a->kind == EXPR_CALL &&
	    !(i < a->nsub && is_below(o->at, a->sub[i])))
		return a;
	return i < a->nsub ? a->sub[i] : NULL;
}

/* The operand whose value is checked: the pointer of an access, the argument
 * of a call, or the anchor itself. */
static const struct expr *checked_pointer(const struct obligation *o)
{
	const struct expr *a = o->check.anchor;

	switch (a->kind) {
	case EXPR_DEREF:
	case EXPR_INDEX:
		return a->sub[0];
	case EXPR_CALL:
	case EXPR_ATOMIC:
		return checked_argument(o, a);
	default:
		return a;
	}
}

uint32_t call_first(const struct expr *call)
{
	return call->kind == EXPR_CALL ? 1 : 0;
}


/* The wrapped hook of @e, or NULL and the obligation is refused. */
static struct hook *wrap(struct plan *p, const struct obligation *o,
			 const struct expr *e)
{
	enum reason why;

	if (e && hook_allowed(e, &why))
		return hook_value(p, e);
	plan_refuse(p, o, e ? why : REASON_NO_INSERT);
	return NULL;
}

static void check_null(struct plan *p, const struct obligation *o)
{
	struct hook *h = wrap(p, o, checked_pointer(o));
	const char *value;

	if (!h)
		return;
	value = h->temp;
	if (mutated(p, MUTANT_NULL_ERROR))
		value = plan_printf(p, "(void *)(long)((long)%s != 0)", value);
	frame_line(p, &h->value, ORDER_NULL,
		   plan_printf(p, "__saner_null(%s, %s);", value,
			       plan_site(p, o)));
}

static void check_index(struct plan *p, const struct obligation *o)
{
	uint64_t count = o->check.count + mutated(p, MUTANT_INDEX_LAST);
	struct hook *h = wrap(p, o, o->check.anchor->sub[1]);
	const char *index;

	if (!h)
		return;
	index = h->temp;
	if (mutated(p, MUTANT_INDEX_FIRST))
		index = plan_printf(p, "((long)%s < 0 ? 0 : %s)", index, index);
	frame_line(p, &h->value, ORDER_CHECK,
		   plan_printf(p, "__saner_index((unsigned long)%s, %lluUL, "
			       "%s);", index, (unsigned long long)count,
			       plan_site(p, o)));
}

static bool is_soft(const struct plan *p)
{
	return p->v->options->mode != MODE_HARD;
}

/* Counts, beside a check, that it could not fail for want of bounds: soft mode is
 * for looking, in hard mode nobody pays for it.  For -fsaner-count also where
 * the checker has it that they are known, since lowering may lose them yet. */
static void count_unknown(struct plan *p, const struct obligation *o,
			  struct frame *f, const char *bounds,
			  const char *site)
{
	const char *row = count_row(p, o);

	if (row)
		frame_line(p, f, ORDER_COUNT,
			   plan_printf(p, "%s.unknown += (%s).size == ~0UL;",
				       row, bounds));
	if (!o->check.bounds->known && is_soft(p))
		frame_line(p, f, ORDER_CHECK,
			   plan_printf(p, "__saner_count(%s, %s);", bounds,
				       site));
}

/* bounds_text() for a check; in a local when it says them more than once. */
static const char *checked_bounds(struct plan *p, const struct bounds *b,
				  struct hook *h, struct frame *at)
{
	const char *text = bounds_text(p, b, h, at), *local;
	bool counts = (!b->known && is_soft(p)) || p->v->options->count;

	if (!text || !counts || bounds_are_free(b))
		return text;
	local = frame_local(p, at, "struct __saner_bounds");
	frame_line(p, at, ORDER_READ, plan_printf(p, "%s = %s;", local, text));
	return local;
}

/* "lo, hi" of the bytes that are accessed. */
static const char *bytes_text(struct plan *p, const struct obligation *o)
{
	bool any = o->check.lo < o->check.hi;
	int64_t lo = o->check.lo + (any && mutated(p, MUTANT_ACCESS_FIRST));
	int64_t hi = o->check.hi - (any && mutated(p, MUTANT_ACCESS_LAST));

	return plan_printf(p, "%lldL, %lldL", (long long)lo, (long long)hi);
}

static const char *access_line(struct plan *p, const struct obligation *o,
			       const char *address, const char *bounds,
			       const char *site)
{
	return plan_printf(p, "__saner_access(%s, %s, %s, %s);", address,
			   bytes_text(p, o), bounds, site);
}

/* Where a word says how far the pointer goes: bytes [0, amount) from it on. */
static bool check_room(struct plan *p, const struct obligation *o,
		       const struct hook *h, struct frame *at,
		       const char *amount)
{
	const char *room = room_text(p, o->check.bounds), *row, *site;

	if (!room)
		return false;
	site = plan_site(p, o);
	row = count_row(p, o);
	if (row)
		frame_line(p, at, ORDER_COUNT,
			   plan_printf(p, "%s.unknown += %s == ~0UL;", row,
				       room));
	frame_line(p, at, ORDER_CHECK,
		   plan_printf(p, "__saner_in_room(%s, %s, %s, %s);", h->temp,
			       amount, room, site));
	return true;
}

static bool access_room(struct plan *p, const struct obligation *o,
			struct hook *h)
{
	int64_t hi = o->check.hi - mutated(p, MUTANT_ACCESS_LAST);

	return check_room(p, o, h, &h->value,
			  plan_printf(p, "%lldUL", (long long)hi));
}

/* What is looked up for this check alone is asked out of line. */
static const char *ask_line(struct plan *p, const struct obligation *o,
			    const char *address, struct hook *h,
			    struct frame *at)
{
	const char *asked = p->v->options->count ? NULL :
			    asked_text(p, o->check.bounds, h, at);

	return asked ? plan_printf(p, "__saner_ask(%s, %s, %s, %s);", asked,
				   address, bytes_text(p, o),
				   plan_site(p, o)) : NULL;
}

static void access_pointer(struct plan *p, const struct obligation *o)
{
	const struct bounds *b = o->check.bounds;
	struct hook *h = wrap(p, o, checked_pointer(o));
	const char *bounds, *site, *ask;

	if (!h)
		return;
	if (access_room(p, o, h))
		return;
	ask = ask_line(p, o, h->temp, h, &h->value);
	if (ask) {
		frame_line(p, &h->value, ORDER_CHECK, ask);
		return;
	}
	bounds = checked_bounds(p, b, h, &h->value);
	if (!bounds) {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	site = plan_site(p, o);
	frame_line(p, &h->value, ORDER_CHECK,
		   access_line(p, o, h->temp, bounds, site));
	count_unknown(p, o, &h->value, bounds, site);
}

/* p[i]: both operands move, and the sum of the temporaries is checked. */
static void access_index(struct plan *p, const struct obligation *o)
{
	const struct expr *e = o->check.anchor;
	const struct bounds *b = o->check.bounds;
	const char *bounds, *site, *address, *ask;
	struct hook *group, *pointer, *index;
	enum reason why;

	if (!hook_allowed(e, &why) || !hook_allowed(e->sub[0], &why) ||
	    !hook_allowed(e->sub[1], &why)) {
		plan_refuse(p, o, why);
		return;
	}
	group = hook_group(p, e);
	pointer = hook_move(p, group, 0);
	index = hook_move(p, group, 1);
	address = plan_printf(p, "%s + %s", pointer->temp, index->temp);
	ask = ask_line(p, o, address, pointer, &group->group);
	if (ask) {
		frame_line(p, &group->group, ORDER_CHECK, ask);
		return;
	}
	bounds = checked_bounds(p, b, pointer, &group->group);
	if (!bounds) {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	site = plan_site(p, o);
	frame_line(p, &group->group, ORDER_CHECK,
		   access_line(p, o, address, bounds, site));
	count_unknown(p, o, &group->group, bounds, site);
}

static void check_access(struct plan *p, const struct obligation *o)
{
	if (!o->check.bounds)
		plan_refuse(p, o, REASON_NO_BOUNDS);
	else if (o->check.anchor->kind == EXPR_INDEX)
		access_index(p, o);
	else
		access_pointer(p, o);
}

/* Pointer argument of a call, its amount (of a string: at most) and bounds: in
 * a wrapper of that argument when the amount is stable, else all of them move
 * into a group. */
static void check_bytes(struct plan *p, const struct obligation *o)
{
	const struct check *c = &o->check;
	const struct expr *call = c->anchor;
	bool stable = amount_is_stable(c->amount, call);
	struct hook *h = wrap(p, o, checked_pointer(o));
	struct hook *group = NULL;
	const char *amount, *bounds, *room, *site;
	struct frame *at;
	enum reason why;

	if (!h)
		return;
	if (!stable && !hook_allowed(call, &why)) {
		plan_refuse(p, o, why);
		return;
	}
	if (!stable) {
		group = hook_group(p, call);
		hook_move(p, group, c->arg + call_first(call));
	}
	at = stable ? &h->value : &group->group;
	amount = amount_in_call(p, c->amount, call, group);
	room = room_text(p, c->bounds);
	bounds = room ? room : checked_bounds(p, c->bounds, h, at);
	if (!amount || !bounds) {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	if (mutated(p, MUTANT_BYTES_LAST))
		amount = plan_printf(p, "__saner_sub(%s, 1UL)", amount);
	if (c->scale > 1 && !mutated(p, MUTANT_BYTES_SCALE))
		amount = plan_printf(p, "%s(%s, %lluUL)",
				     mutated(p, MUTANT_BYTES_WRAP) ?
				     "__saner_mul" : "__saner_mul_need", amount,
				     (unsigned long long)c->scale);
	if (room) {
		check_room(p, o, h, at, amount);
		return;
	}
	site = plan_site(p, o);
	frame_line(p, at, ORDER_CHECK,
		   plan_printf(p, "%s(%s, %s, %s, %s);",
			       c->form == CHECK_STRING ? "__saner_strn" :
							 "__saner_bytes",
			       h->temp, amount, bounds, site));
	count_unknown(p, o, at, bounds, site);
}

/* The wrapped hook of @e and its bounds, or NULL and the obligation is refused. */
static struct hook *wrap_bounds(struct plan *p, const struct obligation *o,
				const struct expr *e, const char **bounds)
{
	struct hook *h = wrap(p, o, e);

	*bounds = h ? checked_bounds(p, o->check.bounds, h, &h->value) : NULL;
	if (h && !*bounds)
		plan_refuse(p, o, REASON_NO_INSERT);
	return *bounds ? h : NULL;
}

static void check_string(struct plan *p, const struct obligation *o)
{
	const char *bounds, *site;
	struct hook *h = wrap_bounds(p, o, checked_pointer(o), &bounds);

	if (!h)
		return;
	if (mutated(p, MUTANT_STRING_LAST))
		bounds = plan_printf(p, "(struct __saner_bounds){ (%s).base, "
				     "(%s).size | 7 }", bounds, bounds);
	site = plan_site(p, o);
	frame_line(p, &h->value, ORDER_CHECK,
		   plan_printf(p, "__saner_string(%s, %s, %s);", h->temp,
			       bounds, site));
	count_unknown(p, o, &h->value, bounds, site);
}

/* The new object is as large as what it is taken for, or it is none. */
static void check_cast(struct plan *p, const struct obligation *o)
{
	int64_t bytes = o->check.hi - mutated(p, MUTANT_CAST_LAST);
	const char *bounds;
	struct hook *h = wrap_bounds(p, o, o->check.anchor, &bounds);

	if (!h)
		return;
	frame_line(p, &h->value, ORDER_CHECK,
		   plan_printf(p, "__saner_cast(%lldUL, %s, %s);",
			       (long long)bytes, bounds, plan_site(p, o)));
}

static void check_alive(struct plan *p, const struct obligation *o)
{
	const struct bounds *b = o->check.bounds;
	struct hook *h = wrap(p, o, checked_pointer(o));
	const char *bounds, *line, *at;

	if (!h)
		return;
	at = !o->check.lo ? h->temp :
	     plan_printf(p, "(const volatile char *)%s + %lldL", h->temp,
			 (long long)o->check.lo);
	bounds = b ? bounds_text(p, b, h, &h->value) : NULL;
	if (b && !bounds) {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	line = bounds ? plan_printf(p, "__saner_freed(%s, %s, %s);", h->temp,
				    bounds, plan_site(p, o)) :
			plan_printf(p, "__saner_alive(%s, %s);", at,
				    plan_site(p, o));
	frame_line(p, &h->value, ORDER_NULL, line);
}

static void check_zero_heap(struct plan *p, const struct obligation *o)
{
	struct hook *h = wrap(p, o, o->check.anchor);
	const struct amount *a = o->check.amount;
	const struct contract *c;
	const char *amount;

	if (!h)
		return;
	c = call_contract(h->node);
	if (!a && c)
		a = c->alloc;
	amount = a ? amount_after_call(p, a, h->node, &h->value) : NULL;
	if (!amount) {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	p->info->checks++;
	frame_line(p, &h->value, ORDER_READ,
		   plan_printf(p, "__saner_zero((void *)%s, %s);", h->temp,
			       amount));
}

/* The smallest value of the signed type a quotient is computed in; 0: it is
 * not signed, or the dividend is a constant that is not that. */
static const char *quotient_min(const struct expr *e)
{
	const struct type *t = e->kind == EXPR_ASSIGN_OP ? e->compute_type :
							   e->type;
	int64_t value;

	if (!t->is_signed || (t->size != 4 && t->size != 8))
		return NULL;
	if (is_constant(e->sub[0], &value) && value >= 0)
		return NULL;
	return t->size == 4 ? "(-2147483647L - 1)" :
			      "(-9223372036854775807L - 1)";
}

static void check_divisor(struct plan *p, const struct obligation *o)
{
	const struct expr *e = o->check.anchor;
	const char *min = mutated(p, MUTANT_QUOTIENT) ? NULL : quotient_min(e);
	const char *dividend;
	struct hook *h = wrap(p, o, e->sub[1]), *group;
	struct frame *at;
	enum reason why;

	if (!h)
		return;
	at = &h->value;
	if (!min) {
		frame_line(p, at, ORDER_CHECK, plan_printf(p,
			   "__saner_divisor((unsigned long)%s, %s);", h->temp,
			   plan_site(p, o)));
		return;
	}
	if (e->kind == EXPR_BINARY && hook_allowed(e, &why)) {
		group = hook_group(p, e);
		hook_move(p, group, 1);
		dividend = hook_move(p, group, 0)->temp;
		at = &group->group;
	} else if (!e->sub[0]->side_effect) {
		dividend = plan_quote(p, e->sub[0]->range);
	} else {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	frame_line(p, at, ORDER_CHECK, plan_printf(p,
		   "__saner_quotient((long)(%s), (long)%s, %s, %s);", dividend,
		   h->temp, min, plan_site(p, o)));
}

static void check_shift(struct plan *p, const struct obligation *o)
{
	uint64_t width = o->check.count + mutated(p, MUTANT_SHIFT_LAST);
	struct hook *h = wrap(p, o, o->check.anchor->sub[1]);

	if (h)
		frame_line(p, &h->value, ORDER_CHECK,
			   plan_printf(p, "__saner_shift((unsigned long)%s, "
				       "%lluUL, %s);", h->temp,
				       (unsigned long long)width,
				       plan_site(p, o)));
}

static void check_reached(struct plan *p, const struct obligation *o)
{
	struct hook *group;
	enum reason why;

	if (!hook_allowed(o->check.anchor, &why)) {
		plan_refuse(p, o, why);
		return;
	}
	group = hook_group(p, o->check.anchor);
	frame_line(p, &group->group, ORDER_CHECK,
		   plan_printf(p, "__saner_reached(%s);", plan_site(p, o)));
}

static void plan_check(struct plan *p, const struct obligation *o)
{
	switch (o->check.form) {
	case CHECK_NONE:
		break;
	case CHECK_NULL:
		check_null(p, o);
		break;
	case CHECK_INDEX:
		check_index(p, o);
		break;
	case CHECK_ACCESS:
		check_access(p, o);
		break;
	case CHECK_BYTES:
		check_bytes(p, o);
		break;
	case CHECK_STRING:
		if (o->check.amount)
			check_bytes(p, o);
		else
			check_string(p, o);
		break;
	case CHECK_CAST:
		check_cast(p, o);
		break;
	case CHECK_ALIVE:
		check_alive(p, o);
		break;
	case CHECK_ZERO:
		plan_zero(p, o);
		break;
	case CHECK_ZERO_HEAP:
		check_zero_heap(p, o);
		break;
	case CHECK_DIVISOR:
		check_divisor(p, o);
		break;
	case CHECK_SHIFT:
		check_shift(p, o);
		break;
	case CHECK_REACHED:
		check_reached(p, o);
		break;
	}
}

/* Whether this disposition asks for the check that it carries. */
static bool is_wanted(const struct plan *p, const struct obligation *o)
{
	if (is_dropped(p, o))
		return false;
	switch (o->disposition) {
	case DISP_CHECKED:
	case DISP_ASSUMED:
		return !o->covered_by;
	case DISP_REFUTED:
		return true;
	case DISP_PROVED:
		return p->v->options->audit;
	case DISP_TRIVIAL:
	case DISP_GUARDED:
	case DISPOSITIONS:
		return false;
	}
	return false;
}

void plan_checks(struct plan *p)
{
	uint32_t i;

	for (i = 0; i < p->fv->nobligations; i++) {
		const struct obligation *o = &p->fv->obligations[i];

		if (o->check.form == CHECK_NONE || !is_wanted(p, o))
			continue;
		if (!p->bare || o->check.form == CHECK_ZERO)
			plan_check(p, o);
		else
			plan_refuse(p, o, REASON_NO_INSERT);
	}
}
