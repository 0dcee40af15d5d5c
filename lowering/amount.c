// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Amounts (frontend/contract.h) and kinds as text: what a declared kind or a
 * contract says, written over the values at hand.
 */
#include "lowering/plan.h"

/* Where the leaves of an amount are found. */
struct leaves {
	enum { AT_ENTRY, IN_CALL, AFTER_CALL, IN_RECORD } where;
	bool need;		/* what wraps is too much, not nothing */
	const struct expr *call;
	struct hook *group;	/* IN_CALL */
	struct frame *at;	/* AFTER_CALL */
	const char *record;	/* IN_RECORD: "(p)->", "s." */
};

bool is_constant(const struct expr *e, int64_t *value)
{
	e = hook_node(e);
	*value = e->value;
	return e->kind == EXPR_INT;
}

static bool is_stable_operator(const struct expr *e)
{
	if (e->kind == EXPR_BINARY)
		return e->op != OP_DIV && e->op != OP_REM && e->op != OP_SHL &&
		       e->op != OP_SHR;
	return e->kind == EXPR_UNARY || e->kind == EXPR_CAST;
}

bool is_stable(const struct expr *e)
{
	const struct sym *s;
	uint32_t i;

	e = hook_node(e);
	if (e->kind == EXPR_INT)
		return true;
	if (is_stable_operator(e)) {
		for (i = 0; i < e->nsub; i++)
			if (!is_stable(e->sub[i]))
				return false;
		return true;
	}
	if (e->kind != EXPR_LOAD || e->sub[0]->kind != EXPR_VAR)
		return false;
	s = e->sub[0]->sym;
	return (s->kind == SYM_LOCAL || s->kind == SYM_PARAM) &&
	       !(s->flags & (SYM_ADDRESS_TAKEN | SYM_VOLATILE));
}

/* The C name of an integer type of that size and sign. */
static const char *int_word(const struct type *t)
{
	static const char *const words[2][4] = {
		{ "unsigned char", "unsigned short", "unsigned int",
		  "unsigned long" },
		{ "signed char", "short", "int", "long" },
	};
	uint32_t i = 0;

	while (i < 3 && (uint64_t)1 << i < t->size)
		i++;
	return words[t->is_signed][i];
}

const char *int_text(struct plan *p, const struct expr *e, const char *temp)
{
	const struct type *t = e->type;

	if (e->kind != EXPR_CONVERT || t->kind == TYPE_BOOL ||
	    (t->kind != TYPE_INT && t->kind != TYPE_ENUM))
		return plan_printf(p, "(unsigned long)%s", temp);
	return plan_printf(p, "(unsigned long)(%s)%s", int_word(t), temp);
}

static const char *constant_text(struct plan *p, const struct expr *e,
				 int64_t value)
{
	const struct type *t = e->type;

	/* an implicit conversion may have made it narrower */
	if (t->kind == TYPE_INT && t->size < 8) {
		uint64_t mask = ((uint64_t)1 << 8 * t->size) - 1;
		uint64_t v = (uint64_t)value & mask;

		if (t->is_signed && v >> (8 * t->size - 1))
			v |= ~mask;
		value = (int64_t)v;
	}
	return plan_printf(p, "%lluUL", (unsigned long long)value);
}

static bool is_pointer(const struct expr *e)
{
	return e->type->kind == TYPE_POINTER;
}

bool amount_is_stable(const struct amount *a, const struct expr *call)
{
	uint32_t i;

	if (!a)
		return true;
	/* the string has to be checked before it is measured */
	if (a->op == AMOUNT_STRLEN)
		return false;
	if (a->op == AMOUNT_PARAM) {
		i = a->index + call_first(call);
		return i < call->nsub && is_stable(call->sub[i]);
	}
	return amount_is_stable(a->a, call) && amount_is_stable(a->b, call);
}

/* Argument @index of a call, as unsigned long or as pointer. */
static const char *argument_text(struct plan *p, const struct leaves *l,
				 uint32_t index)
{
	const struct expr *arg;
	const char *keep;
	struct hook *h;
	enum reason why;
	int64_t value;

	index += call_first(l->call);
	if (index >= l->call->nsub)
		return NULL;
	arg = l->call->sub[index];
	if (!is_pointer(arg) && is_constant(arg, &value))
		return constant_text(p, arg, value);
	if (!hook_allowed(arg, &why))
		return NULL;
	if (is_stable(arg) && !(l->where == IN_CALL && is_pointer(arg))) {
		keep = plan_printf(p, "(%s)", plan_quote(p,
				   hook_node(arg)->range));
		return is_pointer(arg) ? keep : int_text(p, arg, keep);
	}
	if (l->where == IN_CALL) {
		h = hook_move(p, l->group, index);
		return is_pointer(arg) ? h->temp : int_text(p, arg, h->temp);
	}
	h = hook_value(p, arg);
	keep = frame_local(p, l->at, is_pointer(arg) ?
			   "const volatile void *" : "unsigned long");
	frame_line(p, &h->value, ORDER_CAPTURE, plan_printf(p, "%s = %s;",
		   keep, is_pointer(arg) ? h->temp :
		   int_text(p, arg, h->temp)));
	return keep;
}

