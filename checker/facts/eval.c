// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* The value of an op from those of its arguments. */
#include "checker/access.h"
#include "checker/facts/internal.h"

static const struct int_form s64 = { 64, true };

static struct value eval_const(const struct op *o)
{
	struct int_form f;

	if (form_of(o->type, &f))
		return value_int(ival_wrap(ival_const(o->value), f));
	if (o->type->kind == TYPE_POINTER)
		return value_pointer(null_from_ival(ival_const(o->value)));
	return value_any(o->type);
}

/* ---- conversions --------------------------------------------------------------- */

static struct value truth(bool may_be_false, bool may_be_true)
{
	return value_int((struct ival){ may_be_false ? 0 : 1,
					may_be_true ? 1 : 0 });
}

static struct value truth_of(const struct value *a, const struct type *t)
{
	struct int_form f;

	if (form_of(t, &f))
		return truth(ival_has(a->i, 0),
			     !ival_equal(a->i, ival_const(0)));
	if (t && t->kind == TYPE_POINTER && a->null)
		return truth(a->null & MAY_NULL, a->null & ~MAY_NULL);
	return truth(true, true);
}

/* From a member to a record that does not fit into it: container_of() of a
 * first member means what holds it, which is not known. */
static bool leaves_member(const struct facts *x, const struct op *o,
			  const struct value *a)
{
	const struct object *ob = &x->objects[a->object];
	const struct type *to = o->type->of;

	return a->object && ob->sub && ob->has_size && to && to->complete &&
	       (to->kind == TYPE_STRUCT || to->kind == TYPE_UNION) &&
	       to->size > ob->size;
}

static struct value to_pointer(const struct facts *x, const struct op *o,
			       const struct value *a)
{
	struct int_form f;
	struct value v;

	if (o->from && o->from->kind == TYPE_POINTER) {
		v = *a;
		v.same = NO_OP;
		if (leaves_member(x, o, a)) {
			v.object = 0;
			v.i = ival_const(0);
		}
		return v;
	}
	if (!form_of(o->from, &f))
		return value_any(o->type);
	return value_pointer(null_from_ival(a->i));
}

static struct value to_integer(const struct op *o, const struct value *a,
			       struct int_form to)
{
	struct int_form f;

	if (form_of(o->from, &f))
		return value_int(ival_wrap(a->i, to));
	if (o->from && o->from->kind == TYPE_POINTER && a->null)
		return value_int(ival_wrap(null_to_ival(a->null), to));
	return value_int(ival_full(to));
}

static struct value eval_convert(const struct facts *x, const struct op *o)
{
	const struct value *a = &x->values[o->arg[0]];
	struct int_form to;
	struct value v;

	if (o->type->kind == TYPE_BOOL)
		v = truth_of(a, o->from);
	else if (o->type->kind == TYPE_POINTER)
		v = to_pointer(x, o, a);
	else if (form_of_access(o->type, o->field, &to))
		v = to_integer(o, a, to);
	else
		v = value_any(o->type);
	v.relies = a->relies;
	return v;
}

/* ---- integers --------------------------------------------------------------------- */

static struct value eval_unary(const struct facts *x, const struct op *o)
{
	const struct value *a = &x->values[o->arg[0]];
	struct int_form f;
	struct value v;

	if (o->oper == OP_NOT)
		v = truth_of(a, o->from);
	else if (form_of(o->type, &f) && form_of(o->from, &f))
		v = value_int(ival_unary(o->oper, a->i, f));
	else
		v = value_any(o->type);
	if (o->oper == OP_NOT)
		v.i = (struct ival){ 1 - v.i.hi, 1 - v.i.lo };
	v.relies = a->relies;
	return v;
}

/* Both operands are integers of the type that the operator works in, but for
 * the count of a shift. */
bool eval_fits(const struct facts *x, const struct op *o, struct int_form *f)
{
	const struct op *ops = x->func->ops;
	struct int_form a, b;

	if (!form_of(o->from, f) || !form_of(ops[o->arg[0]].type, &a) ||
	    !form_of(ops[o->arg[1]].type, &b))
		return false;
	if (a.bits != f->bits || a.is_signed != f->is_signed)
		return false;
	return o->oper == OP_SHL || o->oper == OP_SHR ||
	       (b.bits == f->bits && b.is_signed == f->is_signed);
}

/* Offsets in one object compare as the addresses do while both are in it. */
bool eval_same_object(const struct facts *x, const struct value *a,
			const struct value *b)
{
	const struct object *o = &x->objects[a->object];
	struct ival inside = { 0, (wide)o->size };

	return a->object && a->object == b->object && o->sym && !o->sub &&
	       o->has_size && ival_inside(a->i, inside) &&
	       ival_inside(b->i, inside);
}

