// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * -fsaner-count: a row of a table for each access that the checker lists, and
 * beside its checks a line that adds one to it.  Plain additions: two threads
 * may lose one, and no lock and no atomic instruction stands where none may.
 */
#include <string.h>

#include "lowering/plan.h"

enum class {
#define CLASS(NAME, word, what) CLASS_##NAME,
#include "runtime/abi.def"
};

static const struct {
	enum property property;
	bool sum;
} columns[] = {
#define COLUMN(word, sum) { PROP_##word, sum },
#include "runtime/abi.def"
};

#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

/* ---- the lines -------------------------------------------------------- */

/* Where the counter stands, or NULL. */
static struct hook *place_of(struct plan *p, const struct counted *c)
{
	enum reason why;

	for (uint32_t i = 0; !p->bare && i < c->noperands; i++)
		if (hook_allowed(c->operands[i], &why))
			return hook_value(p, c->operands[i]);
	return NULL;
}

static void plan_row(struct plan *p, const struct counted *c)
{
	struct count_row *row = arena_grow(p->arena, (void **)&p->rows,
					   &p->nrows, &p->row_room,
					   sizeof(*row));
	struct hook *h = place_of(p, c);

	row->counted = c;
	row->fv = p->fv;
	row->blind = !h;
	for (uint32_t i = 0; i < c->nobligations; i++)
		p->row_of[c->obligations[i]] = p->nrows;
	if (h)
		frame_line(p, &h->value, ORDER_COUNT,
			   plan_printf(p, "__saner_counted[%u].n++;",
				       p->nrows - 1));
}

void plan_counts(struct plan *p)
{
	const struct func_verdict *fv = p->fv;

	p->row_of = NULL;
	if (!p->v->options->count)
		return;
	p->row_of = arena_array(p->arena, fv->nobligations + 1,
				sizeof(*p->row_of));
	for (uint32_t i = 0; i < fv->ncounted; i++)
		plan_row(p, &fv->counted[i]);
}

const char *count_row(const struct plan *p, const struct obligation *o)
{
	uint32_t row = p->row_of ? p->row_of[o - p->fv->obligations] : 0;

	return row ? arena_printf(p->arena, "__saner_counted[%u]", row - 1) :
		     NULL;
}

/* ---- classes ---------------------------------------------------------- */

/* Its check, or the one that covers it, could not be written. */
static bool is_refused(const struct plan *p, const struct func_verdict *fv,
		       const struct obligation *o)
{
	for (uint32_t i = 0; i < p->info->nrefused; i++)
		if (p->info->refused[i].obligation == o)
			return true;
	return o->covered_by &&
	       is_refused(p, fv, &fv->obligations[o->covered_by - 1]);
}

/* A check against bounds says at run time whether it compared. */
static bool tells(const struct obligation *o)
{
	return o->check.form == CHECK_ACCESS || o->check.form == CHECK_BYTES;
}

static enum class class_of(const struct plan *p, const struct func_verdict *fv,
			   const struct obligation *o)
{
	bool emitted = o->check.form != CHECK_NONE && !is_refused(p, fv, o);

	if (fv->trusted)
		return CLASS_TRUSTED;
	switch (o->disposition) {
	case DISP_TRIVIAL:
		return CLASS_TRIVIAL;
	case DISP_PROVED:
		return CLASS_PROVED;
	case DISP_GUARDED:
		return CLASS_GUARDED;
	case DISP_CHECKED:
	case DISP_REFUTED:
		return emitted ? CLASS_CHECKED : CLASS_ASSUMED;
	case DISP_ASSUMED:
		return emitted && tells(o) ? CLASS_CHECKED : CLASS_ASSUMED;
	case DISPOSITIONS:
		break;
	}
	return CLASS_ASSUMED;
}

/* ---- the table -------------------------------------------------------- */

static bool in_sum(const struct obligation *o)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (columns[i].property == o->property)
			return columns[i].sum;
	return false;
}

/* Of those in the sum the obligation of the worst class; of two alike one that
 * is assumed though its check may compare. */
static const struct obligation *worst_of(const struct plan *p,
					 const struct count_row *row)
{
	const struct obligation *worst = NULL;
	enum class class = CLASS_NONE;

	for (uint32_t i = 0; i < row->counted->nobligations; i++) {
		const struct obligation *o =
			&row->fv->obligations[row->counted->obligations[i]];
		enum class mine = class_of(p, row->fv, o);

		if (!in_sum(o) || mine < class ||
		    (mine == class && o->disposition != DISP_ASSUMED))
			continue;
		worst = o;
		class = mine;
	}
	return worst;
}

static void put_why(const struct plan *p, const struct count_row *row,
		    struct buf *b)
{
	const struct obligation *o = worst_of(p, row);

	if (!o)
		return;
	buf_puts(b, ", .why = ");
	buf_put_string(b, arena_printf(p->arena, "%s%s%s", o->rule,
				       o->reason ? " " : "",
				       o->reason ? reason_word(o->reason) :
						   ""));
	if (!o->what)
		return;
	buf_puts(b, ", .what = ");
	buf_put_string(b, o->what);
}

static void put_classes(const struct plan *p, const struct count_row *row,
			struct buf *b)
{
	buf_puts(b, ", .classes = { ");
	for (size_t k = 0; k < COLUMNS; k++) {
		enum class class = CLASS_NONE;

		for (uint32_t i = 0; i < row->counted->nobligations; i++) {
			const struct obligation *o = &row->fv->obligations[
				row->counted->obligations[i]];
			enum class mine = class_of(p, row->fv, o);

			if (o->property == columns[k].property && mine > class)
				class = mine;
		}
		buf_printf(b, "%d, ", class);
	}
	buf_puts(b, "}");
}

static void put_row(const struct plan *p, const struct count_row *row,
		    struct buf *b)
{
	struct place place = unit_place(p->u, row->counted->at->at);

	buf_puts(b, "\t{ .file = ");
	buf_put_string(b, place.file ? place.file : "?");
	buf_puts(b, ", .function = ");
	buf_put_string(b, row->fv->func->sym->name->text);
	put_why(p, row, b);
	put_classes(p, row, b);
	buf_printf(b, ", .line = %u, .blind = %d },\n", place.line, row->blind);
}

void count_put(const struct plan *p, struct buf *b)
{
	buf_puts(b, "# 1 \"saner/counted\" 3\nstatic struct __saner_counted "
		 "__saner_counted[] __attribute__((__used__)) = {\n");
	for (uint32_t i = 0; i < p->nrows; i++)
		put_row(p, &p->rows[i], b);
	if (!p->nrows)
		buf_puts(b, "\t{ .file = 0 },\n");
	buf_puts(b, "};\n");
}
