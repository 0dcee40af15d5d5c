// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Functions that are known by their contracts, and builtins. */
#include <string.h>

#include "checker/facts/internal.h"

/* ---- contracts --------------------------------------------------------------- */

static unsigned int null_of_kind(const struct kind *k)
{
	unsigned int null = MAY_OBJECT;

	if (k->form == KIND_NONE || k->form == KIND_UNSAFE)
		return k->nonnull ? MAY_ALL & ~MAY_NULL : MAY_ALL;
	if (k->err_ptr)
		null |= MAY_ERR;
	if (!k->nonnull && (!k->err_ptr || k->or_null))
		null |= MAY_NULL;
	return null;
}

struct value known_kind(struct facts *x, op_id id, const struct kind *k)
{
	unsigned int null = k ? null_of_kind(k) : MAY_ALL;
	struct value v;
	bool ok = false;
	uint32_t bit = null == MAY_ALL ? 0 : source_bit(x, id, false, &ok);

	v = value_pointer(ok ? null : MAY_ALL);
	v.relies = bit;
	return v;
}

/* The value of argument @i when it is a constant of the text, so that it is
 * the same in every state. */
static bool const_arg(const struct facts *x, const struct op *o, uint32_t i,
		      uint64_t *value)
{
	const struct op *a;
	const struct value *v;

	if (i >= o->nargs)
		return false;
	a = &x->func->ops[o->args[i]];
	while (a->kind == OP_CONVERT_K)
		a = &x->func->ops[a->arg[0]];
	v = &x->values[o->args[i]];
	if (a->kind != OP_CONST_K || !ival_is_const(v->i) || v->i.lo < 0)
		return false;
	*value = (uint64_t)v->i.lo;
	return true;
}

bool known_amount(const struct facts *x, const struct op *o,
			 const struct amount *a, uint64_t *value)
{
	uint64_t l, r;

	if (a->op == AMOUNT_CONST) {
		*value = a->value;
		return true;
	}
	if (a->op == AMOUNT_PARAM)
		return const_arg(x, o, a->index, value);
	if (!a->a || !a->b || !known_amount(x, o, a->a, &l) ||
	    !known_amount(x, o, a->b, &r))
		return false;
	if (a->op == AMOUNT_ADD)
		return !__builtin_add_overflow(l, r, value);
	if (a->op == AMOUNT_SUB)
		return !__builtin_sub_overflow(l, r, value);
	if (a->op == AMOUNT_MUL)
		return !__builtin_mul_overflow(l, r, value);
	return false;
}

/* NULL or a new object */
static struct value allocated(struct facts *x, op_id id,
			      const struct contract *c)
{
	const struct op *o = &x->func->ops[id];
	struct value v = value_pointer(MAY_NULL | MAY_OBJECT);
	uint64_t size = 0;
	bool known = known_amount(x, o, c->alloc, &size);
	bool ok;

	if (c->result)
		v.null &= null_of_kind(c->result);
	v.object = object_of_op(x, id, false, known && size <= INT64_MAX,
				size) & OBJECT_MASK;
	v.relies = source_bit(x, id, false, &ok);
	return ok ? v : value_pointer(MAY_ALL);
}

static struct value ranged(struct facts *x, op_id id, const struct contract *c)
{
	struct value v = value_any(x->func->ops[id].type);
	struct ival i = ival_meet(v.i, (struct ival){ c->lo, c->hi });
	struct int_form f;
	uint32_t bit;
	bool ok;

	if (!form_of(x->func->ops[id].type, &f) || ival_is_empty(i))
		return v;
	bit = source_bit(x, id, false, &ok);
	if (ok) {
		v.i = i;
		v.relies = bit;
	}
	return v;
}

/* @a as mathematics has it, as far as @f goes; what is not understood may be
 * any value. */
static struct ival saturated(const struct facts *x, const struct op *o,
			     const struct amount *a, struct int_form f)
{
	struct ival full = ival_full(f), i;

	switch (a->op) {
	case AMOUNT_CONST:
		i = ival_const((wide)a->value);
		break;
	case AMOUNT_PARAM:
		if (a->index >= o->nargs ||
		    x->values[o->args[a->index]].i.lo < 0)
			return full;
		i = x->values[o->args[a->index]].i;
		break;
	case AMOUNT_ADD:
	case AMOUNT_MUL:
		i = ival_exact(a->op == AMOUNT_ADD ? OP_ADD : OP_MUL,
			       saturated(x, o, a->a, f),
			       saturated(x, o, a->b, f));
		break;
	case AMOUNT_FIELD:
	case AMOUNT_SYM:
	case AMOUNT_RESULT:
	case AMOUNT_STRLEN:
	case AMOUNT_SUB:
	case AMOUNT_MIN:
		return full;
	}
	if (i.lo > full.hi)
		i.lo = full.hi;
	if (i.hi > full.hi)
		i.hi = full.hi;
	return i;
}

