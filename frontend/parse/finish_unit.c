// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What needs all functions: arguments that must stay constants, and who is
 * mentioned how.
 */
#include "frontend/parse/internal.h"

/*
 * An always_inline function may hand a parameter to an "i" constraint: what is
 * passed there must stay a constant.  Such parameters are found by looking at
 * the asm operands; they are handed on by calls, so the search is repeated
 * until nothing is new.
 */
static struct sym *only_param(const struct expr *e)
{
	for (;;) {
		switch ((int)e->kind) {
		case EXPR_LOAD: case EXPR_CONVERT: case EXPR_CAST:
		case EXPR_ADDR: case EXPR_MEMBER: case EXPR_DEREF:
		case EXPR_UNARY: case EXPR_DECAY:
			e = e->sub[0];
			break;
		case EXPR_INDEX: case EXPR_BINARY:
			if (only_param(e->sub[1]))
				return only_param(e->sub[1]);
			e = e->sub[0];
			break;
		case EXPR_VAR:
			return e->sym->kind == SYM_PARAM ? e->sym : NULL;
		default:
			return NULL;
		}
	}
}

static void forbid_below(struct expr *e)
{
	if (e->no_insert)
		return;
	e->no_insert = true;
	for (uint32_t i = 0; i < e->nsub; i++)
		if (e->sub[i])
			forbid_below(e->sub[i]);
}

/* The parameters of always_inline functions that must be constants. */
struct constants {
	struct vec params;	/* struct sym * */
	struct parser *p;
};

static bool is_constant_param(const struct constants *k, const struct sym *s)
{
	for (size_t i = 0; i < k->params.n; i++)
		if (k->params.at[i] == s)
			return true;
	return false;
}

static bool constant_add(struct constants *k, struct sym *s)
{
	if (!s || !(s->func->sym->flags & SYM_ALWAYS_INLINE) ||
	    is_constant_param(k, s))
		return false;
	vec_push(k->p->scratch, &k->params, s);
	return true;
}

static bool constants_asm(struct constants *k)
{
	bool any = false;

	for (size_t i = 0; i < k->p->immediates.n; i++)
		any |= constant_add(k, only_param(k->p->immediates.at[i]));
	return any;
}

/* Arguments of calls that arrive at such a parameter. */
static bool constants_calls(struct constants *k)
{
	bool any = false;

	for (size_t i = 0; i < k->p->inline_calls.n; i++) {
		struct expr *call = k->p->inline_calls.at[i];
		struct func *f = call->sub[0]->sub[0]->sym->func;

		for (uint32_t a = 1; f && a < call->nsub; a++) {
			if (a > f->nparams ||
			    !is_constant_param(k, f->syms[a - 1]))
				continue;
			forbid_below(call->sub[a]);
			any |= constant_add(k, only_param(call->sub[a]));
		}
	}
	return any;
}

static void count_mention(struct parser *p, const char *word, size_t len)
{
	struct entity *e = entity_find(p, word, len);

	if (e)
		e->mentions++;
}

/* Law 7: every mention of the name, in strings too, is a direct call that was
 * built, or a declaration. */
static void mentions_count(struct parser *p)
{
	uint32_t end = p->rq->contracts_at ? p->rq->contracts_at
					   : p->u->text_len;

	text_each_word(p, p->u->text, end, count_mention);
	for (struct entity *e = p->first; e; e = e->next) {
		uint32_t decls = 0;

		if (!e->sym || e->sym->kind != SYM_FUNC)
			continue;
		for (uint32_t i = 0; i < e->ndecls; i++)
			decls += cx_in_main(e->decls[i]) &&
				 cx_at(e->decls[i]) < end;
		if (e->mentions != decls + e->calls)
			e->sym->flags |= SYM_OTHER_MENTION;
	}
}

void finish_unit(struct parser *p)
{
	struct constants k = { .p = p };

	constants_asm(&k);
	while (constants_calls(&k))
		;
	mentions_count(p);
}
