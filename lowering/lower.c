// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "lowering/lower.h"

#include <string.h>

#include "frontend/base/fail.h"
#include "lowering/plan.h"

/* ---- the site table -------------------------------------------------- */

/* 0 of an address of which no byte is accessed. */
static uint64_t site_size(const struct obligation *o)
{
	return o->check.form == CHECK_ACCESS && o->check.hi > 0 &&
	       o->check.hi >= o->check.lo ?
	       (uint64_t)(o->check.hi - o->check.lo) :
	       o->at && o->at->lvalue && o->at->type->complete ?
	       o->at->type->size : 0;
}

static void put_site(struct buf *b, const struct unit *u, const struct site *s)
{
	const struct obligation *o = s->obligation;
	struct place place = unit_place(u, o->at ? o->at->at :
					   s->func->sym->name_at);

	buf_puts(b, "\t{ .file = ");
	buf_put_string(b, place.file ? place.file : "?");
	buf_puts(b, ", .function = ");
	buf_put_string(b, s->func->sym->name->text);
	buf_puts(b, ", .property = ");
	buf_put_string(b, s->audit ? "audit" : property_word(o->property));
	buf_puts(b, ", .rule = ");
	buf_put_string(b, o->rule);
	if (o->what) {
		buf_puts(b, ", .what = ");
		buf_put_string(b, o->what);
	}
	buf_printf(b, ", .line = %u, .number = %u, .size = %llu, "
		   ".writes = %d },\n", place.line, o->id,
		   (unsigned long long)site_size(o), o->check.writes);
}

static void put_sites(struct buf *b, const struct unit *u,
		      const struct lowered *info)
{
	uint32_t i;

	buf_puts(b, "# 1 \"saner/sites\" 3\nstatic struct __saner_site "
		 "__saner_sites[] __attribute__((__unused__)) = {\n");
	for (i = 0; i < info->nsites; i++)
		put_site(b, u, &info->sites[i]);
	/* zeroing and bounds need the helpers, and no site */
	if (!info->nsites)
		buf_puts(b, "\t{ .file = 0 },\n");
	buf_puts(b, "};\n");
}

/* ---- functions ------------------------------------------------------- */

/* gcc refuses to mention a static object or function in an inline function
 * that is not static (C11 6.7.4p3), and all of the runtime is static. */
static bool may_mention_static(const struct sym *s)
{
	return (s->flags & SYM_INTERNAL) || !(s->flags & SYM_INLINE);
}

static void plan_func(struct plan *p, const struct func *f)
{
	p->func = f;
	p->fv = &p->v->funcs[f->index];
	p->bare = !may_mention_static(f->sym);
	p->hooks = NULL;
	p->nhooks = 0;
	p->hook_room = 0;
	p->points = (struct points){ 0 };
	p->companion_at = body_start(p->u, f->body);
	p->zeroed = arena_array(p->arena, f->nsyms + 1, sizeof(bool));
	p->result = p->fv->hands_back ? plan_name(p) : NULL;
	plan_companions(p);
	if (p->fv->is_extended)
		plan_extended_definition(p);
	plan_extended(p);
	plan_counts(p);
	plan_checks(p);
	plan_handed_back(p);
	plan_objects(p);
	points_sort(&p->points);
}

static void render_unit(struct plan *p, struct render *r)
{
	const struct unit *u = p->u;
	uint32_t at = 0, i;

	for (i = 0; i < u->nfuncs; i++) {
		const struct func *f = u->funcs[i];

		if (!f->reached || !f->body || f->range.begin < at)
			continue;
		r->points = &p->outer;
		render_range(r, at, f->range.begin);
		plan_func(p, f);
		r->points = &p->points;
		render_range(r, f->range.begin, f->body->range.begin);
		render_func(r, f);
		at = f->body->range.end;
		points_done(&p->points);
	}
	r->points = &p->outer;
	render_range(r, at, u->text_len);
	points_done(&p->outer);
}

void lower_unit(const struct unit *u, const struct verdicts *v,
		const char *prelude, struct buf *out, struct lowered *info)
{
	struct plan p = { .u = u, .v = v, .arena = v->arena, .info = info };
	struct render r = { .plan = &p, .info = info };
	struct buf text;
	uint32_t i;

	*info = (struct lowered){ 0 };
	buf_init(&text, p.arena);
	buf_puts(&text, "");
	r.out = &text;
	plan_extended_text(&p);
	points_sort(&p.outer);
	render_unit(&p, &r);
	if (info->changed) {
		buf_puts(out, prelude);
		put_sites(out, u, info);
		if (v->options->count)
			count_put(&p, out);
		buf_puts(out, "# 1 \"saner/unit\"\n");
		info->prelude_len = (uint32_t)out->len;
	}
	for (i = 0; i < info->nedits; i++)
		info->edits[i].out_at += info->prelude_len;
	buf_put(out, text.at, text.len);
	if (info->nsites)
		objects_put(&p, out);
	info->asserts = layout_put(&p, out);
}