/* The arguments' sources are the result's. */
static struct value bounded_below(struct facts *x, op_id id,
				  const struct contract *c)
{
	const struct op *o = &x->func->ops[id];
	struct value v = value_any(o->type);
	struct int_form f;
	uint32_t bit;
	bool ok;

	if (!form_of(o->type, &f) || f.is_signed)
		return v;
	bit = source_bit(x, id, false, &ok);
	if (!ok)
		return v;
	v.i = saturated(x, o, c->saturates, f);
	v.relies = bit;
	for (uint32_t i = 0; i < o->nargs; i++)
		v.relies |= x->values[o->args[i]].relies;
	return v;
}

struct value known_call(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	const struct contract *c = o->sym ? o->sym->contract : NULL;
	struct value v;

	if (inline_is_plain(o)) {
		v = inline_value(x, o, x->values[o->args[0]]);
		v.relies = x->values[o->args[0]].relies;
		return v;
	}
	if (!c) {
		/* nobody says what it returns, and many return NULL */
		v = value_any(o->type);
		if (o->type && o->type->kind == TYPE_POINTER)
			v.doubt = MAY_DOUBT;
		return v;
	}
	if (o->type->kind == TYPE_POINTER && c->alloc)
		return allocated(x, id, c);
	if (o->type->kind == TYPE_POINTER)
		return known_kind(x, id, c->result);
	if (c->result_ranged)
		return ranged(x, id, c);
	if (c->saturates)
		return bounded_below(x, id, c);
	return value_any(o->type);
}

/* ---- builtins ------------------------------------------------------------------ */

static const struct builtin {
	const char *name;
	int lo, hi;
} builtins[] = {
	{ "constant_p", 0, 1 },
	{ "types_compatible_p", 0, 1 },
	{ "popcount", 0, 32 },
	{ "popcountl", 0, 64 },
	{ "popcountll", 0, 64 },
	{ "parity", 0, 1 },
	{ "parityl", 0, 1 },
	{ "parityll", 0, 1 },
	{ "ffs", 0, 32 },
	{ "ffsl", 0, 64 },
	{ "ffsll", 0, 64 },
};

static bool overflow_operator(const char *name, enum operator *op)
{
	static const enum operator ops[] = { OP_ADD, OP_SUB, OP_MUL };
	static const char *const words[] = { "add_", "sub_", "mul_" };

	for (int i = 0; i < 3; i++) {
		*op = ops[i];
		if (!strncmp(name, words[i], 4))
			return true;
	}
	return false;
}

bool known_sum(const struct facts *x, const struct op *o, struct ival *sum)
{
	const struct op *ops = x->func->ops;
	struct int_form f;
	enum operator op;

	if (!o->name || o->nargs != 2 || !overflow_operator(o->name, &op) ||
	    !form_of(ops[o->args[0]].type, &f) ||
	    !form_of(ops[o->args[1]].type, &f))
		return false;
	*sum = ival_exact(op, x->values[o->args[0]].i,
			  x->values[o->args[1]].i);
	return true;
}

/* __builtin_add_overflow(a, b, p): whether *p cannot hold it (add_overflow),
 * and what *p then has (add_wrap). */
static bool known_overflow(const struct facts *x, const struct op *o,
			   struct value *v)
{
	const struct value *a, *b;
	struct int_form f;
	struct ival sum;

	if (!known_sum(x, o, &sum) || !form_of(o->from, &f))
		return false;
	a = &x->values[o->args[0]];
	b = &x->values[o->args[1]];
	if (strstr(o->name, "_wrap"))
		*v = value_int(ival_wrap(sum, f));
	else if (ival_inside(sum, ival_full(f)))
		*v = value_int(ival_const(0));
	else
		*v = value_int((struct ival){ 0, 1 });
	v->relies = a->relies | b->relies;
	return true;
}

struct value known_builtin(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	struct value v = value_any(o->type);
	struct int_form f;

	if (!o->name || !form_of(o->type, &f) || known_overflow(x, o, &v))
		return v;
	for (size_t i = 0; i < sizeof(builtins) / sizeof(*builtins); i++)
		if (!strcmp(o->name, builtins[i].name))
			v.i = ival_meet(v.i, (struct ival){ builtins[i].lo,
							    builtins[i].hi });
	return v;
}
