// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/objects.h"

#include <string.h>
#include "checker/access.h"
#include "checker/origin.h"
#include "frontend/walk.h"

struct collect {
	struct verdicts *v;
	uint32_t room;		/* of literals */
};

/* a[i]: the array's address goes nowhere. */
static bool is_looked_through(const struct expr *e)
{
	const struct expr *up = e->parent;

	return e->kind == EXPR_DECAY && up && up->kind == EXPR_INDEX &&
	       up->sub[0] == e;
}

/* @e is an argument of a callee that gives it to nobody. */
static bool is_handed_over(const struct expr *e)
{
	const struct expr *call;
	const struct sym *callee;
	const struct contract *c;

	e = value_outermost(e);
	call = e->parent;
	callee = call && call->kind == EXPR_CALL && call->sub[0] != e ?
		 callee_of(call) : NULL;
	c = callee ? callee->contract : NULL;
	return c && (c->returns_param < 0 ||
		     call->sub[c->returns_param + 1] != e);
}

/* __func__ and what else is no literal of the text is not. */
static bool is_written_out(const struct unit *u, const struct expr *e)
{
	struct range r = e->range;

	return r.begin < r.end && r.end <= u->text_len && e->type->size &&
	       u->text[r.end - 1] == '"' && strchr("\"LuU", u->text[r.begin]);
}

static void add_literal(struct collect *c, const struct expr *e)
{
	struct verdicts *v = c->v;

	*(const struct expr **)arena_grow(v->arena, (void **)&v->literals,
					  &v->nliterals, &c->room,
					  sizeof(*v->literals)) = e;
}

static void on_address(void *ctx, const struct expr *e)
{
	struct collect *c = ctx;
	const struct expr *whole;

	if ((e->kind != EXPR_ADDR && e->kind != EXPR_DECAY) ||
	    is_looked_through(e))
		return;
	whole = lvalue_whole(e->sub[0]);
	if (whole->kind == EXPR_VAR && whole->sym->kind == SYM_STATIC)
		c->v->told[whole->sym->id] = true;
	if (whole->kind == EXPR_STRING && !is_handed_over(e) &&
	    is_written_out(c->v->unit, whole))
		add_literal(c, whole);
}

/* What linker scripts gather in other sections has neighbours that code goes on
 * to, or begins where something larger does (".data..init_thread_info", the
 * stack); what is there for a while alone (".init.data") is nobody's later. */
static bool is_told_section(const struct sym *s)
{
	static const char *const told[] = {
		".data", ".bss", ".rodata", ".data..read_mostly",
		".data..ro_after_init", ".data..cacheline_aligned",
		".data..shared_aligned",
	};

	if (!(s->flags & SYM_SECTION))
		return true;
	for (size_t i = 0; s->section && i < sizeof(told) / sizeof(told[0]);
	     i++) {
		if (!strcmp(s->section->text, told[i]))
			return true;
	}
	return false;
}

/* Plain, whole and defined here; a record has 32 bits for the size. */
static bool can_be_told(const struct unit *u, const struct sym *s)
{
	const uint32_t none = SYM_THREAD | SYM_REGISTER_ASM | SYM_ASM_LABEL;

	return s->kind == SYM_STATIC && s->name && s->flags & SYM_DEFINED &&
	       !(s->flags & none) && s->type->size &&
	       s->type->size <= UINT32_MAX && is_told_section(s) &&
	       sym_has_extent(u, s);
}

static bool is_seen_elsewhere(const struct sym *s)
{
	return s->flags & SYM_FILE_SCOPE && !(s->flags & SYM_INTERNAL) &&
	       (s->type->kind == TYPE_ARRAY || type_is_record(s->type));
}

static bool has_checks(const struct verdicts *v)
{
	for (uint32_t i = 0; i < v->nfuncs; i++) {
		const struct func_verdict *fv = &v->funcs[i];

		for (uint32_t k = 0; k < fv->nobligations; k++) {
			if (fv->obligations[k].check.form != CHECK_NONE &&
			    fv->obligations[k].disposition >= DISP_CHECKED)
				return true;
		}
	}
	return false;
}

void objects_collect(struct verdicts *v)
{
	const struct unit *u = v->unit;
	struct collect c = { .v = v };
	struct walk w = { .expr = on_address, .ctx = &c };

	v->told = arena_array(v->arena, u->nsyms + 1, sizeof(*v->told));
	if (!u->tells_objects || !has_checks(v))
		return;
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		if (u->funcs[i]->reached && u->funcs[i]->body)
			walk_stmt(&w, u->funcs[i]->body);
	}
	for (uint32_t i = 0; i < u->nsyms; i++) {
		if (u->syms[i]->kind == SYM_STATIC && u->syms[i]->init)
			walk_expr(&w, u->syms[i]->init);
	}
	for (uint32_t i = 0; i < u->nsyms; i++) {
		const struct sym *s = u->syms[i];

		v->told[i] = can_be_told(u, s) &&
			     (v->told[i] || s->flags & SYM_ADDRESS_TAKEN ||
			      is_seen_elsewhere(s));
	}
}
