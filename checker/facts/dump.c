// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Prints what is known of the values of a function, one a line. */
#include <inttypes.h>

#include "checker/facts/internal.h"
#include "frontend/base/buf.h"

static void dump_place(const struct facts *x, op_id id, struct buf *out)
{
	const struct op *o = &x->func->ops[id];

	buf_printf(out, "  %%%u %s", id, op_text(o->kind));
	if (o->sym && o->sym->name)
		buf_printf(out, " %s", o->sym->name->text);
	if (o->expr && o->expr->range.end > o->expr->range.begin) {
		uint32_t len;
		const char *text = unit_text(x->unit, o->expr->range, &len);

		buf_printf(out, " '%.*s'", (int)(len < 40 ? len : 40), text);
	}
}

static void dump_pointer(const struct facts *x, op_id id, struct buf *out)
{
	static const char *const nulls[] = {
		[NULL_MAYBE] = "maybe-null", [NULL_NEVER] = "never-null",
		[NULL_NOT_NULL] = "not-null", [NULL_ALWAYS] = "null",
	};
	struct object_fact o = facts_object(x, id);

	buf_printf(out, " %s", nulls[facts_null(x, id)]);
	if (!o.known)
		return;
	buf_printf(out, " in %s", o.exact_object ? "part" : "object");
	if (o.sym && o.sym->name)
		buf_printf(out, " of %s", o.sym->name->text);
	if (o.has_size)
		buf_printf(out, " (%" PRIu64 " bytes)", o.size);
	buf_printf(out, " at [%" PRId64 ", %" PRId64 "]", o.lo, o.hi);
}

static void dump_value(const struct facts *x, op_id id, struct buf *out)
{
	static const char *const inits[] = {
		[INIT_MAYBE] = "maybe-init", [INIT_YES] = "init",
		[INIT_NO] = "not-init",
	};
	const struct op *o = &x->func->ops[id];
	struct int_form f;
	struct fact_source on[MAX_SOURCES];
	uint32_t n = facts_relies(x, id, on, MAX_SOURCES);

	if (o->type && o->type->kind == TYPE_POINTER) {
		dump_pointer(x, id, out);
	} else if (form_of(o->type, &f)) {
		struct range_fact r = facts_range(x, id);

		if (r.is_unsigned)
			buf_printf(out, " [%" PRIu64 ", %" PRIu64 "]",
				   (uint64_t)r.lo, (uint64_t)r.hi);
		else
			buf_printf(out, " [%" PRId64 ", %" PRId64 "]", r.lo,
				   r.hi);
	}
	if (o->kind == OP_LOAD_K || o->kind == OP_COPY_K)
		buf_printf(out, " %s", inits[facts_init(x, id)]);
	if (facts_origin(x, id) != id)
		buf_printf(out, " = %%%u", facts_origin(x, id));
	for (uint32_t i = 0; i < n; i++)
		buf_printf(out, "%s%%%u%s", i ? ", " : " relies on ", on[i].op,
			   on[i].race ? " again" : "");
}

void facts_dump(const struct facts *x, struct buf *out)
{
	const struct func *f = x->func;

	buf_printf(out, "facts of %s%s\n", f->sym->name->text,
		   x->gave_up ? ": gave up" : "");
	if (x->gave_up)
		return;
	for (uint32_t i = 0; i < f->nblocks; i++) {
		const struct block *k = &f->blocks[i];

		buf_printf(out, " b%u:%s\n", i,
			   x->flow.reached[i] ? "" : " not reached");
		for (uint32_t n = 0; x->flow.reached[i] && n < k->n; n++) {
			op_id id = k->first + n;

			if (!(op_flags(f->ops[id].kind) & OPF_VALUE) &&
			    f->ops[id].kind != OP_COPY_K)
				continue;
			dump_place(x, id, out);
			dump_value(x, id, out);
			buf_puts(out, "\n");
		}
	}
}
