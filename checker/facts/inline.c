// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Small functions of one argument that compute and do nothing else, by their
 * bodies: the analysis is run over them with what is known of the argument.  So
 * the kernel's IS_ERR(), ERR_PTR() and their kin (include/linux/err.h) are what
 * they say, and so is whatever a program calls by those names.
 */
#include "checker/facts/internal.h"

#define MAX_OPS 96
#define MAX_DEPTH 4

/* What came out for this argument. */
struct memo {
	const struct memo *next;
	const struct func *func;
	struct value in;
	struct value out;
};

static const struct func *callee(const struct op *o)
{
	const struct sym *s = o->kind == OP_CALL_K ? o->sym : NULL;

	if (!s || s->kind != SYM_FUNC || !s->func || o->nargs != 1 ||
	    !(s->flags & (SYM_INLINE | SYM_INTERNAL)) ||
	    s->flags & (SYM_WEAK | SYM_ALIAS))
		return NULL;
	return s->func;
}

static bool is_plain(const struct func *f, unsigned int depth);

static bool is_plain_op(const struct func *f, const struct op *o,
			unsigned int depth)
{
	const struct op *at;

	switch (o->kind) {
	case OP_LOAD_K:
	case OP_STORE_K:
		at = &f->ops[o->arg[0]];
		return at->kind == OP_ADDR_K && at->sym->kind != SYM_STATIC &&
		       !o->is_volatile;
	case OP_CALL_K:
		return callee(o) && is_plain(callee(o), depth + 1);
	case OP_CONST_K:
	case OP_UNDEF_K:
	case OP_ADDR_K:
	case OP_CONVERT_K:
	case OP_UNARY_K:
	case OP_BINARY_K:
	case OP_DECLARE_K:
	case OP_LEAVE_K:
	case OP_JUMP_K:
	case OP_BRANCH_K:
	case OP_RETURN_K:
		return true;
	default:	/* anything else does, or needs, something */
		return false;
	}
}

static bool is_plain(const struct func *f, unsigned int depth)
{
	if (depth > MAX_DEPTH || !f->nblocks || f->unknown ||
	    f->nparams != 1 || f->nops > MAX_OPS)
		return false;
	for (op_id i = 0; i < f->nops; i++) {
		if (!is_plain_op(f, &f->ops[i], depth))
			return false;
	}
	return true;
}

bool inline_is_plain(const struct op *o)
{
	return callee(o) && is_plain(callee(o), 0);
}

static struct value returned(const struct facts *y, const struct type *t)
{
	struct value v = value_any(t);
	bool first = true;

	for (op_id i = 0; i < y->func->nops; i++) {
		const struct op *o = &y->func->ops[i];
		struct value r;

		if (o->kind != OP_RETURN_K || o->arg[0] == NO_OP ||
		    !facts_reached(y, i))
			continue;
		r = y->values[o->arg[0]];
		r.same = r.below = NO_OP;
		r.object = 0;
		r.relies = 0;
		if (t->kind == TYPE_POINTER)
			r.i = ival_const(0);
		if (first)
			v = r;
		else
			value_join(&v, &r);
		first = false;
	}
	return v;
}

static struct value evaluate(const struct facts *x, const struct op *o,
			     const struct value *in)
{
	struct arena *a = arena_new();
	const struct facts *y = facts_seeded(x, callee(o), in, a);
	struct value v = y->gave_up ? value_any(o->type) :
				      returned(y, o->type);

	arena_free(a);
	return v;
}

struct value inline_value(const struct facts *x, const struct op *o,
			  struct value in)
{
	struct memo *m;

	in.same = in.below = NO_OP;
	in.object = 0;
	in.relies = 0;
	for (const struct memo *k = *x->memo; k; k = k->next) {
		if (k->func == callee(o) && value_equal(&k->in, &in))
			return k->out;
	}
	m = arena_new_of(x->arena, struct memo);
	m->func = callee(o);
	m->in = in;
	m->out = evaluate(x, o, &in);
	m->next = *x->memo;
	*x->memo = m;
	return m->out;
}

op_id inline_test(const struct facts *x, const struct op *o, bool truth,
		  unsigned int *null)
{
	struct int_form f;

	*null = 0;
	if (!inline_is_plain(o) || !form_of(o->type, &f) ||
	    x->func->ops[o->args[0]].type->kind != TYPE_POINTER)
		return NO_OP;
	for (unsigned int c = MAY_NULL; c <= MAY_OBJECT; c <<= 1) {
		struct value v = inline_value(x, o, value_pointer(c));

		if (truth ? !ival_equal(v.i, ival_const(0)) :
			    ival_has(v.i, 0))
			*null |= c;
	}
	return *null == MAY_ALL ? NO_OP : o->args[0];
}