static struct value compare_pointers(const struct facts *x, const struct op *o,
				     const struct value *a,
				     const struct value *b)
{
	struct ival equal = { 0, 1 };

	if (eval_same_object(x, a, b))
		return value_int(ival_compare(o->oper, a->i, b->i));
	if (o->oper != OP_EQ && o->oper != OP_NE)
		return value_int(equal);
	if (a->null == MAY_NULL && b->null == MAY_NULL)
		equal = ival_const(1);
	else if (a->null && b->null && !(a->null & b->null))
		equal = ival_const(0);
	if (o->oper == OP_NE)
		equal = (struct ival){ 1 - equal.hi, 1 - equal.lo };
	return value_int(equal);
}

static struct value eval_compare(const struct facts *x, const struct op *o,
				 const struct value *a, const struct value *b)
{
	struct int_form f;

	if (o->from && o->from->kind == TYPE_POINTER)
		return compare_pointers(x, o, a, b);
	if (eval_fits(x, o, &f))
		return value_int(ival_compare(o->oper, a->i, b->i));
	return truth(true, true);
}

/* ---- pointers ------------------------------------------------------------------------ */

/* A pointer stays what it is inside its object and one past it; further out it
 * may be any address. */
static unsigned int null_of_step(const struct facts *x, const struct value *v,
				 unsigned int was)
{
	const struct object *o = &x->objects[v->object];

	if (v->object && o->has_size && was == MAY_OBJECT &&
	    ival_inside(v->i, (struct ival){ 0, (wide)o->size }))
		return MAY_OBJECT;
	return MAY_ALL;
}

/* @p moved by @n * @size bytes, or back */
static struct value step(const struct facts *x, const struct value *p,
			 struct ival n, uint64_t size, bool back)
{
	struct value v = *p;
	struct ival by = ival_full(s64);

	v.same = NO_OP;
	if (size <= INT64_MAX)
		by = ival_wrap(ival_exact(OP_MUL, n,
					  ival_const((wide)size)), s64);
	if (ival_equal(by, ival_const(0)))
		return v;
	if (v.object)
		v.i = ival_binary(back ? OP_SUB : OP_ADD, v.i, by, s64);
	v.null = null_of_step(x, &v, p->null) & MAY_ALL;
	return v;
}

static struct value point_to(uint32_t object, const struct value *base)
{
	struct value v = value_pointer(base->null == MAY_OBJECT ? MAY_OBJECT
								: MAY_ALL);

	v.object = object & OBJECT_MASK;
	return v;
}

static struct value eval_index(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	const struct value *p = &x->values[o->arg[0]];
	const struct value *n = &x->values[o->arg[1]];
	struct int_form f;
	struct value v;

	if (form_of(x->func->ops[o->arg[1]].type, &f))
		v = step(x, p, n->i, o->size, false);
	else
		v = step(x, p, ival_full(s64), o->size, false);
	/* a[i] of an array of arrays: what follows is inside that element, but
	 * from the first one code goes through them all */
	if (o->expr && o->expr->kind == EXPR_INDEX &&
	    o->expr->type->kind == TYPE_ARRAY && o->size != NO_SIZE &&
	    !(is_first_element(o->expr) && v.object)) {
		v.object = object_of_op(x, id, true, true, o->size) &
			   OBJECT_MASK;
		v.i = ival_const(0);
	}
	v.relies = p->relies | n->relies;
	return v;
}

/* A member that is no object of its own: an anonymous record, one at the very
 * beginning of a variable or of what a pointer points to, or a trailing array, which goes on to
 * the end of the object that holds it. */
static struct value inside(const struct op *o, const struct value *p)
{
	struct value v = *p;

	v.same = NO_OP;
	if (v.object)
		v.i = ival_binary(OP_ADD, v.i,
				  ival_const((wide)(o->field->offset_bits / 8)),
				  s64);
	if (v.null != MAY_OBJECT)
		v.null = MAY_ALL;
	return v;
}

static struct value trailing_array(const struct facts *x, const struct op *o,
				   const struct value *p)
{
	struct value v = inside(o, p);

	/* behind a last member the object goes on, and its own end does not
	 * say how far */
	if (v.object && x->objects[v.object].sub) {
		v.object = 0;
		v.i = ival_const(0);
	}
	return v;
}

