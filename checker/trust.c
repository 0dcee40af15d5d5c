// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <string.h>
#include "checker/trust.h"

static bool starts_with(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

static bool starts_with_any(const char *s, const char *const *prefixes,
			    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (starts_with(s, prefixes[i]))
			return true;
	}
	return false;
}

/* Sections that are gone when the kernel runs, or a module is loaded. */
static bool is_discarded(const char *s)
{
	static const char *const discarded[] = {
		".init.text", ".exit.text", ".meminit.text", ".memexit.text",
		".cpuinit.text",
	};

	return starts_with_any(s, discarded,
			       sizeof(discarded) / sizeof(discarded[0]));
}

/* Sections in which code is ordinary code, only placed elsewhere. */
static bool is_ordinary_section(const char *s)
{
	static const char *const ordinary[] = {
		".text.unlikely", ".ref.text", ".text.hot",
	};

	return is_discarded(s) ||
	       starts_with_any(s, ordinary,
			       sizeof(ordinary) / sizeof(ordinary[0]));
}

static const char *section_of(const struct sym *s)
{
	return s->flags & SYM_SECTION && s->section ? s->section->text : ".text";
}

/* Why @fn is not to be touched, as "word" or "word: detail"; or NULL. */
static const char *trust_of(struct arena *a, const struct func *fn)
{
	const struct sym *s = fn->sym;

	if (fn->unknown)
		return arena_printf(a, "construct: %s", fn->unknown);
	if (!fn->nblocks)
		return "construct: no graph";
	if (s->trusted)
		return arena_printf(a, "marked: %s", s->trusted);
	/* what it does is what its contract says; the body is not looked at */
	if (s->contract && s->contract->replaces_body)
		return arena_printf(a, "contract: %s", s->contract->origin);
	if (fn->frame_full)
		return "frame";
	if (s->flags & (SYM_NO_INSTRUMENT | SYM_NAKED))
		return "context";
	if (s->flags & SYM_SECTION && s->section &&
	    !is_ordinary_section(s->section->text))
		return arena_printf(a, "section: %s", s->section->text);
	return NULL;
}

/*
 * Whether @caller stays when the section of @callee, a static function, is gone.
 * The kernel has such calls, right as long as the compiler inlines the callee
 * (modpost looks at what is left); a check in it could end that.
 */
static bool is_borrowed(const struct sym *callee, const struct sym *caller)
{
	const char *from = section_of(caller);

	return callee->flags & SYM_INTERNAL &&
	       is_discarded(section_of(callee)) &&
	       strcmp(section_of(callee), from) &&
	       !starts_with(from, ".ref.text");
}

static void trust_callee(struct verdicts *v, const struct sym *callee,
			 const struct sym *caller)
{
	struct func_verdict *fv = &v->funcs[callee->func->index];

	if (!fv->trusted)
		fv->trusted = arena_printf(v->arena,
					   "section: %s, called from %s",
					   section_of(callee),
					   section_of(caller));
}

static void trust_borrowed(struct verdicts *v, const struct func *caller)
{
	for (uint32_t i = 0; i < caller->nops; i++) {
		const struct op *o = &caller->ops[i];

		if (o->kind == OP_CALL_K && o->sym && o->sym->func &&
		    is_borrowed(o->sym, caller->sym))
			trust_callee(v, o->sym, caller->sym);
	}
}

/* noinstr: what runs before a kernel is set up to trace or to report; objtool
 * refuses a call out of it ("leaves .noinstr.text section"). */
static bool is_noinstr(const struct sym *s)
{
	return !strcmp(section_of(s), ".noinstr.text") ||
	       !strcmp(section_of(s), ".entry.text");
}

/* Marks what is always inlined into @caller; true when that is news. */
static bool spread_noinstr(struct verdicts *v, bool *marked,
			   const struct func *caller)
{
	bool news = false;

	for (uint32_t i = 0; i < caller->nops; i++) {
		const struct op *o = &caller->ops[i];
		struct func_verdict *fv;

		if (o->kind != OP_CALL_K || !o->sym || !o->sym->func ||
		    !(o->sym->flags & SYM_ALWAYS_INLINE))
			continue;
		fv = &v->funcs[o->sym->func->index];
		if (marked[o->sym->func->index])
			continue;
		marked[o->sym->func->index] = news = true;
		if (!fv->trusted)
			fv->trusted = arena_printf(v->arena,
						   "context: inlined into %s",
						   caller->sym->name->text);
	}
	return news;
}

static void trust_inlined(struct verdicts *v)
{
	bool *marked = arena_array(v->arena, v->nfuncs + 1, sizeof(*marked));
	bool news;

	for (uint32_t i = 0; i < v->nfuncs; i++)
		marked[i] = v->funcs[i].func->reached &&
			    is_noinstr(v->funcs[i].func->sym);
	do {
		news = false;
		for (uint32_t i = 0; i < v->nfuncs; i++)
			if (marked[i])
				news |= spread_noinstr(v, marked,
						       v->funcs[i].func);
	} while (news);
}

void trust_find(struct verdicts *v)
{
	for (uint32_t i = 0; i < v->nfuncs; i++)
		if (v->funcs[i].func->reached)
			v->funcs[i].trusted = trust_of(v->arena,
						       v->funcs[i].func);
	for (uint32_t i = 0; i < v->nfuncs; i++)
		if (v->funcs[i].func->reached)
			trust_borrowed(v, v->funcs[i].func);
	trust_inlined(v);
}
