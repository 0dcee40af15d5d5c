// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Layout: the offsets and sizes that verdicts and checks were computed with are
 * libclang's.  They are written down as static assertions behind the unit, so
 * that the real compiler refuses the text when it lays a record out otherwise.
 *
 * A record can be named there when its tag was declared with its members at
 * file scope.  Bit-fields and records without a tag cannot.
 */
#include <string.h>

#include "frontend/text/scan.h"
#include "frontend/walk.h"
#include "lowering/plan.h"

struct record {
	const struct type *type;	/* unqualified; tagged */
	struct vec fields;	/* const struct member * */
};

/* A field by the name that offsetof takes. */
struct member {
	const struct str *name;
	uint64_t offset;
};

struct layout {
	struct plan *p;
	struct vec records;	/* struct record * */
	struct vec tags;	/* const struct str *, declared at file scope */
};

/* ---- tags at file scope ----------------------------------------------- */

static uint32_t word_end(const struct unit *u, uint32_t at)
{
	while (at < u->text_len && is_word_char(u->text[at]))
		at++;
	return at;
}

/* Takes the tag of "struct TAG {" at @at, behind the keyword. */
static void take_tag(struct layout *l, uint32_t at)
{
	const struct unit *u = l->p->u;
	const struct str *tag;
	uint32_t end;

	at = skip_attributes(u, at);
	end = word_end(u, at);
	if (end == at)
		return;
	tag = str_find(u->names, u->text + at, end - at);
	end = skip_space(u, end);
	if (tag && end < u->text_len && u->text[end] == '{')
		vec_push(l->p->arena, &l->tags, (void *)(uintptr_t)tag);
}

/* The words of [begin, end), text at file scope: brackets of parameter lists
 * are another scope. */
static void scan_tags(struct layout *l, uint32_t begin, uint32_t end)
{
	const struct unit *u = l->p->u;
	uint32_t at = begin, next;

	while (at < end) {
		char c = u->text[at];

		next = at + 1;
		if (c == '#' && (!at || u->text[at - 1] == '\n'))
			while (next < end && u->text[next] != '\n')
				next++;
		else if (c == '"' || c == '\'')
			next = skip_quoted(u, at, end);
		else if (c == '(')
			next = skip_brackets(u, at, end);
		else if (is_word_char(c))
			next = word_end(u, at);
		if (word_at(u, at, "struct") || word_at(u, at, "union"))
			take_tag(l, next);
		if (!next)
			return;
		at = next;
	}
}

static void find_tags(struct layout *l)
{
	const struct unit *u = l->p->u;
	uint32_t at = 0, i;

	for (i = 0; i < u->nfuncs; i++) {
		if (u->funcs[i]->range.begin < at)
			continue;
		scan_tags(l, at, u->funcs[i]->range.begin);
		at = u->funcs[i]->range.end;
	}
	scan_tags(l, at, u->text_len);
}

static bool is_nameable(const struct layout *l, const struct type *t)
{
	size_t i;

	for (i = 0; t->tag && i < l->tags.n; i++)
		if (l->tags.at[i] == t->tag)
			return true;
	return false;
}

/* ---- what is relied on ------------------------------------------------ */

static struct record *record_of(struct layout *l, const struct type *t)
{
	struct record *r;
	size_t i;

	for (i = 0; i < l->records.n; i++) {
		r = l->records.at[i];
		if (r->type->tag == t->tag && r->type->kind == t->kind)
			return r;
	}
	r = arena_new_of(l->p->arena, struct record);
	r->type = t;
	vec_push(l->p->arena, &l->records, r);
	return r;
}

static void rely(struct layout *l, const struct type *t,
		 const struct str *name, uint64_t offset)
{
	struct record *r = record_of(l, t);
	struct member *m;
	size_t i;

	for (i = 0; i < r->fields.n; i++) {
		m = r->fields.at[i];
		if (m->name == name)
			return;
	}
	m = arena_new_of(l->p->arena, struct member);
	m->name = name;
	m->offset = offset;
	vec_push(l->p->arena, &r->fields, m);
}

static void on_expr(void *ctx, const struct expr *e)
{
	const struct expr *rec = e;
	uint64_t bits = 0;
	const struct type *t;

	if (e->kind != EXPR_MEMBER || e->field->width || !e->field->name)
		return;
	/* fields of anonymous records are named from the one around them */
	do {
		bits += rec->field->offset_bits;
		rec = rec->sub[0];
	} while (rec->kind == EXPR_MEMBER && rec->field->anonymous);
	t = rec->type->unqual ? rec->type->unqual : rec->type;
	if (t->tag && t->complete && !(bits % 8) &&
	    (t->kind == TYPE_STRUCT || t->kind == TYPE_UNION))
		rely(ctx, t, e->field->name, bits / 8);
}

static bool is_relied_on(const struct func_verdict *fv)
{
	uint32_t i;

	for (i = 0; !fv->trusted && i < fv->nobligations; i++)
		if (fv->obligations[i].disposition == DISP_PROVED ||
		    fv->obligations[i].disposition == DISP_CHECKED)
			return true;
	return false;
}

/* ---- the text --------------------------------------------------------- */

static void put_record(struct buf *out, const struct record *r)
{
	const char *word = r->type->kind == TYPE_STRUCT ? "struct" : "union";
	const char *tag = r->type->tag->text;
	size_t i;

	buf_printf(out, "_Static_assert(sizeof(%s %s) == %lluUL", word, tag,
		   (unsigned long long)r->type->size);
	for (i = 0; i < r->fields.n; i++) {
		const struct member *m = r->fields.at[i];

		buf_printf(out, " && __builtin_offsetof(%s %s, %s) == %lluUL",
			   word, tag, m->name->text,
			   (unsigned long long)m->offset);
	}
	buf_printf(out, ", \"saner: layout of %s %s\");\n", word, tag);
}

uint32_t layout_put(struct plan *p, struct buf *out)
{
	struct layout l = { .p = p };
	struct walk w = { .expr = on_expr, .ctx = &l };
	uint32_t i, n = 0;

	for (i = 0; i < p->v->nfuncs; i++) {
		const struct func_verdict *fv = &p->v->funcs[i];

		if (fv->func->reached && fv->func->body && is_relied_on(fv))
			walk_stmt(&w, fv->func->body);
	}
	if (!l.records.n)
		return 0;
	find_tags(&l);
	for (i = 0; i < l.records.n; i++) {
		const struct record *r = l.records.at[i];

		if (!is_nameable(&l, r->type))
			continue;
		if (!n++)
			buf_puts(out, "\n# 1 \"saner/layout\" 3\n");
		put_record(out, r);
	}
	return n;
}