static struct value eval_field(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	const struct value *p = &x->values[o->arg[0]];
	const struct type *t = o->field->type;
	struct value v;

	if (o->field->width)
		v = value_pointer(p->null == MAY_OBJECT ? MAY_OBJECT : MAY_ALL);
	else if (o->expr && t && t->kind == TYPE_ARRAY &&
		 is_trailing_array(x->unit, o->expr))
		v = trailing_array(x, o, p);
	else if (o->field->anonymous || (o->expr && first_record_of(o->expr)))
		v = inside(o, p);
	else
		v = point_to(object_of_op(x, id, true,
					  t && t->complete && !t->vla &&
					  !type_is_open(t),
					  t ? t->size : 0), p);
	if (o->field->offset_bits == 0)
		v.null = p->null;
	v.relies = p->relies;
	return v;
}

/* container_of() leaves a member for what holds it: not known any more. */
static struct value step_back(const struct facts *x, const struct op *o,
			      const struct value *p, const struct value *n)
{
	struct int_form f;
	bool known = form_of(x->func->ops[o->arg[1]].type, &f);
	struct value v = step(x, p, known ? n->i : ival_full(s64), o->size,
			      true);
	const struct object *ob = &x->objects[v.object];

	if (v.object && ob->sub && v.i.lo < 0) {
		v.object = 0;
		v.i = ival_const(0);
	}
	return v;
}

static struct value difference(const struct facts *x, const struct op *o,
			       const struct value *a, const struct value *b)
{
	struct ival bytes;

	if (!eval_same_object(x, a, b) || !o->size || o->size > INT64_MAX)
		return value_any(o->type);
	bytes = ival_exact(OP_SUB, a->i, b->i);
	return value_int(ival_binary(OP_DIV, bytes,
				     ival_const((wide)o->size), s64));
}

static struct value eval_binary(const struct facts *x, const struct op *o)
{
	const struct value *a = &x->values[o->arg[0]];
	const struct value *b = &x->values[o->arg[1]];
	bool pointer = o->from && o->from->kind == TYPE_POINTER;
	struct int_form f;
	struct value v;

	if (operator_compares(o->oper))
		v = eval_compare(x, o, a, b);
	else if (pointer && o->type->kind == TYPE_POINTER)
		v = step_back(x, o, a, b);
	else if (pointer)
		v = difference(x, o, a, b);
	else if (form_of(o->type, &f) && eval_fits(x, o, &f))
		v = value_int(ival_binary(o->oper, a->i, b->i, f));
	else
		v = value_any(o->type);
	v.relies = a->relies | b->relies;
	v.below = pointer ? NO_OP : bound_of(x, o);
	return v;
}

static struct value eval_addr(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];
	struct value v = value_pointer(MAY_OBJECT);

	if (o->sym->flags & SYM_WEAK)
		v.null = MAY_NULL | MAY_OBJECT;
	if (o->sym->flags & SYM_PERCPU)
		v.null = MAY_ALL;	/* an offset */
	v.object = object_of_sym(x, id) & OBJECT_MASK;
	return v;
}

static struct value eval_string(struct facts *x, op_id id)
{
	struct value v = value_pointer(MAY_OBJECT);

	v.object = object_of_op(x, id, false, true, x->func->ops[id].size) &
		   OBJECT_MASK;
	return v;
}

static struct value eval_undef(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];

	if (o->sym && x->seed)
		return *x->seed;
	if (o->sym && o->type->kind == TYPE_POINTER)
		return known_kind(x, id, o->sym->pkind);
	return value_any(o->type);
}

struct value eval_op(struct facts *x, op_id id)
{
	const struct op *o = &x->func->ops[id];

	switch (o->kind) {
	case OP_CONST_K:
		return eval_const(o);
	case OP_UNDEF_K:
		return eval_undef(x, id);
	case OP_ADDR_K:
		return eval_addr(x, id);
	case OP_STRING_K:
		return eval_string(x, id);
	case OP_FIELD_K:
		return eval_field(x, id);
	case OP_INDEX_K:
		return eval_index(x, id);
	case OP_CONVERT_K:
		return eval_convert(x, o);
	case OP_UNARY_K:
		return eval_unary(x, o);
	case OP_BINARY_K:
		return eval_binary(x, o);
	case OP_CALL_K:
		return known_call(x, id);
	case OP_BUILTIN_K:
		return known_builtin(x, id);
	case OP_FCONST_K:
	case OP_LOAD_K:
	case OP_ATOMIC_K:
	case OP_VA_ARG_K:
	case OP_STORE_K:
	case OP_COPY_K:
	case OP_ZERO_K:
	case OP_DECLARE_K:
	case OP_LEAVE_K:
	case OP_ASM_K:
	case OP_JUMP_K:
	case OP_BRANCH_K:
	case OP_SWITCH_K:
	case OP_GOTO_K:
	case OP_RETURN_K:
	case OP_END_K:
	case OP_KINDS:
		break;
	}
	return value_any(o->type);
}
