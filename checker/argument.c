// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <string.h>
#include "checker/argument.h"
#include "frontend/walk.h"

struct visit {
	struct fn *fn;
	void (*argument)(struct fn *f, const struct argument *a);
	void (*expr)(struct fn *f, const struct expr *e);
};

static const struct kind *kind_of(const struct argument *a)
{
	const struct func *f = a->callee ? a->callee->func : NULL;

	if (a->param && a->param->kind)
		return a->param->kind;
	if (f && a->index < f->nparams)
		return f->syms[a->index]->pkind;
	return NULL;
}

static op_id argument_op(const struct fn *f, op_id call, uint32_t index)
{
	const struct op *op;

	if (call == NO_OP)
		return NO_OP;
	op = &f->func->ops[call];
	return index < op->nargs ? op->args[index] : NO_OP;
}

static void visit_call(void *ctx, const struct expr *e)
{
	struct visit *v = ctx;
	struct argument a = { .call = e };

	if (e->kind != EXPR_CALL)
		return;
	a.callee = callee_of(e);
	a.contract = a.callee ? a.callee->contract : NULL;
	a.call_op = opmap_find(v->fn->map, e, OP_CALL_K);
	for (uint32_t i = 0; i + 1 < e->nsub; i++) {
		a.index = i;
		a.value = e->sub[i + 1];
		a.param = a.contract && i < a.contract->nparams ?
			  &a.contract->params[i] : NULL;
		a.kind = kind_of(&a);
		a.op = argument_op(v->fn, a.call_op, i);
		v->argument(v->fn, &a);
	}
}

void arguments_visit(struct fn *f,
		     void (*visit)(struct fn *f, const struct argument *a))
{
	struct visit v = { .fn = f, .argument = visit };
	struct walk w = { .expr = visit_call, .ctx = &v };

	walk_stmt(&w, f->func->body);
}

static void visit_expr(void *ctx, const struct expr *e)
{
	struct visit *v = ctx;

	v->expr(v->fn, e);
}

void exprs_visit(struct fn *f,
		 void (*visit)(struct fn *f, const struct expr *e))
{
	struct visit v = { .fn = f, .expr = visit };
	struct walk w = { .expr = visit_expr, .ctx = &v };

	walk_stmt(&w, f->func->body);
}

bool argument_accessed(const struct argument *a)
{
	if (!a->value->type || a->value->type->kind != TYPE_POINTER)
		return false;
	return !(a->param && (a->param->user ||
			      a->param->access == ACCESS_NONE));
}

bool call_is_user_copy(const struct contract *c)
{
	for (uint32_t i = 0; c && i < c->nparams; i++) {
		if (c->params[i].user)
			return true;
	}
	return false;
}

/* Of GCC's builtins, without "__atomic_", those that take more than one
 * address: how many. */
static uint32_t atomic_addresses(const char *name)
{
	static const struct {
		const char *name;
		uint32_t addresses;
	} rows[] = {
		{ "load", 2 },
		{ "store", 2 },
		{ "exchange", 3 },
		{ "compare_exchange", 3 },
		{ "compare_exchange_n", 2 },
		{ "compare_exchange_strong", 2 },
		{ "compare_exchange_weak", 2 },
	};
	bool c11 = !strncmp(name, "__c11_atomic_", 13);

	if (!c11 && strncmp(name, "__atomic_", 9))
		return 1;
	name += c11 ? 13 : 9;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		/* C11's load, store and exchange take values */
		if (!strcmp(name, rows[i].name))
			return c11 && i < 4 ? 1 : rows[i].addresses;
	}
	return 1;
}

bool atomic_accesses(const struct expr *e, uint32_t arg)
{
	const struct type *t = arg < e->nsub ? e->sub[arg]->type : NULL;

	return t && t->kind == TYPE_POINTER && e->sub[0]->type &&
	       e->sub[0]->type->kind == TYPE_POINTER &&
	       (!arg || (e->builtin && arg < atomic_addresses(e->builtin)));
}

/* ---- arguments that a macro keeps first --------------------------------- */

struct kept {
	const struct sym *sym;
	const struct expr *init;
	bool changed;
};

static void see_declared(void *ctx, const struct stmt *s)
{
	struct kept *k = ctx;

	for (uint32_t i = 0; i < s->ndecls; i++) {
		if (s->decls[i].sym == k->sym)
			k->init = s->decls[i].init;
	}
}

static void see_changed(void *ctx, const struct expr *e)
{
	struct kept *k = ctx;

	if (e->kind == EXPR_ASSIGN || e->kind == EXPR_ASSIGN_OP ||
	    e->kind == EXPR_INCDEC)
		k->changed |= e->sub[0]->kind == EXPR_VAR &&
			      e->sub[0]->sym == k->sym;
}

const struct expr *argument_written(const struct expr *e)
{
	const struct expr *v = expr_strip(e);
	struct kept k = { .sym = v->kind == EXPR_VAR ? v->sym : NULL };
	struct walk w = { .stmt = see_declared, .expr = see_changed,
			  .ctx = &k };

	if (!k.sym || k.sym->kind != SYM_LOCAL || !k.sym->scope ||
	    !k.sym->scope->holder ||
	    k.sym->flags & (SYM_ADDRESS_TAKEN | SYM_VOLATILE))
		return e;
	walk_stmt(&w, k.sym->scope);
	return k.init && !k.changed ? k.init : e;
}
