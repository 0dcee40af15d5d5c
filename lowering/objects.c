// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Tells the runtime of static objects and literals (checker/objects.h,
 * runtime/object.c): a record for each, in a section that the linker joins.  No
 * code, and nothing in a function but beside the static object that it declares.
 */
#include "lowering/plan.h"
#include "frontend/walk.h"

static const char *record_text(struct plan *p, const char *name)
{
	return plan_printf(p, "static struct __saner_object %s __attribute__(("
			   "__used__, __section__(\"saner_objects\"))) = ",
			   name);
}

static const char *object_text(struct plan *p, const struct sym *s)
{
	return plan_printf(p, "%s{ &%s, sizeof(%s), 1 };",
			   record_text(p, plan_name(p)), s->name->text,
			   s->name->text);
}

/* ---- objects of a block ------------------------------------------------ */

static void on_declaration(void *ctx, const struct stmt *d)
{
	struct plan *p = ctx;
	/* a declaration of static objects alone does nothing: STMT_EMPTY */
	uint32_t at = d->kind == STMT_EMPTY ? behind_declaration(p->u, d) : 0;

	for (uint32_t i = 0; at && i < p->u->nsyms; i++) {
		const struct sym *s = p->u->syms[i];

		if (p->v->told[i] && !(s->flags & SYM_FILE_SCOPE) &&
		    s->range.begin >= d->range.begin &&
		    s->range.end <= d->range.end)
			plan_point(p, &p->points, at, 2,
				   plan_printf(p, " %s", object_text(p, s)));
	}
}

void plan_objects(struct plan *p)
{
	struct walk w = { .stmt = on_declaration, .ctx = p };

	if (!p->bare && !p->fv->trusted)
		walk_stmt(&w, p->func->body);
}

/* ---- behind the unit ---------------------------------------------------- */

/* The compiler keeps one object for literals of one text: where it did not,
 * these would be objects that nobody points to, and no harm. */
static void put_literals(struct plan *p, struct buf *out)
{
	const struct verdicts *v = p->v;

	if (!v->nliterals)
		return;
	buf_puts(out, record_text(p, "__saner_literals[]"));
	buf_puts(out, "{\n");
	for (uint32_t i = 0; i < v->nliterals; i++) {
		unsigned long long n = v->literals[i]->type->size;

		buf_printf(out, "\t{ %s, %lluU, %lluU },\n",
			   plan_quote(p, v->literals[i]->range), n, n);
	}
	buf_puts(out, "};\n");
}

void objects_put(struct plan *p, struct buf *out)
{
	const struct unit *u = p->u;

	if (!u->tells_objects)
		return;
	buf_puts(out, "\n# 1 \"saner/objects\" 3\n");
	for (uint32_t i = 0; i < u->nsyms; i++) {
		if (p->v->told[i] && u->syms[i]->flags & SYM_FILE_SCOPE)
			buf_printf(out, "%s\n", object_text(p, u->syms[i]));
	}
	put_literals(p, out);
}
