// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Calls and builtins. */
#include "frontend/graph/build.h"

#include <string.h>

#include "frontend/contract.h"

/* "expect" of "__builtin_expect"; NULL: not a builtin. */
static const char *plain_name(const struct expr *e)
{
	static const char prefix[] = "__builtin_";

	if (!e->builtin)
		return NULL;
	if (!strncmp(e->builtin, prefix, sizeof(prefix) - 1))
		return e->builtin + sizeof(prefix) - 1;
	return e->builtin;
}

static bool is_builtin(const struct expr *e, const char *name)
{
	const char *plain = plain_name(e);

	return plain && !strcmp(plain, name);
}

/* sub[0] of a call is the callee, or NULL for a builtin. */
#define FIRST_ARG 1

struct expr *call_expected(struct expr *e)
{
	if (e->kind != EXPR_CALL || !e->builtin || e->nsub <= FIRST_ARG)
		return e;
	if (is_builtin(e, "expect") ||
	    is_builtin(e, "expect_with_probability") ||
	    is_builtin(e, "assume_aligned"))
		return e->sub[FIRST_ARG];
	return e;
}

static bool is_pure(const char *plain)
{
	static const char *const names[] = {
#define BUILTIN(name) #name,
#include "frontend/graph/builtin.def"
#undef BUILTIN
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i], plain))
			return true;
	return false;
}

/* Builtins whose arguments are not evaluated. */
static bool is_unevaluated(const char *plain)
{
	return !strcmp(plain, "constant_p") || !strcmp(plain, "object_size") ||
	       !strcmp(plain, "dynamic_object_size") ||
	       !strcmp(plain, "types_compatible_p") ||
	       !strcmp(plain, "classify_type");
}

static op_id *call_args(struct builder *b, struct expr *e, uint32_t first,
			uint32_t *n)
{
	op_id *args;

	*n = e->nsub > first ? e->nsub - first : 0;
	args = arena_array(b->a, *n, sizeof(*args));
	for (uint32_t i = 0; i < *n; i++) {
		struct expr *arg = e->sub[first + i];

		args[i] = build_value(b, arg);
		if (args[i] == NO_OP)
			args[i] = build_undef(b, arg->type, arg);
	}
	return args;
}

static op_id finish(struct builder *b, const struct expr *e)
{
	return e->type->kind == TYPE_VOID ? NO_OP : build_last(b);
}

static struct op *op_with_args(struct builder *b, enum op_kind kind,
			       struct expr *e, op_id *args, uint32_t n)
{
	struct op *o = build_op(b, kind, e->type, e);

	o->args = args;
	o->nargs = n;
	o->name = plain_name(e);
	return o;
}

/* ---- builtins ------------------------------------------------------------ */

/* add_overflow, sadd_overflow, ...: the operation, or NULL. */
static const char *overflow_kind(const char *plain, const char **wrap)
{
	static const char *const known[][3] = {
		{ "add", "add_overflow", "add_wrap" },
		{ "sub", "sub_overflow", "sub_wrap" },
		{ "mul", "mul_overflow", "mul_wrap" },
	};

	for (size_t i = 0; i < 3; i++) {
		const char *at = strstr(plain, known[i][0]);

		if (!at || at > plain + 1 || !strstr(at, "_overflow"))
			continue;
		*wrap = known[i][2];
		return known[i][1];
	}
	return NULL;
}

static op_id build_overflow(struct builder *b, struct expr *e, const char *name,
			    const char *wrap)
{
	uint32_t n;
	op_id *args = call_args(b, e, FIRST_ARG, &n);
	struct expr *to = e->sub[e->nsub - 1];
	const struct type *t = to->type->of;
	op_id at = args[n - 1];
	op_id flag, v;
	struct op *o;

	o = op_with_args(b, OP_BUILTIN_K, e, args, 2);
	o->name = name;
	o->from = t;
	flag = build_last(b);
	o = op_with_args(b, OP_BUILTIN_K, e, args, 2);
	o->name = wrap;
	o->type = t->unqual ? t->unqual : t;
	o->from = t;
	v = build_last(b);
	if (to->kind == EXPR_ADDR)
		to = to->sub[0];
	build_store(b, at, v, t, to);
	return flag;
}

