// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Zeroing: a local whose first use may come before its first write is zero
 * from its declaration on (law 10).  A scalar gets an initializer; anything
 * else is filled with memset, padding included, by a declaration behind it,
 * so that declarations and statements are mixed no more than they were.
 */
#include "lowering/plan.h"
#include "frontend/walk.h"

struct search {
	const struct sym *sym;
	const struct stmt *found;
	bool has_init;
};

static void on_stmt(void *ctx, const struct stmt *s)
{
	struct search *x = ctx;
	uint32_t i;

	for (i = 0; i < s->ndecls; i++)
		if (s->decls[i].sym == x->sym) {
			x->found = s;
			x->has_init = s->decls[i].init;
		}
}

/* Where @sym is declared, and whether with a value; NULL: nowhere. */
static const struct stmt *declaration_of(const struct plan *p,
					 const struct sym *sym, bool *has_init)
{
	struct search x = { .sym = sym };
	struct walk v = { .stmt = on_stmt, .ctx = &x };

	walk_stmt(&v, p->func->body);
	*has_init = x.has_init;
	return x.found;
}

static bool is_scalar(const struct type *t)
{
	switch (t->kind) {
	case TYPE_BOOL:
	case TYPE_INT:
	case TYPE_ENUM:
	case TYPE_FLOAT:
	case TYPE_POINTER:
		return true;
	case TYPE_VOID:
	case TYPE_ARRAY:
	case TYPE_FUNC:
	case TYPE_STRUCT:
	case TYPE_UNION:
	case TYPE_OTHER:
		return false;
	}
	return false;
}

/* " = 0" behind the declarator and its attributes. */
static bool zero_scalar(struct plan *p, const struct sym *s)
{
	uint32_t at = skip_attributes(p->u, s->range.end);

	if (at >= p->u->text_len ||
	    (p->u->text[at] != ',' && p->u->text[at] != ';'))
		return false;
	plan_point(p, &p->points, at, 0, " = 0");
	return true;
}

/* A declaration behind that of @s which fills it. */
static bool zero_bytes(struct plan *p, const struct sym *s,
		       const struct stmt *d)
{
	uint32_t at = behind_declaration(p->u, d);

	if (!s->name || !at)
		return false;
	plan_point(p, &p->points, at, 1, plan_printf(p, " int %s __attribute__"
		   "((__unused__)) = (__builtin_memset((void *)&%s, 0, "
		   "sizeof(%s)), 0);", plan_name(p), s->name->text,
		   s->name->text));
	return true;
}

void plan_zero(struct plan *p, const struct obligation *o)
{
	const struct sym *s = o->check.sym;
	bool has_init = false, done;
	const struct stmt *d = s ? declaration_of(p, s, &has_init) : NULL;

	if (s && s->kind == SYM_PARAM)	/* the caller gave it a value */
		return;
	if (!d || s->kind != SYM_LOCAL || (s->flags & SYM_REGISTER_ASM)) {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	if (d->parent && d->parent->kind == STMT_COMPOUND &&
	    d->parent->jumped_into) {
		plan_refuse(p, o, REASON_JUMP_OVER_INIT);
		return;
	}
	if (has_init || p->zeroed[s->id] ||
	    mutated(p, is_scalar(s->type) ? MUTANT_ZERO_SCALAR :
					    MUTANT_ZERO_BYTES))
		return;
	done = is_scalar(s->type) ? zero_scalar(p, s) : zero_bytes(p, s, d);
	if (!done) {
		plan_refuse(p, o, REASON_NO_INSERT);
		return;
	}
	p->zeroed[s->id] = true;
	p->info->checks++;
}