static const char *param_text(struct plan *p, const struct leaves *l,
			      uint32_t index)
{
	const struct sym *s;

	if (l->where == IN_CALL || l->where == AFTER_CALL)
		return argument_text(p, l, index);
	if (l->where != AT_ENTRY || index >= p->func->nparams)
		return NULL;
	s = p->func->syms[index];
	if (!s->name)
		return NULL;
	return plan_printf(p, s->type->kind == TYPE_POINTER ? "%s" :
			   "(unsigned long)%s", s->name->text);
}

static const char *amount_text(struct plan *p, const struct leaves *l,
			       const struct amount *a);

static const char *both_text(struct plan *p, const struct leaves *l,
			     const struct amount *a, const char *function)
{
	const char *x = amount_text(p, l, a->a);
	const char *y = amount_text(p, l, a->b);

	if (!x || !y)
		return NULL;
	return plan_printf(p, "%s(%s, %s)", function, x, y);
}

static const char *amount_text(struct plan *p, const struct leaves *l,
			       const struct amount *a)
{
	const char *x, *y;

	switch (a->op) {
	case AMOUNT_CONST:
		return plan_printf(p, "%lluUL", (unsigned long long)a->value);
	case AMOUNT_PARAM:
		return param_text(p, l, a->index);
	case AMOUNT_FIELD:
		if (l->where != IN_RECORD || !a->field->name)
			return NULL;
		return plan_printf(p, a->field->type->kind == TYPE_POINTER ?
				   "%s%s" : "(unsigned long)(%s%s)", l->record,
				   a->field->name->text);
	case AMOUNT_SYM:
		return plan_printf(p, a->sym->type->kind == TYPE_POINTER ?
				   "%s" : "(unsigned long)%s",
				   a->sym->name->text);
	case AMOUNT_RESULT:	/* known only after the call */
		return NULL;
	case AMOUNT_STRLEN:
		x = param_text(p, l, a->index);
		return x ? plan_printf(p, "__saner_length(%s)", x) : NULL;
	case AMOUNT_ADD:
		return both_text(p, l, a, l->need ? "__saner_add_need" :
				 "__saner_add");
	case AMOUNT_SUB:
		return both_text(p, l, a, "__saner_sub");
	case AMOUNT_MUL:
		return both_text(p, l, a, l->need ? "__saner_mul_need" :
				 "__saner_mul");
	case AMOUNT_MIN:
		x = amount_text(p, l, a->a);
		y = amount_text(p, l, a->b);
		return x && y ? plan_printf(p, "(%s < %s ? %s : %s)", x, y, x,
					    y) : NULL;
	}
	return NULL;
}

const char *amount_after_call(struct plan *p, const struct amount *a,
			      const struct expr *call, struct frame *at)
{
	struct leaves l = { .where = AFTER_CALL, .call = call, .at = at };

	return amount_text(p, &l, a);
}

const char *amount_in_call(struct plan *p, const struct amount *a,
			   const struct expr *call, struct hook *group)
{
	struct leaves l = { .where = IN_CALL, .call = call, .group = group,
			    .need = !mutated(p, MUTANT_BYTES_WRAP) };

	return amount_text(p, &l, a);
}

const char *amount_at_entry(struct plan *p, const struct amount *a)
{
	struct leaves l = { .where = AT_ENTRY };

	return amount_text(p, &l, a);
}

const char *amount_in_record(struct plan *p, const struct amount *a,
			     const char *record)
{
	struct leaves l = { .where = IN_RECORD, .record = record };

	return amount_text(p, &l, a);
}

/* Bytes of one element behind a pointer of type @t; 0: not known. */
static uint64_t element_size(const struct type *t)
{
	if (t->kind != TYPE_POINTER)
		return 0;
	if (t->of->kind == TYPE_VOID)
		return 1;
	return t->of->complete ? t->of->size : 0;
}

const char *kind_text(struct plan *p, const struct kind *k,
		      const struct type *pointer, const char *value,
		      const char *amount)
{
	uint64_t size = element_size(pointer);

	switch (k->form) {
	case KIND_NONE:
	case KIND_UNSAFE:
		return "__saner_unknown()";
	case KIND_SINGLE:
		return size ? plan_printf(p, "__saner_extent(%s, %lluUL)",
					  value, (unsigned long long)size) :
			      "__saner_unknown()";
	case KIND_COUNTED:
		if (!amount || !size)
			return NULL;
		if (size == 1)
			return plan_printf(p, "__saner_extent(%s, %s)", value,
					   amount);
		return plan_printf(p, "__saner_extent(%s, "
				   "__saner_mul(%s, %lluUL))", value, amount,
				   (unsigned long long)size);
	case KIND_SIZED:
		return amount ? plan_printf(p, "__saner_extent(%s, %s)", value,
					    amount) : NULL;
	case KIND_ENDED:
		return amount ? plan_printf(p, "__saner_ended(%s, %s)", value,
					    amount) : NULL;
	case KIND_STRING:
		return plan_printf(p, "__saner_nul(%s)", value);
	}
	return NULL;
}
