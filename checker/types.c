// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * types: an object is used as its own type.  This version knows the static
 * rules only: a conversion that they do not allow is assumed.
 *
 * Reads: the tree, contracts, facts.  Writes: obligations.
 * Reports: types-cast types-int types-union types-va-arg types-bytes
 */
#include "checker/argument.h"
#include "checker/breach.h"
#include "checker/judge.h"

static void assume(struct fn *f, const struct expr *e, const char *rule)
{
	oblige(f, (struct claim){
		.property = PROP_types, .rule = rule, .at = e, .op = NO_OP,
		.reason = REASON_CAST, .what = what_of(f, e),
	});
}

/* C11 6.5p7: the signed and unsigned twin, and character types. */
static bool may_alias(const struct type *to, const struct type *from)
{
	if (to->unqual == from->unqual || to->kind == TYPE_VOID ||
	    to->is_char)
		return true;
	return (to->kind == TYPE_INT || to->kind == TYPE_ENUM) &&
	       (from->kind == TYPE_INT || from->kind == TYPE_ENUM) &&
	       to->size == from->size;
}

/* A new object takes the type that it is used as (C11 6.5p6). */
static const char *allocator_of(const struct expr *e)
{
	const struct sym *s;

	e = expr_strip(e);
	s = e->kind == EXPR_CALL ? callee_of(e) : NULL;
	return s && s->name && s->contract && s->contract->alloc ?
	       s->name->text : NULL;
}

static void check_pointer(struct fn *f, const struct expr *e)
{
	const struct type *to = e->type->of, *from = e->sub[0]->type->of;
	const char *allocator = allocator_of(e->sub[0]);
	const struct expr *n = expr_strip(e->sub[0]);
	struct premises p = { .n = 0 };

	if (!to || !from || may_alias(to, from) ||
	    (n->kind == EXPR_INT && !n->value))
		return;
	/* NULL and error pointers point to no object of any type */
	if (fn_null(f, opmap_value(f->map, e->sub[0])) == NULL_ALWAYS) {
		oblige(f, (struct claim){
			.property = PROP_types, .rule = "types-cast", .at = e,
			.op = NO_OP, .proved = true,
		});
		return;
	}
	if (!allocator) {
		assume(f, e, "types-cast");
		return;
	}
	premises_add(&p, f->scratch, PREMISE_CONTRACT, allocator);
	oblige(f, (struct claim){
		.property = PROP_types, .rule = "types-cast", .at = e,
		.op = NO_OP, .proved = true, .premises = &p,
		.what = what_of(f, e),
	});
}

static void check_conversion(struct fn *f, const struct expr *e)
{
	const struct type *from = e->sub[0]->type;
	const struct expr *n;

	if (!e->type || !from || e->type->kind != TYPE_POINTER)
		return;
	if (from->kind == TYPE_POINTER) {
		check_pointer(f, e);
		return;
	}
	if (from->kind != TYPE_INT && from->kind != TYPE_ENUM &&
	    from->kind != TYPE_BOOL)
		return;
	n = expr_strip(e->sub[0]);
	/* NULL and the numbers that are error pointers name no object */
	if (n->kind == EXPR_INT && n->value <= 0 && n->value >= -4095)
		return;
	assume(f, e, "types-int");
}

/* Stores that may leave something else where a pointer is promised. */
static bool is_breach(const struct fn *f, const struct expr *e)
{
	if (!breach_at(origin_breaches(f->judge->origin), e))
		return false;
	/* a conversion has a row types-cast, or is of these */
	return (e->kind != EXPR_CAST && e->kind != EXPR_CONVERT) ||
	       may_alias(e->type->of, e->sub[0]->type->of);
}

static void check_breach(struct fn *f, const struct expr *e)
{
	if (!is_breach(f, e) || (e->parent && e->parent->kind == EXPR_CALL))
		return;
	assume(f, e, "types-bytes");
}

static void check_expr(struct fn *f, const struct expr *e)
{
	if (e->kind == EXPR_CAST || e->kind == EXPR_CONVERT)
		check_conversion(f, e);
	check_breach(f, e);
	if (e->kind == EXPR_VA_ARG && e->type &&
	    e->type->kind == TYPE_POINTER)
		assume(f, e, "types-va-arg");
	if (e->kind == EXPR_LOAD && e->sub[0]->kind == EXPR_MEMBER &&
	    e->type && e->type->kind == TYPE_POINTER &&
	    e->sub[0]->sub[0]->type &&
	    e->sub[0]->sub[0]->type->kind == TYPE_UNION)
		assume(f, e->sub[0], "types-union");
}

/* ---- bytes ---------------------------------------------------------- */

/* The type of what the argument points to, before it became void *. */
static const struct type *written_type(const struct expr *e)
{
	while ((e->kind == EXPR_CONVERT || e->kind == EXPR_CAST) &&
	       e->sub[0]->type && e->sub[0]->type->kind == TYPE_POINTER)
		e = e->sub[0];
	return e->type && e->type->kind == TYPE_POINTER ? e->type->of : NULL;
}

/* Copied from an object of the same type, or filled with zeros: what was a
 * pointer is one again, or NULL. */
static bool keeps_pointers(const struct argument *a, const struct type *t)
{
	const struct contract *c = a->contract;

	for (uint32_t i = 0; i < c->nparams && i + 1 < a->call->nsub; i++) {
		const struct type *from = written_type(a->call->sub[i + 1]);

		if (i != a->index && c->params[i].access == ACCESS_READ)
			return from && from->unqual == t->unqual;
	}
	return a->index == 0 && a->call->nsub == 4 &&
	       expr_strip(a->call->sub[2])->kind == EXPR_INT &&
	       !expr_strip(a->call->sub[2])->value;
}

/* Raw bytes written over an object that holds pointers. */
static void check_bytes(struct fn *f, const struct argument *a)
{
	const struct type *t = a->param && a->value->type &&
			       a->value->type->kind == TYPE_POINTER ?
			       written_type(a->value) : NULL;

	bool breach = is_breach(f, a->value);

	if (!breach &&
	    (!t || (a->param->access != ACCESS_WRITE &&
		    a->param->access != ACCESS_READ_WRITE) ||
	     !holds_pointers(t)))
		return;
	oblige(f, (struct claim){
		.property = PROP_types, .rule = "types-bytes", .at = a->value,
		.op = a->call_op, .proved = !breach && keeps_pointers(a, t),
		.reason = REASON_CAST, .what = what_of(f, a->value),
	});
}

void check_types(struct fn *f)
{
	exprs_visit(f, check_expr);
	arguments_visit(f, check_bytes);
}