/* __builtin_memcpy() and the like mean the function of that name. */
static struct sym *library_sym(struct builder *b, const char *plain)
{
	const struct str *name = b->unit->names
		? str_find(b->unit->names, plain, strlen(plain)) : NULL;

	if (!name)
		return NULL;
	for (uint32_t i = 0; i < b->unit->nsyms; i++) {
		struct sym *s = b->unit->syms[i];

		if (s->name == name && s->kind == SYM_FUNC)
			return s;
	}
	return NULL;
}

static bool is_abort(const char *plain)
{
	return !strcmp(plain, "trap") || !strcmp(plain, "abort") ||
	       !strcmp(plain, "exit") || !strcmp(plain, "_exit") ||
	       !strcmp(plain, "longjmp");
}

static op_id build_builtin(struct builder *b, struct expr *e)
{
	const char *plain = plain_name(e);
	const char *wrap = NULL;
	const char *kind = overflow_kind(plain, &wrap);
	uint32_t n = 0;
	op_id *args = NULL;

	if (!strcmp(plain, "unreachable")) {
		build_dead_end(b, true, e);
		return NO_OP;
	}
	if (kind && e->nsub == FIRST_ARG + 3 &&
	    e->sub[e->nsub - 1]->type->kind == TYPE_POINTER)
		return build_overflow(b, e, kind, wrap);
	if (is_unevaluated(plain)) {
		op_with_args(b, OP_BUILTIN_K, e, NULL, 0);
		return finish(b, e);
	}
	args = call_args(b, e, FIRST_ARG, &n);
	if (is_pure(plain)) {
		op_with_args(b, OP_BUILTIN_K, e, args, n);
		return finish(b, e);
	}
	op_with_args(b, OP_CALL_K, e, args, n)->sym = library_sym(b, plain);
	if (is_abort(plain)) {
		build_dead_end(b, false, e);
		return NO_OP;
	}
	return finish(b, e);
}

/* ---- calls ---------------------------------------------------------------- */

/* The function that @callee names directly, or NULL. */
static struct sym *direct_callee(const struct expr *callee)
{
	while (callee->kind == EXPR_DECAY || callee->kind == EXPR_CONVERT ||
	       callee->kind == EXPR_ADDR || callee->kind == EXPR_DEREF) {
		/* a conversion to another function type is no direct call */
		if (callee->kind == EXPR_CONVERT &&
		    callee->type != callee->sub[0]->type)
			return NULL;
		callee = callee->sub[0];
	}
	return callee->kind == EXPR_FUNC ? callee->sym : NULL;
}

static bool is_noreturn(const struct sym *sym)
{
	return (sym->flags & SYM_NORETURN) ||
	       (sym->contract && sym->contract->noreturn);
}

op_id build_call(struct builder *b, struct expr *e)
{
	struct sym *sym;
	op_id callee = NO_OP;
	op_id *args, v;
	uint32_t n;
	struct op *o;

	if (e->builtin)
		return build_builtin(b, e);
	sym = direct_callee(e->sub[0]);
	if (!sym)
		callee = build_value(b, e->sub[0]);
	args = call_args(b, e, FIRST_ARG, &n);
	o = op_with_args(b, OP_CALL_K, e, args, n);
	o->sym = sym;
	o->arg[0] = callee;
	v = finish(b, e);
	if (sym && is_noreturn(sym)) {
		build_dead_end(b, false, e);
		return e->type->kind == TYPE_VOID ? NO_OP
						  : build_undef(b, e->type, e);
	}
	return v;
}

op_id build_atomic(struct builder *b, struct expr *e)
{
	uint32_t n;
	op_id *args = call_args(b, e, 0, &n);
	struct op *o = op_with_args(b, OP_ATOMIC_K, e, args, n);

	if (n)
		o->arg[0] = args[0];
	return finish(b, e);
}
