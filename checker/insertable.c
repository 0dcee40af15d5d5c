// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Whether a check can be put where it belongs: laws 2, 8, 9 and 10 of
 * insertion (docs/insertion.md). */
#include "checker/judge.h"
#include "checker/uaccess.h"

/* Law 8.  Coarse: anywhere in a block that declares such a variable. */
static bool near_register_asm(const struct fn *f, const struct expr *e)
{
	if (!f->register_asm)
		return false;
	for (const struct stmt *s = e->in; s; s = s->parent) {
		for (uint32_t i = 0; i < s->nsub; i++) {
			const struct stmt *d = s->sub[i];

			for (uint32_t k = 0; d && k < d->ndecls; k++) {
				if (d->decls[k].sym->flags & SYM_REGISTER_ASM)
					return true;
			}
		}
	}
	return false;
}

static bool is_label_inside(const struct check *c)
{
	const struct expr *e = c->anchor;
	uint32_t from = 0, to = e->nsub;

	if (e->kind == EXPR_CALL && c->form != CHECK_BYTES &&
	    c->form != CHECK_CAST) {
		from = c->arg + 1;
		to = from + 1;
	}
	for (uint32_t i = from; i < to && i < e->nsub; i++) {
		if (e->sub[i] && e->sub[i]->has_label)
			return true;
	}
	return false;
}

static enum reason zero_insertable(const struct fn *f, const struct check *c)
{
	const struct sym *s = c->sym;

	if (s->flags & SYM_REGISTER_ASM)
		return REASON_REGISTER_ASM;
	if (!s->name || !s->type || !s->type->complete || s->type->vla ||
	    !s->scope)
		return REASON_NO_INSERT;
	for (const struct stmt *b = s->scope; b; b = b->parent) {
		if (b->kind == STMT_COMPOUND && b->jumped_into)
			return REASON_JUMP_OVER_INIT;
		if (b->kind == STMT_COMPOUND)
			break;
	}
	/* it is read while it gets its value */
	return f->declared[s->id] ? REASON_NO_INSERT : REASON_NONE;
}

enum reason insertable(const struct fn *f, const struct check *c)
{
	if (f->verdict->trusted)
		return REASON_TRUSTED;
	if (c->form == CHECK_ZERO)
		return zero_insertable(f, c);
	return insertable_place(f, c);
}

enum reason insertable_place(const struct fn *f, const struct check *c)
{
	if (c->anchor->no_insert)
		return REASON_NO_INSERT;
	if (near_register_asm(f, c->anchor))
		return REASON_REGISTER_ASM;
	if (uaccess_is_open(f->judge->uaccess, c->anchor->in))
		return REASON_CONTEXT;
	if (is_label_inside(c))
		return REASON_LABEL_IN_OPERAND;
	return REASON_NONE;
}
